import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { type ClaimLook, claimIcons } from './claim-look.tsx';
import { useTimelineStyles } from './timeline-styles.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'flex', alignItems: 'center', gap: '6px' },
  swatch: {
    position: 'static',
    display: 'inline-flex',
    justifyContent: 'center',
    width: '28px',
    height: '20px',
    padding: 0,
    cursor: 'default',
  },
});

const looks: readonly ClaimLook[] = [
  'approved',
  'pending',
  'active',
  'completed',
  'others',
  'hold',
  'blackout',
  'maintenance',
  'outlook',
];

/** What the bars look like, and what that means. */
export function TimelineLegend() {
  const { t } = useTranslation(['timeline', 'terms']);
  const styles = useStyles();
  const timeline = useTimelineStyles();
  const name = (look: ClaimLook) => {
    if (look === 'others') return t('takenByOthers');
    if (look === 'hold' || look === 'blackout' || look === 'maintenance' || look === 'outlook')
      return t(`kinds.${look}`);
    return t(`terms:reservationStatuses.${look}`);
  };
  return (
    <ul className={styles.root} aria-label={t('legend')}>
      {looks.map((look) => (
        <li key={look} className={styles.entry}>
          <span aria-hidden className={mergeClasses(timeline.bar, timeline[look], styles.swatch)}>
            <span className={timeline.icon}>{claimIcons[look]}</span>
          </span>
          {name(look)}
        </li>
      ))}
    </ul>
  );
}
