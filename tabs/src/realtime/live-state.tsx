import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connection } from './connection.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  dot: {
    boxSizing: 'border-box',
    width: '8px',
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    border: `2px solid ${tokens.colorNeutralForeground3}`,
  },
  connected: { backgroundColor: tokens.colorPaletteGreenForeground3, border: 'none', forcedColorAdjust: 'none' },
});

/** One quiet word on whether the page changes by itself. */
export function LiveState() {
  const { t } = useTranslation();
  const styles = useStyles();
  const { state, dropped } = useSyncExternalStore(connection.subscribe, connection.get);
  return (
    <span className={styles.root} data-connection={state}>
      <span className={mergeClasses(styles.dot, state === 'connected' && styles.connected)} aria-hidden />
      {t(`live.${state}`)}
      {dropped > 0 && ` · ${t('notSent', { count: dropped })}`}
    </span>
  );
}
