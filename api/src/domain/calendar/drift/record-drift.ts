/** What the worker finds, keeps and mends. */
import type { CalendarDrift } from '@fleet/contracts/calendar-drift.ts';
import type { SystemContext } from '../../command-context.ts';
import type { Agreement } from '../agreement.ts';

export type FoundDrift = Omit<CalendarDrift, 'id' | 'repairBy'>;

/** More than anybody looks through; the rest is counted. */
const mostKept = 5_000;

/** In place of what was found before; what people wait for is done. */
export async function recordDrift(
  { database, tenantId, now }: SystemContext,
  mailboxId: string,
  found: readonly FoundDrift[],
): Promise<void> {
  const kept = found.slice(0, mostKept);
  await database.transaction(tenantId, async (transaction) => {
    await transaction.query({ name: 'calendar-drift.clear', text: 'delete from calendar_drifts' });
    await transaction.query({
      name: 'calendar-drift.keep',
      text: `insert into calendar_drifts (kind, reservation_id, event_id, subject, start_date, end_date, differences)
             select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::jsonb[])`,
      values: [
        kept.map(({ kind }) => kind),
        kept.map(({ reservationId }) => reservationId),
        kept.map(({ eventId }) => eventId),
        kept.map(({ subject }) => subject),
        kept.map(({ startDate }) => startDate),
        kept.map(({ endDate }) => endDate),
        kept.map(({ differences }) => JSON.stringify(differences)),
      ],
    });
    await transaction.query({
      name: 'calendar-mailbox.compared',
      text: 'update calendar_mailboxes set compared_at = $2, left_out = $3, work_asked_at = null where id = $1',
      values: [mailboxId, now(), found.length - kept.length],
    });
  });
}

/** What is to be mended, and by which side. */
export interface DriftToRepair {
  kind: CalendarDrift['kind'];
  reservationId: string | null;
  eventId: string | null;
  by: 'fleet' | 'outlook';
}

export function findDriftToRepair({ database, tenantId }: SystemContext): Promise<DriftToRepair[]> {
  return database.read<DriftToRepair>(tenantId, {
    name: 'calendar-drift.to-repair',
    text: `select kind, reservation_id as "reservationId", event_id as "eventId", repair_by as by from calendar_drifts
           where repair_by is not null order by start_date, id`,
  });
}

/** Lets the database hold: what the events show counts as nobody's wish. */
export async function forgetAgreements(
  { database, tenantId }: SystemContext,
  reservationIds: readonly string[],
): Promise<void> {
  if (reservationIds.length === 0) return;
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'calendar.forget-agreements',
      text: `update reservations set calendar_agreed = null, calendar_version = 0, calendar_problem = null where id = any ($1::uuid[])`,
      values: [reservationIds],
    }),
  );
}

/** Lets Outlook hold: whatever an event shows besides this counts as wished for, also what was refused before. */
export async function presumeAgreements(
  { database, tenantId }: SystemContext,
  presumed: readonly { reservationId: string; agreed: Agreement }[],
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'calendar.presume-agreements',
      text: `update reservations r set calendar_agreed = one.agreed from unnest($1::uuid[], $2::jsonb[]) as one (id, agreed) where r.id = one.id`,
      values: [
        presumed.map(({ reservationId }) => reservationId),
        presumed.map(({ agreed }) => JSON.stringify({ ...agreed, refused: [] })),
      ],
    }),
  );
}

/** All that should stand in Outlook from now on, a part at a time. */
export async function findAllShown(
  { database, tenantId, now }: SystemContext,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await database.read<{ id: string }>(tenantId, {
    name: 'calendar.all-shown',
    text: `select id from reservations where status in ('pending', 'approved', 'active') and end_date > $1
             and ($2::uuid is null or id > $2) order by id limit $3`,
    values: [now(), after, limit],
  });
  return rows.map(({ id }) => id);
}
