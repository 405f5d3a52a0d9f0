import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarClock20Regular, Location20Regular } from '@fluentui/react-icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { words } from '../../language/words.ts';
import { vehiclePath } from '../../paths.ts';
import { formatPeriod, formatUntil, type TimeStyle, zoneNote } from '../../ui/format.ts';
import { useSurfaceStyles } from '../../ui/surface.ts';
import { type Occupancy, type VehicleAvailability, vehicleAvailability } from './vehicle-availability.ts';
import { VehiclePhoto } from './vehicle-photo.tsx';
import { VehicleStatus } from './vehicle-status.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    height: '100%',
    padding: tokens.spacingVerticalL,
    position: 'relative',
    ':hover': { boxShadow: tokens.shadow8 },
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
  /** All of the card leads to the vehicle; a keyboard and a screen reader meet one link. */
  link: {
    color: 'inherit',
    textDecorationLine: 'none',
    outlineStyle: 'none',
    '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: tokens.borderRadiusLarge },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
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
  const coming = whatComes(vehicle, availability, style);
  const noteFor = (instant: string) => zoneNote(instant, vehicle.timeZone, readerZone);
  const untilNote = availability.kind === 'reserved' && noteFor(availability.current.endDate);
  const comingNote = coming && noteFor(coming.instant);
  return (
    <article className={mergeClasses(surface.card, styles.root)} aria-labelledby={headingId}>
      <div className={styles.head}>
        <VehiclePhoto photoId={vehicle.photoId} vehicleClass={vehicle.class} />
        <div className={styles.names}>
          <h2 id={headingId} className={styles.name}>
            <Link className={styles.link} to={vehiclePath(vehicle.id)}>
              {vehicle.make} {vehicle.model}
            </Link>
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
          {coming ? (
            <span className={styles.strong}>{coming.text}</span>
          ) : (
            <span className={styles.quiet}>
              {availability.kind === 'available' ? t('nothingNext') : t('notReservable')}
            </span>
          )}
          {comingNote && <span className={styles.quiet}> · {comingNote}</span>}
        </span>
      </div>
    </article>
  );
});

/** What happens to the vehicle next: it becomes free, or somebody has it. */
function whatComes(
  { freeFrom }: Vehicle,
  availability: VehicleAvailability,
  style: TimeStyle,
): { text: string; instant: string } | undefined {
  if (availability.kind === 'available') {
    const { next } = availability;
    return next ? { text: describeNext(next, style), instant: next.startDate } : undefined;
  }
  // The answer may be older than the beginning of what occupies it now.
  const instant = freeFrom ?? (availability.kind === 'reserved' ? availability.current.endDate : null);
  if (instant === null || Date.parse(instant) <= style.now) return undefined;
  return { text: words.t('fleet:freeFrom', { moment: formatUntil(instant, style) }), instant };
}

function describeNext(next: Occupancy, style: TimeStyle): string {
  const period = formatPeriod(next.startDate, next.endDate, style);
  return next.status === 'pending'
    ? words.t('fleet:nextRequested', { period })
    : words.t('fleet:nextReserved', { period });
}
