import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarClock20Regular, Location20Regular } from '@fluentui/react-icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '../../language/words.ts';
import { formatPeriod, zoneNote } from '../../ui/format.ts';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { type Occupancy, vehicleAvailability } from './vehicle-availability.ts';
import { VehicleIcon } from './vehicle-icon.tsx';
import { VehicleStatus } from './vehicle-status.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    height: '100%',
    padding: tokens.spacingVerticalL,
  },
  head: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  names: { minWidth: 0, flexGrow: 1 },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  plate: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  status: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
  },
  facts: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    '& li:not(:first-child)::before': { content: '"·"', marginRight: tokens.spacingHorizontalS },
  },
  line: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    '& svg': { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  },
  foot: {
    marginTop: 'auto',
    paddingTop: tokens.spacingVerticalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  strong: { color: tokens.colorNeutralForeground1 },
});

interface VehicleCardProps {
  vehicle: Vehicle;
  locale: string;
  readerZone: string;
  /** Milliseconds since 1970 */
  now: number;
}

export const VehicleCard = memo(function VehicleCard({ vehicle, locale, readerZone, now }: VehicleCardProps) {
  const { t } = useTranslation(['fleet', 'terms']);
  const styles = useStyles();
  const surface = useSurfaceStyles();
  const style = { locale, timeZone: vehicle.timeZone, now };
  const availability = vehicleAvailability(vehicle, now);
  const headingId = `vehicle-${vehicle.id}`;
  const next = 'next' in availability ? availability.next : null;
  const noteFor = (instant: string) => zoneNote(instant, vehicle.timeZone, readerZone);
  const untilNote = availability.kind === 'reserved' && noteFor(availability.current.endDate);
  const nextNote = next && noteFor(next.startDate);
  return (
    <article className={mergeClasses(surface.card, styles.root)} aria-labelledby={headingId}>
      <div className={styles.head}>
        <VehicleIcon vehicleClass={vehicle.class} />
        <div className={styles.names}>
          <h2 id={headingId} className={styles.name}>
            {vehicle.make} {vehicle.model}
          </h2>
          <span className={styles.plate}>{vehicle.licensePlate}</span>
        </div>
      </div>
      <div className={styles.status}>
        <VehicleStatus availability={availability} style={style} />
        {untilNote && <span className={styles.quiet}>{untilNote}</span>}
      </div>
      <ul className={styles.facts}>
        <li>{t(`terms:vehicleClasses.${vehicle.class}`)}</li>
        <li>{t('terms:seats', { count: vehicle.seats })}</li>
        <li>{t(`terms:fuelTypes.${vehicle.fuelType}`)}</li>
      </ul>
      <div className={styles.line}>
        <Location20Regular aria-hidden />
        <span>
          {vehicle.poolName}, {vehicle.site}
        </span>
      </div>
      <div className={mergeClasses(styles.line, styles.foot)}>
        <CalendarClock20Regular aria-hidden />
        <span>
          {next ? (
            <span className={styles.strong}>{describeNext(next, style)}</span>
          ) : (
            <span className={styles.quiet}>{'next' in availability ? t('nothingNext') : t('notReservable')}</span>
          )}
          {nextNote && <span className={styles.quiet}> · {nextNote}</span>}
        </span>
      </div>
    </article>
  );
});

function describeNext(next: Occupancy, style: { locale: string; timeZone: string; now: number }): string {
  const period = formatPeriod(next.startDate, next.endDate, style);
  return next.status === 'pending'
    ? words.t('fleet:nextRequested', { period })
    : words.t('fleet:nextReserved', { period });
}
