import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  when: { color: tokens.colorNeutralForeground2 },
  aside: { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  facts: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
    '& div': { display: 'flex', gap: tokens.spacingHorizontalXS, minWidth: 0 },
    '& dt::after': { content: '":"' },
    '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground1 },
  },
});

interface EntryProps {
  title: ReactNode;
  when?: string;
  /** What is known of it; what is null is left out. */
  facts?: readonly (readonly [term: string, value: ReactNode])[];
  /** A status, or what one can do with it. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** One line of a section: what, when, and what is known of it. */
export function Entry({ title, when, facts = [], aside, children }: EntryProps) {
  const styles = useStyles();
  const known = facts.filter(([, value]) => value !== null && value !== '');
  return (
    <>
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
        {when && <span className={styles.when}>{when}</span>}
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      {known.length > 0 && (
        <dl className={styles.facts}>
          {known.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </>
  );
}
