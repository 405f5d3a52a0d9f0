import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import type { SystemContext } from '../command-context.ts';

/** An occurrence of a series that one event tells of, with others (tell-together.ts). */
export interface ToldTogether {
  reservationId: string;
  status: ReservationStatus;
  /** Whether nothing has happened to it since. */
  isLatest: boolean;
  /** Who is or was asked in its present round. */
  approverIds: string[];
  startDate: Date;
  endDate: Date;
}

/**
 * What an event tells of besides its own reservation: those to which the same happened in the same transaction, and which
 * concerned the same people.
 * @returns by start, its own reservation among them, each as it is by now
 */
export function findToldTogether({ database, tenantId }: SystemContext, eventId: string): Promise<ToldTogether[]> {
  return database.read<ToldTogether>(tenantId, {
    name: 'series.told-together',
    // The instant is that of the transaction: only what was written together has the same.
    text: `select r.id as "reservationId", r.status, r.start_date as "startDate", r.end_date as "endDate",
             (e.payload ->> 'version')::int = r.version as "isLatest",
             array(select distinct a.approver_id from reservation_approvals a
               where a.tenant_id = r.tenant_id and a.reservation_id = r.id and a.round = r.approval_round) as "approverIds"
           from outbox_events teller
           join outbox_events e on e.tenant_id = teller.tenant_id and e.occurred_at = teller.occurred_at and e.type = teller.type
             and (e.id = teller.id or e.payload ->> 'toldBy' = teller.entity_id::text)
           join reservations r on r.tenant_id = e.tenant_id and r.id = e.entity_id
           where teller.id = $1 order by r.start_date, r.id`,
    values: [eventId],
  });
}
