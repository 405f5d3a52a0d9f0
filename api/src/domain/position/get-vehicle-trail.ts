import { managesFleet } from '@fleet/contracts/operation.ts';
import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import { maximumTrailHours, maximumTrailPoints } from '@fleet/contracts/position.ts';
import type { UserContext } from '../command-context.ts';
import { vehicleNotFound } from '../vehicle/vehicle-rows.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import { auditView } from './audit-view.ts';
import { isPrivateAt, isUnreservedAt } from './position-policy.ts';

interface TrailRow {
  deviceTime: Date;
  latitude: number;
  longitude: number;
  speedKph: number | null;
  headingDegrees: number | null;
  total: number;
}

/** While the vehicle was the viewer's: $1. */
const wasTheirs = `exists (
  select from reservations r join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
  where r.tenant_id = p.tenant_id and r.vehicle_id = p.vehicle_id and d.user_id = $1
    and r.status in ('active', 'completed') and coalesce(r.checked_out_at, r.start_date) <= p.device_time
    and coalesce(r.checked_in_at, case when r.status = 'active' then 'infinity' else r.end_date end) > p.device_time
)`;

/**
 * Where a vehicle was, without what cannot be: for a driver while it was theirs, for fleet managers without what is
 * private. That they look is noted.
 * @throws {DomainError} NOT_FOUND for an unknown vehicle; VALIDATION_FAILED for a period that is too long or ends before it begins
 */
export async function getVehicleTrail(
  context: UserContext,
  { vehicleId, from, to }: OperationArguments<'getVehicleTrail'>,
): Promise<OperationOutput<'getVehicleTrail'>> {
  const { actor, database, tenantId } = context;
  const hours = (new Date(to).getTime() - new Date(from).getTime()) / 3_600_000;
  if (hours <= 0) refuseWrongInput([{ path: 'to', message: 'The end lies before the start. Choose a later one.' }]);
  if (hours > maximumTrailHours) {
    refuseWrongInput([{ path: 'to', message: `Ask for at most ${maximumTrailHours} hours at once.` }]);
  }
  const seesAll = managesFleet(actor);
  const [vehicles, rows] = await Promise.all([
    database.read(tenantId, {
      name: 'vehicle.exists',
      text: 'select from vehicles where id = $1',
      values: [vehicleId],
    }),
    database.read<TrailRow>(tenantId, {
      name: `position.trail.${seesAll ? 'all' : 'own'}`,
      text: `with trail as (
               select p.device_time as "deviceTime", p.latitude, p.longitude, p.speed_kph as "speedKph",
                 p.heading_degrees as "headingDegrees", row_number() over (order by p.device_time) as number,
                 count(*) over ()::int as total
               from positions p
               where p.vehicle_id = $2 and p.device_time >= $3 and p.device_time < $4 and not p.implausible
                 and not ${isPrivateAt('p.vehicle_id', 'p.device_time')} and ${seesAll ? `not ${isUnreservedAt('p.vehicle_id', 'p.device_time')}` : wasTheirs}
             )
             select "deviceTime", latitude, longitude, "speedKph", "headingDegrees", total from trail
             where (number - 1) % ceil(total / ${maximumTrailPoints}.0)::int = 0 order by number`,
      values: [actor.userId, vehicleId, from, to],
    }),
  ]);
  if (vehicles.length === 0) throw vehicleNotFound();
  if (seesAll) {
    const detail = { from, to };
    await auditView(context, { action: 'position.trail-viewed', entityType: 'vehicle', entityId: vehicleId, detail });
  }
  return {
    points: rows.map(({ total: _, deviceTime, ...row }) => ({ ...row, deviceTime: deviceTime.toISOString() })),
    isThinned: (rows[0]?.total ?? 0) > maximumTrailPoints,
  };
}
