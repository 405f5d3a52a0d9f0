import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { ReservationMail } from '@fleet/contracts/reservation-mail.ts';
import type { UserContext } from '../command-context.ts';
import { readVisibleReservation } from '../reservation/read-visible-reservation.ts';

/** Nobody reads further back, and a series that is asked about for months has had many. */
const mostMails = 50;

/**
 * What was mailed about a reservation, alone or together with others of its series, newest first.
 * @throws {DomainError} NOT_FOUND also for a reservation the caller may not see
 */
export async function listReservationMails(
  { actor, tenantId, database }: UserContext,
  { reservationId }: OperationArguments<'listReservationMails'>,
): Promise<OperationOutput<'listReservationMails'>> {
  await readVisibleReservation((statement) => database.read(tenantId, statement), actor, reservationId);
  const rows = await database.read<Omit<ReservationMail, 'settledAt'> & { settledAt: Date }>(tenantId, {
    name: 'delivery.mails-of-reservation',
    // Of a series one occurrence's event tells of the others too (find-told-together.ts): its mail is theirs.
    text: `select e.type as occasion, coalesce(u.display_name, d.recipient) as recipient, d.delivered_at as "settledAt", d.refusal
           from outbox_events own
           join outbox_events e on e.tenant_id = own.tenant_id and e.occurred_at = own.occurred_at and e.type = own.type
             and (e.id = own.id or e.entity_id::text = own.payload ->> 'toldBy')
           join deliveries d on d.tenant_id = e.tenant_id and d.event_id = e.id and d.effect = 'send-mail' and d.is_settled
           left join lateral (
             select display_name from users where tenant_id = e.tenant_id and lower(email) = lower(d.recipient) limit 1
           ) u on true
           where own.entity_id = $1 and own.type = any ($2::text[])
           order by d.delivered_at desc, d.recipient limit ${mostMails}`,
    values: [reservationId, reservationEventTypes],
  });
  return { mails: rows.map(({ settledAt, ...mail }) => ({ ...mail, settledAt: settledAt.toISOString() })) };
}
