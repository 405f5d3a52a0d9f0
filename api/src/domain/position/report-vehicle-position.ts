import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { readTelematicsSettings } from '../telematics/telematics-settings.ts';
import { vehicleNotFound } from '../vehicle/vehicle-rows.ts';
import { ingestPositions } from './ingest-positions.ts';

/**
 * Where the phone of whoever has the vehicle is. Sent again, nothing counts twice.
 * @throws {DomainError} NOT_FOUND for an unknown vehicle; FORBIDDEN unless the caller drives it now
 */
export async function reportVehiclePosition(
  context: UserContext,
  { vehicleId, positions }: OperationArguments<'reportVehiclePosition'>,
): Promise<OperationOutput<'reportVehiclePosition'>> {
  const { database, tenantId } = context;
  const [deviceId, settings] = await Promise.all([findPhone(context, vehicleId), readTelematicsSettings(context)]);
  const points = positions.map(({ deviceTime, ...place }) => ({
    externalId: vehicleId,
    deviceId,
    vehicleId,
    deviceTime: new Date(deviceTime),
    place,
  }));
  return ingestPositions({ database, tenantId, now: context.now }, points, {
    retentionDays: settings.positionRetentionDays,
  });
}

/** The phones of a vehicle's drivers are one device: who had it when, the reservations tell. */
function findPhone({ actor, database, tenantId, now }: UserContext, vehicleId: string): Promise<string> {
  return database.transaction(tenantId, async (transaction) => {
    const [vehicle] = await transaction.query<{ drives: boolean }>({
      name: 'position.drives-now',
      text: `select exists (
               select from reservations r join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
               where r.tenant_id = v.tenant_id and r.vehicle_id = v.id and r.status = 'active' and d.user_id = $2
             ) as drives from vehicles v where v.id = $1`,
      values: [vehicleId, actor.userId],
    });
    if (!vehicle) throw vehicleNotFound();
    if (!vehicle.drives) {
      const message = 'Only whoever has taken the vehicle tells where it is. Check it out first.';
      throw new DomainError('FORBIDDEN', message);
    }
    const [device] = await transaction.query<{ id: string }>({
      name: 'telematics-device.phone',
      text: `insert into telematics_devices (vendor, external_id, vehicle_id, last_seen_at, created_at, updated_at)
             values ('phone', $1::text, $1::uuid, $2, $2, $2)
             on conflict (tenant_id, connection_id, external_id) do update set last_seen_at = excluded.last_seen_at
             returning id`,
      values: [vehicleId, now()],
    });
    return device?.id ?? '';
  });
}
