/** Reservations as their events need them, many at a time. */
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { SystemContext } from '../command-context.ts';
import { type ReservationRow, selectReservation, toImpersonalReservation } from '../reservation/reservation-rows.ts';
import type { Agreement } from './agreement.ts';

export type CalendarItem = ReturnType<typeof toCalendarItem>;

interface CalendarRow extends ReservationRow {
  calendar_agreed: Agreement | null;
  vehicle_mailbox_address: string;
  series_event: { eventId: string; bodyDigest: string; linkId: string } | null;
  driver_locale: string | null;
  creator_locale: string;
}

const text = `${selectReservation(`r.calendar_agreed, v.mailbox_address as vehicle_mailbox_address,
    (select json_build_object('eventId', s.outlook_event_id, 'bodyDigest', s.calendar_agreed ->> 'bodyDigest',
        'linkId', s.calendar_agreed ->> 'linkId') from reservation_series s
      where s.tenant_id = r.tenant_id and s.id = r.series_id and s.calendar_agreed is not null) as series_event,
    du.locale as driver_locale, cu.locale as creator_locale,`)}`;

/** What happened up to so long ago is left as it is in the calendar. */
const historyDays = 1;
const mostAtOnce = 200;

/** Those whose newest version Outlook does not show yet, the oldest first. Those that failed wait for a change. */
export function findUnshown({ database, tenantId }: SystemContext): Promise<string[]> {
  return idsOf(
    database.read(tenantId, {
      name: 'calendar.unshown',
      text: `select id from reservations where calendar_version < version order by updated_at, id limit ${mostAtOnce}`,
    }),
  );
}

export interface ShownReservation {
  id: string;
  eventId: string;
  /** At which both sides agreed; an event that still has it needs no look. */
  etag: string | null;
}

export async function findByEvents(
  { database, tenantId }: SystemContext,
  eventIds: readonly string[],
): Promise<ShownReservation[]> {
  if (eventIds.length === 0) return [];
  return database.read(tenantId, {
    name: 'calendar.by-events',
    text: `select id, outlook_event_id as "eventId", calendar_agreed ->> 'etag' as etag from reservations
           where outlook_event_id = any ($1) order by id`,
    values: [eventIds],
  });
}

/** The live ones of these series, by the events of the series. */
export function findBySeries({ database, tenantId }: SystemContext, masterIds: readonly string[]): Promise<string[]> {
  if (masterIds.length === 0) return Promise.resolve([]);
  return idsOf(
    database.read(tenantId, {
      name: 'calendar.by-series',
      text: `select id from reservations where status in ('pending', 'approved', 'active')
               and calendar_agreed ->> 'seriesMasterId' = any ($1) order by id`,
      values: [masterIds],
    }),
  );
}

/** The series that these belong to. */
export async function findSeriesOf(
  { database, tenantId }: SystemContext,
  reservationIds: readonly string[],
): Promise<string[]> {
  if (reservationIds.length === 0) return [];
  return idsOf(
    database.read(tenantId, {
      name: 'calendar.series-of',
      text: `select distinct series_id as id from reservations where id = any ($1) and series_id is not null order by 1`,
      values: [reservationIds],
    }),
  );
}

/** The live ones whose events should stand in the window. */
export async function findShownIn(
  { database, tenantId }: SystemContext,
  window: { start: Date; end: Date },
): Promise<ShownReservation[]> {
  return database.read(tenantId, {
    name: 'calendar.shown-in',
    text: `select id, outlook_event_id as "eventId", calendar_agreed ->> 'etag' as etag from reservations
           where status in ('pending', 'approved', 'active') and calendar_agreed is not null
             and start_date >= $1 and end_date <= $2 order by start_date, id`,
    values: [window.start, window.end],
  });
}

async function idsOf(rows: Promise<{ id: string }[]>): Promise<string[]> {
  return (await rows).map(({ id }) => id);
}

export async function loadCalendarItems(
  { database, tenantId, now }: SystemContext,
  reservationIds: readonly string[],
): Promise<CalendarItem[]> {
  if (reservationIds.length === 0) return [];
  const rows = await database.read<CalendarRow>(tenantId, {
    name: 'calendar.items',
    text: `${text} where r.id = any ($1) order by r.id`,
    values: [reservationIds],
  });
  return rows.map((row) => toCalendarItem(row, now()));
}

/** Keeps one for this transaction. */
export async function lockCalendarItem(
  transaction: TenantTransaction,
  reservationId: string,
  now: Date,
): Promise<CalendarItem | undefined> {
  await transaction.query({
    name: 'reservation.lock',
    text: 'select from reservations where id = $1 for no key update',
    values: [reservationId],
  });
  const [row] = await transaction.query<CalendarRow>({
    name: 'calendar.item',
    text: `${text} where r.id = $1`,
    values: [reservationId],
  });
  return row && toCalendarItem(row, now);
}

function toCalendarItem(row: CalendarRow, now: Date) {
  const isOver = row.status === 'completed' || row.end_date.getTime() < now.getTime() - historyDays * 86_400_000;
  return {
    ...toImpersonalReservation(row),
    vehicleMailboxAddress: row.vehicle_mailbox_address,
    calendarVersion: row.calendar_version,
    agreed: row.calendar_agreed,
    /** The recurring event it is an occurrence of, or may become one. */
    seriesEvent: row.series_event,
    /** Of whoever reads the event first: the driver, else whoever reserved for them. */
    locale: row.driver_locale ?? row.creator_locale,
    isOver: isOver && row.status !== 'active',
  };
}
