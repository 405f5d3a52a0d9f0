/** A vehicle that leaves its pool's site or comes back hands itself over, where that is certain; else its driver is asked. */
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { SystemContext, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { readTelematicsSettings } from '../telematics/telematics-settings.ts';
import { type UserRow, userColumns } from '../user/find-account.ts';
import { toUserContext } from '../user/identify-user.ts';
import { checkInReservation } from './check-in-reservation.ts';
import { checkOutReservation } from './check-out-reservation.ts';
import { judgeLeaving, judgeReturning, reconcileOdometer } from './device-handover-rules.ts';

export interface VehicleCrossing {
  vehicleId: string;
  kind: 'check-out' | 'check-in';
  at: Date;
}

export type DeviceHandover = 'handed-over' | 'asked' | 'nothing';

interface Candidate extends UserRow {
  reservation_id: string;
  version: number;
  start_date: Date;
  end_date: Date;
  odometer_meters: number;
  told_meters: number | null;
  driven_meters: number;
  energy_percent: number | null;
}

/**
 * Runs the handover's own command for the driver, as a device. Told twice, it finds the reservation handed over.
 * @returns `nothing` where no reservation has to do with it, or the tenant wants none of it
 */
export async function handOverByDevice(context: SystemContext, crossing: VehicleCrossing): Promise<DeviceHandover> {
  const { automaticHandover } = await readTelematicsSettings(context);
  if (!automaticHandover) return 'nothing';
  const candidate = await findCandidate(context, crossing);
  if (!candidate) return 'nothing';
  const period = { start: candidate.start_date, end: candidate.end_date };
  const judged =
    crossing.kind === 'check-out' ? judgeLeaving(crossing.at, period) : judgeReturning(crossing.at, period);
  if (!judged) return 'nothing';
  if (judged === 'sure' && (await handOver(context, crossing, candidate))) return 'handed-over';
  await ask(context, crossing, candidate);
  return 'asked';
}

/** The reservation it can be about, with whoever drives, else made it. */
async function findCandidate(
  { database, tenantId }: SystemContext,
  { vehicleId, kind, at }: VehicleCrossing,
): Promise<Candidate | undefined> {
  const which =
    kind === 'check-out'
      ? `r.status = 'approved' and r.end_date > $2
           and not exists (select from reservations o where o.tenant_id = r.tenant_id and o.vehicle_id = r.vehicle_id and o.status = 'active')`
      : `r.status = 'active' and r.checked_out_at < $2`;
  const [row] = await database.read<Candidate>(tenantId, {
    name: `handover.candidate.${kind}`,
    text: `select r.id as reservation_id, r.version, r.start_date, r.end_date, v.odometer_meters,
             coalesce(p.odometer_meters, g.odometer_meters) as told_meters,
             coalesce((select sum(t.distance_meters) from trips t
               where t.tenant_id = r.tenant_id and t.reservation_id = r.id), 0)::bigint as driven_meters,
             round(case v.fuel_type when 'electric' then g.charge_percent else g.fuel_percent end)::int as energy_percent,
             ${userColumns}
           from reservations r
           join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
           join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
           join users u on u.tenant_id = r.tenant_id and u.id = coalesce(d.user_id, r.created_by)
           left join vehicle_positions p on p.tenant_id = r.tenant_id and p.vehicle_id = r.vehicle_id
           left join vehicle_readings g on g.tenant_id = r.tenant_id and g.vehicle_id = r.vehicle_id
           where r.vehicle_id = $1 and ${which} order by r.start_date limit 1`,
    values: [vehicleId, at],
  });
  return row;
}

/** @returns false when the command refuses, which the driver can clear up */
async function handOver(
  { database, tenantId, now }: SystemContext,
  { kind, at }: VehicleCrossing,
  candidate: Candidate,
): Promise<boolean> {
  const { reservation_id: reservationId, version: expectedVersion, energy_percent: energyPercent } = candidate;
  const driven = kind === 'check-in' ? candidate.driven_meters : 0;
  const context = driverContext({ database, tenantId, now }, candidate);
  const handOverByCommand = kind === 'check-out' ? checkOutReservation : checkInReservation;
  try {
    await handOverByCommand(context, {
      reservationId,
      expectedVersion,
      odometerMeters: reconcileOdometer(candidate.odometer_meters, candidate.told_meters, driven),
      correctOdometer: false,
      damageBlocksVehicle: false,
      photoIds: [],
      occurredAt: at.toISOString(),
      ...(energyPercent !== null && { energyPercent }),
    });
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

function driverContext({ database, tenantId, now }: Omit<SystemContext, 'actor'>, user: UserRow): UserContext {
  const { actor } = toUserContext({ database, now }, { tenantId, decidesFor: [] }, user, 'device');
  return { actor, database, tenantId, now };
}

async function ask(
  { database, tenantId }: SystemContext,
  { vehicleId, kind }: VehicleCrossing,
  { reservation_id: entityId }: Candidate,
): Promise<void> {
  const type = kind === 'check-out' ? 'reservation.seems-taken' : 'reservation.seems-returned';
  await database.transaction(tenantId, (transaction) =>
    writeOutboxEvent(transaction, { type, entityId, payload: { vehicleId } }),
  );
}
