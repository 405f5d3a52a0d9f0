/** How a handover is read. */
import type { Handover } from '@fleet/contracts/handover.ts';

export interface HandoverRow extends Omit<Handover, 'occurredAt' | 'createdAt'> {
  occurredAt: Date;
  createdAt: Date;
}

/**
 * `select … from …` with the handover as `h`; a condition follows.
 * @param moreColumns each preceded by a comma
 */
export const selectHandover = (moreColumns = '') => `
  select h.id, h.reservation_id as "reservationId", h.vehicle_id as "vehicleId", h.kind, h.occurred_at as "occurredAt",
    h.odometer_meters as "odometerMeters", h.odometer_corrected as "odometerCorrected", h.energy_percent as "energyPercent",
    h.location, h.note, h.damage, h.damage_blocks_vehicle as "damageBlocksVehicle", h.created_at as "createdAt",
    array(select hp.photo_id from handover_photos hp
      where hp.tenant_id = h.tenant_id and hp.handover_id = h.id order by hp.photo_id) as "photoIds",
    json_build_object('userId', u.id, 'displayName', u.display_name, 'email', u.email) as "recordedBy"${moreColumns}
  from handovers h
  join users u on u.tenant_id = h.tenant_id and u.id = h.recorded_by`;

export function toHandover(row: HandoverRow): Handover {
  return { ...row, occurredAt: row.occurredAt.toISOString(), createdAt: row.createdAt.toISOString() };
}
