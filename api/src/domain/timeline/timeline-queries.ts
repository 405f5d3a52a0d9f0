/** What claims vehicles within a time, for pages that draw it: one round trip, whatever the number of vehicles. */
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import {
  maximumTimelineReservations,
  type TimelineBlock,
  type TimelineReservation,
} from '@fleet/contracts/timeline.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import { allowedActions, maySee } from '../reservation/reservation-policy.ts';
import { factsOf, type ReservationRow, selectReservation } from '../reservation/reservation-rows.ts';

type BlockRow = Omit<TimelineBlock, 'startDate' | 'endDate'> & { startDate: Date; endDate: Date | null };

/** Of reservation `r`, with the caller as $5. */
const wanted = `($3::uuid is null or r.vehicle_id in (select id from vehicles where pool_id = $3))
  and ($4::uuid is null or r.vehicle_id = $4)
  and ($5::uuid is null or r.created_by = $5 or r.driver_id = (select id from drivers where user_id = $5))`;

/** Chosen before anything is joined to them. One that is out although it has ended claims its vehicle until it is back. */
const chosen = `(
  (select r.* from reservations r
   where r.status in ('pending', 'approved', 'active', 'completed') and r.end_date > $1 and r.start_date < $2
     and r.start_date > $1::timestamptz - (select max(end_date - start_date) from reservations) - interval '1 day' and ${wanted}
   order by r.start_date, r.id limit ${maximumTimelineReservations + 1})
  union all
  (select r.* from reservations r
   where r.status = 'active' and r.end_date <= $1 and $1 < $6::timestamptz and ${wanted}
   order by r.end_date limit ${maximumTimelineReservations}))`;

const selectReservations = {
  name: 'timeline.reservations',
  text: `${selectReservation('', chosen)} order by r.start_date, r.id`,
};

const selectBlocks = {
  name: 'timeline.blocks',
  text: `select * from (
      select 'hold' as kind, h.id, h.vehicle_id as "vehicleId", null::uuid as "poolId", h.start_date as "startDate",
        h.end_date as "endDate", null as reason, null as "maintenanceKind", h.user_id = $6 as "isMine"
      from holds h where h.expires_at > $5 and h.end_date > $1 and h.start_date < $2
      union all
      select case when b.calendar_event_id is null then 'blackout' else 'outlook' end, b.id, b.vehicle_id, b.pool_id,
        b.start_date, b.end_date, b.reason, null, false
      from blackouts b where b.end_date > $1 and b.start_date < $2
      union all
      select 'maintenance', m.id, m.vehicle_id, null, m.start_date, m.end_date, null, m.kind, false
      from maintenance m
      where m.status in ('planned', 'in_progress') and m.start_date < $2 and (m.end_date is null or m.end_date > $1)
    ) block
    where ($3::uuid is null or "poolId" = $3 or ("poolId" is null and "vehicleId" is null)
        or "vehicleId" in (select id from vehicles where pool_id = $3))
      and ($4::uuid is null or "vehicleId" = $4 or ("poolId" is null and "vehicleId" is null)
        or "poolId" = (select pool_id from vehicles where id = $4))
    order by "startDate", id limit ${maximumTimelineReservations}`,
};

/** Everybody sees when vehicles are taken; whose it is and what for, only who may see the reservation itself. */
export async function getTimeline(
  { actor, database, tenantId, now }: UserContext,
  { from, to, scope, poolId, vehicleId }: OperationArguments<'getTimeline'>,
): Promise<OperationOutput<'getTimeline'>> {
  const at = now();
  const asked = [from, to, poolId ?? null, vehicleId ?? null];
  const whose = scope === 'mine' ? actor.userId : null;
  const [reservations, blocks] = await database.transaction(tenantId, (transaction) =>
    Promise.all([
      transaction.query<ReservationRow>({
        ...selectReservations,
        values: [...asked, whose, at],
      }),
      transaction.query<BlockRow>({ ...selectBlocks, values: [...asked, at, actor.userId] }),
    ]),
  );
  return {
    reservations: reservations.slice(0, maximumTimelineReservations).map((row) => toTimeline(row, actor, at)),
    blocks: scope === 'mine' ? [] : blocks.map(toBlock),
    isComplete: reservations.length <= maximumTimelineReservations,
  };
}

function toTimeline(row: ReservationRow, viewer: UserActor, now: Date): TimelineReservation {
  const facts = factsOf(row);
  return {
    vehicleId: row.vehicle.id,
    startDate: row.start_date.toISOString(),
    endDate: row.end_date.toISOString(),
    bufferMinutes: row.buffer_minutes,
    status: row.status as TimelineReservation['status'],
    details: maySee(viewer, facts)
      ? {
          id: row.id,
          version: row.version,
          driverName: row.driver.displayName,
          purpose: row.purpose,
          seriesId: row.series_id,
          isMine: row.driver.userId === viewer.userId || row.created_by.userId === viewer.userId,
          mayUpdate: allowedActions(viewer, facts, now).includes('update'),
        }
      : null,
  };
}

function toBlock({ startDate, endDate, ...block }: BlockRow): TimelineBlock {
  return { ...block, startDate: startDate.toISOString(), endDate: endDate?.toISOString() ?? null };
}
