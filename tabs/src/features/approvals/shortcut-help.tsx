import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useSurfaceStyles } from '../../ui/surface.ts';

const keys = [
  ['↓ j', 'next'],
  ['↑ k', 'previous'],
  ['x', 'mark'],
  ['a', 'approve'],
  ['r', 'reject'],
  ['?', 'help'],
] as const;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: tokens.spacingVerticalM,
    '& div': { display: 'flex', gap: tokens.spacingHorizontalS },
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '& dd': { margin: 0 },
  },
  note: { flexBasis: '100%', color: tokens.colorNeutralForeground2 },
});

/** The keys of the queue, which act while the focus is in it. */
export function ShortcutHelp() {
  const { t } = useTranslation('approvals');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  return (
    <dl className={mergeClasses(surface.card, styles.root)} aria-label={t('shortcuts')}>
      {keys.map(([key, command]) => (
        <div key={command}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(`keys.${command}`)}</dd>
        </div>
      ))}
      <div className={styles.note}>
        <dt>{t('noUndo')}</dt>
        <dd>{t('noUndoDetail')}</dd>
      </div>
    </dl>
  );
}
