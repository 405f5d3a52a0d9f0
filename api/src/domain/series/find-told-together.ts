import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import type { SystemContext } from '../command-context.ts';

/** An occurrence of a series that one event tells of, with others (tell-together.ts). */
export interface ToldTogether {
  reservationId: string;
  status: ReservationStatus;
  /** Whether nothing has happened to it since. */
  isLatest: boolean;
  startDate: Date;
  endDate: Date;
}

/**
 * What an event tells of besides its own reservation: those of the series to which the same happened in the same transaction,
 * and which concern the same people.
 * @returns by start, its own reservation among them
 */
export function findToldTogether(
  { database, tenantId }: SystemContext,
  { eventId, seriesId }: { eventId: string; seriesId: string },
): Promise<ToldTogether[]> {
  return database.read<ToldTogether>(tenantId, {
    name: 'series.told-together',
    // The instant is that of the transaction: only what was written together has the same.
    text: `with told as (
             select one.id = e.id as is_teller, r.id as "reservationId", r.status, r.start_date as "startDate",
               r.end_date as "endDate", (e.payload ->> 'version')::int = r.version as "isLatest",
               array(select distinct a.approver_id from reservation_approvals a
                 where a.tenant_id = r.tenant_id and a.reservation_id = r.id and a.round = r.approval_round order by 1) as approvers
             from outbox_events one
             join outbox_events e on e.tenant_id = one.tenant_id and e.occurred_at = one.occurred_at and e.type = one.type
               and (e.id = one.id or e.payload -> 'tellsOf' = '0')
             join reservations r on r.tenant_id = e.tenant_id and r.id = e.entity_id and r.series_id = $2
             where one.id = $1
           )
           select "reservationId", status, "isLatest", "startDate", "endDate" from told
           where approvers = (select approvers from told where is_teller)
           order by "startDate", "reservationId"`,
    values: [eventId, seriesId],
  });
}
