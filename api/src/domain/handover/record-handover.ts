import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import type { BegunHandover } from './begin-handover.ts';

/**
 * Writes what was found at the vehicle, and how far it has gone by now.
 * @returns the handover's id
 * @throws {DomainError} CONFLICT when it was recorded before
 */
export async function recordHandover(
  transaction: TenantTransaction,
  actor: UserActor,
  { kind, before, odometerMeters, occurredAt, input }: BegunHandover,
  now: Date,
): Promise<string> {
  const corrected = input.odometerMeters < odometerMeters;
  const [made] = await transaction.query<{ id: string }>({
    name: 'handover.insert',
    text: `insert into handovers (reservation_id, vehicle_id, kind, occurred_at, odometer_meters, odometer_corrected,
             energy_percent, location, note, damage, damage_blocks_vehicle, recorded_by, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
           on conflict (tenant_id, reservation_id, kind) do nothing returning id`,
    values: [
      before.id,
      before.vehicle.id,
      kind,
      occurredAt,
      input.odometerMeters,
      corrected,
      input.energyPercent ?? null,
      input.location || null,
      input.note || null,
      input.damage ?? null,
      input.damageBlocksVehicle,
      actor.userId,
      now,
    ],
  });
  if (!made) throw new DomainError('CONFLICT', `The ${kind} of this reservation was recorded before.`);
  await Promise.all([
    transaction.query({
      name: 'handover.attach-photos',
      text: `insert into handover_photos (handover_id, photo_id) select $1, id from unnest($2::uuid[]) as id
             on conflict do nothing`,
      values: [made.id, input.photoIds],
    }),
    transaction.query({
      name: 'vehicle.drive',
      text: `update vehicles set odometer_meters = $2, version = version + 1, updated_at = $3
             where id = $1 and odometer_meters <> $2`,
      values: [before.vehicle.id, input.odometerMeters, now],
    }),
    corrected &&
      writeAudit(transaction, actor, {
        action: 'vehicle.odometer-corrected',
        entityType: 'vehicle',
        entityId: before.vehicle.id,
        detail: { odometerMeters: { from: odometerMeters, to: input.odometerMeters }, reservationId: before.id },
      }),
  ]);
  return made.id;
}
