import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSurfaceStyles } from '../../ui/surface.ts';

const useStyles = makeStyles({
  root: {
    padding: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalM,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
  },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalM} 0 0`,
  },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, whiteSpace: 'pre-line' },
});

export interface Fact {
  name: string;
  value: string;
}

interface CardProps {
  title: ReactNode;
  /** Beside the title, such as a state. */
  badge?: ReactNode;
  actions?: ReactNode;
  facts?: readonly Fact[];
  children?: ReactNode;
}

/** One thing of a part, with what is known of it and what can be done. */
export function Card({ title, badge, actions, facts, children }: CardProps) {
  const styles = useStyles();
  const surface = useSurfaceStyles();
  return (
    <article className={mergeClasses(surface.card, styles.root)}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {badge}
        {actions}
      </div>
      {facts && facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt className={styles.name}>{name}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </article>
  );
}
