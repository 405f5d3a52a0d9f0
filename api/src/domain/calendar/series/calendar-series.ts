/** Series as their events need them. */
import type { SystemContext } from '../../command-context.ts';
import type { Agreement } from '../agreement.ts';
import type { SeriesAgreement } from './series-agreement.ts';

export interface CalendarSeries {
  id: string;
  version: number;
  isCancelled: boolean;
  recurrenceRule: string;
  timeZone: string;
  /** `2027-03-01T09:00` */
  startWallTime: string;
  lengthMinutes: number;
  continuesSeriesId: string | null;
  driverUserId: string | null;
  createdByUserId: string;
  outlookEventId: string | null;
  agreed: SeriesAgreement | null;
  /** Of all its reservations that are live or were driven. */
  reservationIds: string[];
}

export async function loadCalendarSeries(
  { database, tenantId }: SystemContext,
  seriesId: string,
): Promise<CalendarSeries | undefined> {
  const [row] = await database.read<CalendarSeries>(tenantId, {
    name: 'calendar-series.by-id',
    text: `select s.id, s.version, s.status = 'cancelled' as "isCancelled", s.recurrence_rule as "recurrenceRule", s.time_zone as "timeZone",
             to_char(s.start_wall_time, 'YYYY-MM-DD"T"HH24:MI') as "startWallTime", s.length_minutes as "lengthMinutes",
             s.continues_series_id as "continuesSeriesId", d.user_id as "driverUserId", s.created_by as "createdByUserId",
             s.outlook_event_id as "outlookEventId", s.calendar_agreed as agreed,
             array(select r.id from reservations r where r.tenant_id = s.tenant_id and r.series_id = s.id
               and r.status in ('pending', 'approved', 'active', 'completed') order by r.occurrence_date) as "reservationIds"
           from reservation_series s join drivers d on d.tenant_id = s.tenant_id and d.id = s.driver_id where s.id = $1`,
    values: [seriesId],
  });
  return row;
}

/** Which of these events are series of ours. */
export async function findSeriesByEvents(
  { database, tenantId }: SystemContext,
  eventIds: readonly string[],
): Promise<Map<string, string>> {
  if (eventIds.length === 0) return new Map();
  const rows = await database.read<{ id: string; eventId: string }>(tenantId, {
    name: 'calendar-series.by-events',
    text: 'select id, outlook_event_id as "eventId" from reservation_series where outlook_event_id = any ($1)',
    values: [eventIds],
  });
  return new Map(rows.map(({ id, eventId }) => [eventId, id]));
}

/** The one of a series that went last, which says why. */
export async function findLastGone({ database, tenantId }: SystemContext, seriesId: string): Promise<string[]> {
  const rows = await database.read<{ id: string }>(tenantId, {
    name: 'calendar-series.last-gone',
    text: `select id from reservations where series_id = $1 and status in ('cancelled', 'rejected')
           order by updated_at desc, id limit 1`,
    values: [seriesId],
  });
  return rows.map(({ id }) => id);
}

export async function recordSeries(
  { database, tenantId }: SystemContext,
  seriesId: string,
  outlookEventId: string | null,
  agreed: SeriesAgreement | null,
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'calendar-series.record',
      text: 'update reservation_series set outlook_event_id = $2, calendar_agreed = $3 where id = $1',
      values: [seriesId, outlookEventId, agreed && JSON.stringify(agreed)],
    }),
  );
}

export interface OccurrenceLink {
  reservationId: string;
  /** Null where no occurrence shows it any more. */
  eventId: string | null;
  agreed: Agreement | null;
}

/** Which occurrence shows which reservation, and what it shows before anything is changed about it. */
export async function linkOccurrences(
  { database, tenantId }: SystemContext,
  links: readonly OccurrenceLink[],
): Promise<void> {
  if (links.length === 0) return;
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'calendar-series.link',
      text: `update reservations r set outlook_event_id = one.event_id, calendar_agreed = one.agreed, calendar_version = 0
             from unnest($1::uuid[], $2::text[], $3::jsonb[]) as one (id, event_id, agreed) where r.id = one.id`,
      values: [
        links.map(({ reservationId }) => reservationId),
        links.map(({ eventId }) => eventId),
        links.map(({ agreed }) => agreed && JSON.stringify(agreed)),
      ],
    }),
  );
}
