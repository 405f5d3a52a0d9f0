import type { Reservation } from '@fleet/contracts/reservation.ts';
import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatPeriod } from '../../ui/format.ts';
import { useSurfaceStyles } from '../../ui/surface.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', overflow: 'hidden' },
  row: {
    display: 'flex',
    alignItems: 'center',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderLeft: '3px solid transparent',
    '@media (forced-colors: active)': { borderLeftColor: 'Canvas' },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
  },
  open: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    border: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  who: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface QueueProps {
  requests: readonly Reservation[];
  currentId: string | undefined;
  markedIds: ReadonlySet<string>;
  onOpen: (reservationId: string) => void;
  onMark: (reservationId: string) => void;
  timeStyle: { locale: string; now: number };
  /** Told where each row is, so that keys can move the focus. */
  rowRef: (reservationId: string, row: HTMLElement | null) => void;
}

/** What waits for the reader; one of them is looked at, any number are marked. */
export function Queue({ requests, currentId, markedIds, onOpen, onMark, timeStyle, rowRef }: QueueProps) {
  const { t } = useTranslation('approvals');
  const styles = useStyles();
  const surface = useSurfaceStyles();
  return (
    <ul className={mergeClasses(surface.card, styles.list)} aria-label={t('queue')}>
      {requests.map(({ id, driver, vehicle, startDate, endDate, timeZone, purpose }) => {
        const when = formatPeriod(startDate, endDate, { ...timeStyle, timeZone });
        const isCurrent = id === currentId;
        return (
          <li key={id} className={mergeClasses(styles.row, isCurrent && styles.current)}>
            <Checkbox
              checked={markedIds.has(id)}
              onChange={() => onMark(id)}
              aria-label={t('mark', { driver: driver.displayName, vehicle: vehicle.name, when })}
            />
            <button
              type="button"
              ref={(row) => rowRef(id, row)}
              className={styles.open}
              tabIndex={isCurrent ? 0 : -1}
              aria-current={isCurrent}
              onClick={() => onOpen(id)}
            >
              <span className={styles.who}>{driver.displayName}</span>
              <span>{`${vehicle.name} · ${when}`}</span>
              <span className={styles.quiet}>{purpose}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
