import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';
import { paths } from '../../paths.ts';
import { asUtc } from '../../ui/calendar-day.ts';
import { formatTime, type TimeStyle } from '../../ui/format.ts';
import { hoursOf, percentOf, timelineWindow } from '../timeline/timeline-window.ts';
import { type CalendarEntry as Entry, entriesOn, placeEntries } from './calendar-days.ts';
import { CalendarEntry } from './calendar-entry.tsx';

/** Of a day; an hour has 44 pixels. */
const dayHeight = 1056;
const columnsOfDay = 8;
const columnsOfWeek = 3;
const firstHour = 7;
const line = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;

const useStyles = makeStyles({
  scroller: {
    position: 'relative',
    overflow: 'auto',
    maxHeight: 'max(320px, calc(100vh - 280px))',
    border: line,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  days: { display: 'flex' },
  week: { minWidth: '900px' },
  hours: { position: 'relative', flexShrink: 0, width: '56px', marginTop: '44px' },
  hour: {
    position: 'absolute',
    right: '6px',
    transform: 'translateY(-50%)',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  day: { flexGrow: 1, flexBasis: 0, minWidth: 0, borderLeft: line },
  name: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    boxSizing: 'border-box',
    height: '44px',
    margin: 0,
    padding: `4px ${tokens.spacingHorizontalS}`,
    borderBottom: line,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
  },
  today: { color: tokens.colorBrandForeground1 },
  more: { display: 'block', fontSize: tokens.fontSizeBase200, fontWeight: 'normal' },
  times: {
    position: 'relative',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundImage: `linear-gradient(to bottom, ${tokens.colorNeutralStroke3} 1px, transparent 1px)`,
  },
  now: {
    position: 'absolute',
    left: 0,
    right: 0,
    zIndex: 1,
    borderTop: `2px solid ${tokens.colorPaletteRedBorder2}`,
    pointerEvents: 'none',
  },
});

interface DayColumnsProps {
  days: readonly string[];
  entries: readonly Entry[];
  today: string;
  style: TimeStyle;
}

/** Days side by side, their hours downward; what overlaps stands beside each other, and the timeline has the rest. */
export function DayColumns({ days, entries, today, style }: DayColumnsProps) {
  const { t } = useTranslation('calendar');
  const styles = useStyles();
  const scroller = useRef<HTMLElement>(null);
  const { locale, timeZone, now } = style;
  const window = timelineWindow(days[0] ?? today, 'day', { timeZone, locale });
  const dayName = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const timeline = useHref(paths.reservationsTimeline);
  const first = days[0];
  useEffect(() => {
    if (scroller.current && first) scroller.current.scrollTop = (dayHeight / 24) * firstHour;
  }, [first]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
    <section ref={scroller} className={styles.scroller} aria-label={t('days')} tabIndex={0}>
      <div className={mergeClasses(styles.days, days.length > 1 && styles.week)}>
        <div aria-hidden className={styles.hours} style={{ height: dayHeight }}>
          {hoursOf(window, 1)
            .slice(1)
            .map(({ instant }) => (
              <span key={instant} className={styles.hour} style={{ top: `${percentOf(window, instant)}%` }}>
                {formatTime(instant, style)}
              </span>
            ))}
        </div>
        {days.map((day) => {
          const own = timelineWindow(day, 'day', { timeZone, locale });
          const { placed, leftOver } = placeEntries(
            entriesOn(entries, day, timeZone),
            days.length > 1 ? columnsOfWeek : columnsOfDay,
          );
          const top = (instant: number) => percentOf(own, Math.min(Math.max(instant, own.start), own.end));
          return (
            <div key={day} className={styles.day}>
              <h2 className={mergeClasses(styles.name, day === today && styles.today)}>
                {dayName.format(asUtc(day))}
                {leftOver.length > 0 && (
                  <Link className={styles.more} href={`${timeline}?date=${day}`}>
                    {t('more', { count: leftOver.length })}
                  </Link>
                )}
              </h2>
              <ul
                className={styles.times}
                style={{ height: dayHeight, backgroundSize: `100% ${dayHeight / hoursOf(own, 1).length}px` }}
              >
                {placed.map(({ entry, column, columns }) => (
                  <li key={entry.key}>
                    <CalendarEntry
                      entry={entry}
                      style={style}
                      place={{
                        position: 'absolute',
                        top: `${top(entry.start)}%`,
                        height: `max(20px, ${top(entry.end) - top(entry.start)}%)`,
                        left: `calc(${(100 * column) / columns}% + 1px)`,
                        width: `calc(${100 / columns}% - 2px)`,
                      }}
                    />
                  </li>
                ))}
                {now >= own.start && now < own.end && (
                  <li aria-hidden className={styles.now} style={{ top: `${top(now)}%` }} />
                )}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}
