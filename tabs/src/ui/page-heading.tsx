import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveState } from '../realtime/live-state.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalL,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: 600 },
  detail: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
});

/** The page's name, a short line about what it shows, and whether it is live. */
export function PageHeading({ title, detail }: { title: string; detail?: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.detail}>{detail}</div>
      <LiveState />
    </div>
  );
}
