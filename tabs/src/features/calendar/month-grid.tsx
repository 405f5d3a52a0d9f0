import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths, asUtc } from '../../ui/calendar-day.ts';
import type { TimeStyle } from '../../ui/format.ts';
import { type CalendarEntry as Entry, entriesOn } from './calendar-days.ts';
import { CalendarEntry } from './calendar-entry.tsx';

const shownInCell = 3;
const line = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;
const narrow = '@media (max-width: 700px)';

const useStyles = makeStyles({
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  weekday: {
    padding: tokens.spacingVerticalXS,
    border: line,
    backgroundColor: tokens.colorNeutralBackground2,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
  },
  cell: { height: '108px', padding: '2px', verticalAlign: 'top', border: line, [narrow]: { height: '56px' } },
  otherMonth: { backgroundColor: tokens.colorNeutralBackground3 },
  day: { minWidth: 'auto', padding: '0 6px' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '& > li': { display: 'grid' },
    [narrow]: { display: 'none' },
  },
  more: { display: 'block', minWidth: 'auto', padding: '0 4px', fontWeight: 'normal' },
  /** Where there is no room for what lies on a day. */
  count: {
    display: 'none',
    [narrow]: { display: 'block', textAlign: 'center', fontSize: tokens.fontSizeBase200 },
  },
});

interface MonthGridProps {
  weeks: readonly (readonly string[])[];
  entries: readonly Entry[];
  /** Where the keyboard stands; a day of the month that is shown. */
  day: string;
  today: string;
  style: TimeStyle;
  onDay: (day: string) => void;
  onOpenDay: (day: string) => void;
}

/** The days of a month. Arrows go by days and weeks, Page keys by months; Enter shows the day. */
export function MonthGrid({ weeks, entries, day, today, style, onDay, onOpenDay }: MonthGridProps) {
  const { t } = useTranslation('calendar');
  const styles = useStyles();
  const table = useRef<HTMLTableElement>(null);
  const wantsFocus = useRef(false);
  const { locale } = style;
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  const fullWeekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' });
  const fullDay = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
  const number = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric' });
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);

  const onKeyDown = (event: KeyboardEvent) => {
    const from = (event.target as Element).getAttribute('data-day');
    if (!from || event.ctrlKey || event.altKey || event.metaKey) return;
    const steps: Readonly<Record<string, string>> = {
      ArrowLeft: addDays(from, -1),
      ArrowRight: addDays(from, 1),
      ArrowUp: addDays(from, -7),
      ArrowDown: addDays(from, 7),
      PageUp: addMonths(from, -1),
      PageDown: addMonths(from, 1),
    };
    const to = steps[event.key];
    if (!to) return;
    event.preventDefault();
    wantsFocus.current = true;
    onDay(to);
  };
  return (
    <table ref={table} className={styles.table} aria-label={month.format(asUtc(day))} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weeks[0]?.map((one) => (
            <th key={one} scope="col" abbr={fullWeekday.format(asUtc(one))} className={styles.weekday}>
              {weekday.format(asUtc(one))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((one) => {
              const there = entriesOn(entries, one, style.timeZone);
              const isCurrent = one === day;
              const tabIndex = isCurrent ? 0 : -1;
              return (
                <td
                  key={one}
                  className={mergeClasses(styles.cell, one.slice(0, 7) !== day.slice(0, 7) && styles.otherMonth)}
                >
                  <Button
                    size="small"
                    className={styles.day}
                    appearance={one === today ? 'primary' : 'subtle'}
                    data-day={one}
                    tabIndex={tabIndex}
                    aria-label={t('day', { day: fullDay.format(asUtc(one)), count: there.length })}
                    {...(one === today && { 'aria-current': 'date' })}
                    onClick={() => onOpenDay(one)}
                  >
                    {number.format(asUtc(one))}
                  </Button>
                  {there.length > 0 && (
                    <>
                      <ul className={styles.list}>
                        {there.slice(0, shownInCell).map((entry) => (
                          <li key={entry.key}>
                            <CalendarEntry entry={entry} style={style} isOneLine tabIndex={tabIndex} />
                          </li>
                        ))}
                        {there.length > shownInCell && (
                          <li>
                            <Button
                              size="small"
                              appearance="transparent"
                              className={styles.more}
                              tabIndex={tabIndex}
                              onClick={() => onOpenDay(one)}
                            >
                              {t('more', { count: there.length - shownInCell })}
                            </Button>
                          </li>
                        )}
                      </ul>
                      <span className={styles.count} aria-hidden>
                        {t('count', { count: there.length })}
                      </span>
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
