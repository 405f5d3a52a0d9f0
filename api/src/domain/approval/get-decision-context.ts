import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { readVisibleReservation } from '../reservation/read-visible-reservation.ts';
import { isConcerned, reservationNotFound } from '../reservation/reservation-policy.ts';

type Context = OperationOutput<'getDecisionContext'>;

const historyDays = 180;
/** A return within so long after the end hinders nobody. */
const lateMinutes = 15;

/**
 * What whoever decides wants to know: the vehicle's neighbours, what else the driver has then, how they kept to what they
 * reserved, and what is left of their quotas.
 * @throws {DomainError} NOT_FOUND for whoever neither is nor was asked about it nor manages the fleet
 */
export async function getDecisionContext(
  { actor, database, tenantId, now }: UserContext,
  { reservationId }: OperationArguments<'getDecisionContext'>,
): Promise<Context> {
  const [row, [found]] = await Promise.all([
    readVisibleReservation((statement) => database.read(tenantId, statement), actor, reservationId),
    database.read<Context>(tenantId, {
      name: 'approval.context',
      text: contextText,
      values: [reservationId, now(), historyDays, lateMinutes],
    }),
  ]);
  const decides = (row.approvals ?? []).some((one) => isConcerned(actor, one));
  // How somebody else has driven is nobody's business but theirs who decide.
  if (!found || !(decides || managesFleet(actor))) throw reservationNotFound();
  return found;
}

const occupancy = (condition: string, order: string) => `
  (select json_build_object('startDate', ${instant('o.start_date')}, 'endDate', ${instant('o.end_date')}, 'status', o.status)
   from reservations o
   where o.tenant_id = r.tenant_id and o.vehicle_id = r.vehicle_id and o.id <> r.id
     and o.status in ('pending', 'approved', 'active') and ${condition}
   order by o.start_date ${order} limit 1)`;

function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Weeks begin on Monday in PostgreSQL too, on the pool's clock as everywhere. */
const contextText = `
  select (select currency from tenants) as currency,
    ${occupancy('o.start_date < r.start_date', 'desc')} as before,
    ${occupancy('o.start_date >= r.start_date', 'asc')} as after,
    (select count(*)::int from reservations o
     where o.tenant_id = r.tenant_id and o.driver_id = r.driver_id and o.id <> r.id
       and o.status in ('pending', 'approved', 'active') and o.start_date < r.end_date and o.end_date > r.start_date
    ) as overlaps,
    (select json_build_object('days', $3::int,
       'completed', count(*) filter (where o.status = 'completed'),
       'lateReturns', count(*) filter (where o.checked_in_at > o.end_date + make_interval(mins => $4)),
       'noShows', count(*) filter (where o.cancellation_cause = 'no-show'),
       'cancelled', count(*) filter (where o.cancellation_cause = 'requested'))
     from reservations o
     where o.tenant_id = r.tenant_id and o.driver_id = r.driver_id and o.id <> r.id
       and o.start_date > $2::timestamptz - make_interval(days => $3) and o.start_date < $2) as history,
    (select coalesce(json_agg(q.quota || jsonb_build_object('used', (
       select case when q.quota ->> 'measure' = 'hours'
           then coalesce(round(sum(extract(epoch from o.end_date - o.start_date)) / 3600, 2), 0) else count(*) end
       from reservations o join vehicles ov on ov.tenant_id = o.tenant_id and ov.id = o.vehicle_id
       where o.tenant_id = r.tenant_id and o.driver_id = r.driver_id and ov.pool_id = p.id
         and o.status in ('pending', 'approved', 'active', 'completed')
         and o.start_date > r.start_date - interval '40 days' and o.start_date < r.start_date + interval '40 days'
         and date_trunc(q.quota ->> 'per', o.start_date at time zone p.time_zone)
           = date_trunc(q.quota ->> 'per', r.start_date at time zone p.time_zone))) order by q.number), '[]')
     from jsonb_array_elements(p.quotas) with ordinality q (quota, number)) as quotas
  from reservations r
  join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
  join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
  where r.id = $1`;
