import type { ScheduleEntry } from '@fleet/contracts/vehicle-schedule.ts';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { dayBounds } from '../../ui/day-bounds.ts';
import { formatPeriod } from '../../ui/format.ts';
import { useHiddenStyles } from '../../ui/surface.ts';
import type { SectionProps } from './section-props.ts';

export const shownDays = 7;
const hourMarks = [0, 6, 12, 18];

const useStyles = makeStyles({
  days: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalS },
  day: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, 112px) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
  },
  today: { fontWeight: tokens.fontWeightSemibold },
  strip: {
    position: 'relative',
    height: '24px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  mark: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  entry: {
    position: 'absolute',
    top: '2px',
    bottom: '2px',
    minWidth: '3px',
    borderRadius: tokens.borderRadiusSmall,
    forcedColorAdjust: 'none',
  },
  reservation: { backgroundColor: tokens.colorBrandBackground },
  pending: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorBrandStroke1}`,
  },
  past: { backgroundColor: tokens.colorNeutralForeground4 },
  blocked: {
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorNeutralForeground3} 0 4px, ${tokens.colorNeutralBackground3} 4px 8px)`,
  },
  now: { position: 'absolute', top: 0, bottom: 0, width: '2px', backgroundColor: tokens.colorPaletteRedBackground3 },
  scale: {
    position: 'relative',
    height: '16px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
    '& span': { position: 'absolute' },
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    marginTop: tokens.spacingVerticalM,
    color: tokens.colorNeutralForeground2,
    '& span': { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
    '& i': { position: 'static', display: 'inline-block', width: '20px', height: '12px' },
  },
});

/** Today and the days after it, a strip each from midnight to midnight; the same in words for those who do not see it. */
export function WeekTimeline({ vehicle, timeStyle, entries }: SectionProps & { entries: readonly ScheduleEntry[] }) {
  const { t } = useTranslation('vehicle');
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const style = { ...timeStyle, timeZone: vehicle.timeZone };
  const bounds = dayBounds(style.now, style.timeZone, shownDays);
  const dayName = new Intl.DateTimeFormat(style.locale, { timeZone: style.timeZone, weekday: 'short', day: 'numeric' });
  const hour = new Intl.DateTimeFormat(style.locale, { timeZone: 'UTC', hour: 'numeric' });
  const lookOf = ({ kind, status }: ScheduleEntry) =>
    kind !== 'reservation'
      ? styles.blocked
      : status === 'pending'
        ? styles.pending
        : status === 'completed'
          ? styles.past
          : styles.reservation;
  return (
    <>
      <ul className={styles.days} aria-label={t('week')}>
        {bounds.slice(0, -1).map((from, index) => {
          const to = bounds[index + 1] ?? from;
          const place = (instant: number) => (100 * (Math.min(Math.max(instant, from), to) - from)) / (to - from);
          const endOf = (entry: ScheduleEntry) => (entry.endDate === null ? to : Date.parse(entry.endDate));
          const ofDay = entries.filter((entry) => Date.parse(entry.startDate) < to && endOf(entry) > from);
          return (
            <li key={from} className={styles.day}>
              <span className={mergeClasses(index === 0 && styles.today)}>
                {index === 0 ? t('today') : dayName.format(from)}
              </span>
              <div className={styles.strip}>
                {hourMarks.slice(1).map((mark) => (
                  <span key={mark} className={styles.mark} style={{ left: `${(100 * mark) / 24}%` }} />
                ))}
                {ofDay.map((entry) => {
                  const left = place(Date.parse(entry.startDate));
                  const text = describeEntry(entry);
                  return (
                    <span
                      key={`${entry.kind} ${entry.startDate}`}
                      className={mergeClasses(styles.entry, lookOf(entry))}
                      style={{ left: `${left}%`, width: `${place(endOf(entry)) - left}%` }}
                      title={text}
                    />
                  );
                })}
                {index === 0 && <span className={styles.now} style={{ left: `${place(style.now)}%` }} />}
                <span className={hidden}>
                  {ofDay.length === 0 ? t('nothingThatDay') : ofDay.map(describeEntry).join('; ')}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
      <div className={styles.day} aria-hidden>
        <span />
        <div className={styles.scale}>
          {hourMarks.map((mark) => (
            <span key={mark} style={{ left: `${(100 * mark) / 24}%` }}>
              {hour.format(mark * 3_600_000)}
            </span>
          ))}
        </div>
      </div>
      <div className={styles.legend} aria-hidden>
        <span>
          <i className={mergeClasses(styles.entry, styles.reservation)} />
          {t('legend.reserved')}
        </span>
        <span>
          <i className={mergeClasses(styles.entry, styles.pending)} />
          {t('legend.requested')}
        </span>
        <span>
          <i className={mergeClasses(styles.entry, styles.past)} />
          {t('legend.past')}
        </span>
        <span>
          <i className={mergeClasses(styles.entry, styles.blocked)} />
          {t('legend.blocked')}
        </span>
      </div>
    </>
  );

  function describeEntry({ kind, status, startDate, endDate }: ScheduleEntry): string {
    const what = kind === 'reservation' ? t(`scheduled.${status ?? 'approved'}`) : t(`scheduled.${kind}`);
    return endDate ? `${what}, ${formatPeriod(startDate, endDate, style)}` : `${what}, ${t('openEnd')}`;
  }
}
