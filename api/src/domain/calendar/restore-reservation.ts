import { z } from 'zod';
import type { SystemContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { actForUser } from '../user/act-for-user.ts';

/** What an event of ours carries for the day on which the database is lost (effects/calendar/calendar-event.ts). */
const factsSchema = z.object({
  vehicleId: z.uuid(),
  driverId: z.uuid(),
  createdBy: z.uuid(),
  purpose: z.string(),
  costCenter: z.string().nullable(),
});

export interface LostReservation {
  eventId: string;
  facts: object | null;
  startDate: string;
  endDate: string;
}

/**
 * Makes a reservation again whose event is still there and whose row is not, as after a backup was restored, by the rules
 * that hold now. It takes the event for its own.
 * @returns its id; undefined when it cannot be made, so that a fleet manager has to look at it
 */
export async function restoreReservation(
  context: SystemContext,
  { eventId, facts, startDate, endDate }: LostReservation,
): Promise<string | undefined> {
  const parsed = factsSchema.safeParse(facts);
  if (!parsed.success || new Date(endDate) <= context.now()) return undefined;
  const { createdBy, costCenter, ...wanted } = parsed.data;
  const known = await findSame(context, { ...wanted, startDate, endDate });
  const reservationId = known ?? (await make());
  if (reservationId) await takeEvent(context, reservationId, eventId);
  return reservationId;

  async function make(): Promise<string | undefined> {
    const acting = await actForUser(context, createdBy);
    if (!acting) return undefined;
    try {
      const { id } = await createReservation(acting, {
        ...wanted,
        startDate,
        endDate,
        ...(costCenter && { costCenter }),
      });
      return id;
    } catch (error) {
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }
}

/** One that was made before and did not get as far as to take the event. */
async function findSame(
  { database, tenantId }: SystemContext,
  wanted: { vehicleId: string; driverId: string; startDate: string; endDate: string },
): Promise<string | undefined> {
  const [row] = await database.read<{ id: string }>(tenantId, {
    name: 'calendar.same-reservation',
    text: `select id from reservations where vehicle_id = $1 and driver_id = $2 and start_date = $3 and end_date = $4
             and status in ('pending', 'approved') and outlook_event_id is null`,
    values: [wanted.vehicleId, wanted.driverId, wanted.startDate, wanted.endDate],
  });
  return row?.id;
}

async function takeEvent({ database, tenantId }: SystemContext, reservationId: string, eventId: string): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'calendar.take-event',
      text: 'update reservations set outlook_event_id = $2 where id = $1 and outlook_event_id is null',
      values: [reservationId, eventId],
    }),
  );
}

/** Of these ids, those of which there is a reservation, with the event it is shown by. */
export async function findKnownReservations(
  { database, tenantId }: SystemContext,
  reservationIds: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await database.read<{ id: string; eventId: string | null }>(tenantId, {
    name: 'calendar.known-reservations',
    text: 'select id, outlook_event_id as "eventId" from reservations where id = any ($1::uuid[])',
    values: [reservationIds],
  });
  return new Map(rows.map(({ id, eventId }) => [id, eventId]));
}
