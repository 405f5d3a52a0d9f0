import { makeStyles, Select, ToggleButton, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api-client/api.ts';
import { queryKeys } from '../../api-client/query-keys.ts';
import { addDays, asUtc, dayOf, startOfDay } from '../../ui/calendar-day.ts';
import { zoneNote } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorState } from '../../ui/page-state.tsx';
import { RowsPlaceholder } from '../../ui/rows-placeholder.tsx';
import { useHiddenStyles } from '../../ui/surface.ts';
import { useTimeStyle } from '../../ui/use-time-style.ts';
import { PoolSelect } from '../pools/pool-select.tsx';
import { DayStepper } from '../reservations/day-stepper.tsx';
import { ReservationViews } from '../reservations/reservation-views.tsx';
import { zoneOf } from '../timeline/timeline-view.ts';
import { useTimeline } from '../timeline/use-timeline.ts';
import {
  type CalendarSpan,
  calendarEntries,
  calendarSpans,
  calendarWeeks,
  entriesOn,
  stepDay,
} from './calendar-days.ts';
import { type CalendarView, useCalendarView } from './calendar-view.ts';
import { DayColumns } from './day-columns.tsx';
import { MonthGrid } from './month-grid.tsx';

const useStyles = makeStyles({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalM,
  },
  scopes: { display: 'flex', gap: tokens.spacingHorizontalXS, margin: 0, padding: 0, border: 'none' },
  scope: { minWidth: 'auto' },
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Reservations by day: a month, a week or a day, one's own or all. */
export default function CalendarPage() {
  const { t } = useTranslation(['calendar', 'reservations', 'terms', 'ui']);
  const styles = useStyles();
  const api = useApi();
  const { locale, readerZone, now } = useTimeStyle();
  const { view, change } = useCalendarView();
  const { span, poolId, scope } = view;
  const vehicles = useQuery({
    queryKey: queryKeys.vehicles,
    queryFn: ({ signal }) => api.listVehicles({}, { signal }),
  });
  const all = vehicles.data?.vehicles;
  const shown = useMemo(() => (all ?? []).filter((vehicle) => !poolId || vehicle.poolId === poolId), [all, poolId]);
  const timeZone = zoneOf(shown, readerZone);
  const today = dayOf(now, timeZone);
  const day = view.day ?? today;
  const weeks = useMemo(() => calendarWeeks(day, span, locale), [day, span, locale]);
  const days = useMemo(() => weeks.flat(), [weeks]);
  const from = startOfDay(days[0] ?? day, timeZone);
  const calendar = useTimeline({
    scope,
    from: new Date(from).toISOString(),
    to: new Date(startOfDay(addDays(days.at(-1) ?? day, 1), timeZone)).toISOString(),
    ...(poolId && { poolId }),
  });
  const entries = useMemo(() => calendarEntries(calendar.data?.reservations ?? [], shown), [calendar.data, shown]);
  const style = useMemo(() => ({ locale, timeZone, now }), [locale, timeZone, now]);
  const error = vehicles.error ?? calendar.error;
  const isReady = vehicles.data && calendar.data;
  const inSight = span === 'month' ? days.filter((one) => one.slice(0, 7) === day.slice(0, 7)) : days;
  const count = new Set(inSight.flatMap((one) => entriesOn(entries, one, timeZone).map(({ key }) => key))).size;
  const show = (next: string) => change({ date: next === today ? undefined : next });
  const note = zoneNote(new Date(from).toISOString(), timeZone, readerZone);
  return (
    <>
      <PageHeading
        title={t('ui:pages.reservations')}
        detail={isReady && <span role="status">{t('terms:reservations', { count })}</span>}
      />
      <ReservationViews current="calendar" />
      <div className={styles.toolbar}>
        <DayStepper
          day={day}
          today={today}
          onStep={(direction) => show(stepDay(day, span, direction))}
          onDay={(next) => show(next)}
        />
        <Select
          aria-label={t('span')}
          value={span}
          onChange={(_, { value }) => change({ view: value === 'month' ? undefined : (value as CalendarSpan) })}
        >
          {calendarSpans.map((one) => (
            <option key={one} value={one}>
              {t(`spans.${one}`)}
            </option>
          ))}
        </Select>
        <Scopes scope={scope} onChange={(next) => change({ scope: next })} />
        <PoolSelect poolId={poolId} onChange={(pool) => change({ pool })} />
      </div>
      {error && isReady && <ErrorNotice error={error} />}
      {note && <p>{t('zone', { zone: note })}</p>}
      {calendar.data && !calendar.data.isComplete && <p role="status">{t('tooMany')}</p>}
      <h2 className={styles.title}>{describeDays(days, day, span, locale)}</h2>
      {isReady ? (
        <div aria-busy={calendar.isPlaceholderData}>
          {span === 'month' ? (
            <MonthGrid
              weeks={weeks}
              entries={entries}
              day={day}
              today={today}
              style={style}
              onDay={show}
              onOpenDay={(date) => change({ date, view: 'day' })}
            />
          ) : (
            <DayColumns days={days} entries={entries} today={today} style={style} />
          )}
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([vehicles.refetch(), calendar.refetch()])} />
      ) : (
        <RowsPlaceholder />
      )}
    </>
  );
}

interface ScopesProps {
  scope: CalendarView['scope'];
  onChange: (scope: CalendarView['scope']) => void;
}

function Scopes({ scope, onChange }: ScopesProps) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  return (
    <fieldset className={styles.scopes}>
      <legend className={hidden}>{t('scopeGroup')}</legend>
      {(['mine', 'all'] as const).map((one) => (
        <ToggleButton
          key={one}
          className={styles.scope}
          shape="circular"
          appearance={one === scope ? 'primary' : 'outline'}
          checked={one === scope}
          onClick={() => onChange(one)}
        >
          {t(`scopes.${one}`)}
        </ToggleButton>
      ))}
    </fieldset>
  );
}

/** For example "November 2026", "23–29 November 2026" or "Tuesday 24 November 2026". */
function describeDays(days: readonly string[], day: string, span: CalendarSpan, locale: string): string {
  const options = { timeZone: 'UTC', month: 'long', year: 'numeric' } as const;
  if (span === 'month') return new Intl.DateTimeFormat(locale, options).format(asUtc(day));
  const named = new Intl.DateTimeFormat(locale, {
    ...options,
    day: 'numeric',
    ...(span === 'day' && { weekday: 'long' }),
  });
  return span === 'day'
    ? named.format(asUtc(day))
    : named.formatRange(asUtc(days[0] ?? day), asUtc(days.at(-1) ?? day));
}
