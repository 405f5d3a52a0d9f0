import type { Alternative } from '@fleet/contracts/error-codes.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { describeInstant } from '../reservation/describe-period.ts';
import { describeConflict } from '../reservation/explain-refusal.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { readWanted, suggestVehicles } from '../reservation/suggest-vehicles.ts';
import type { BegunHandover } from './begin-handover.ts';

/**
 * The vehicle stands there to be taken: nobody has it, it is not being repaired, and before the start nobody else claims it.
 * @throws {DomainError} CONFLICT or RULE_VIOLATED with what is in the way
 */
export async function requireTakeable(
  transaction: TenantTransaction,
  actor: UserActor,
  { before, vehicleStatus, occurredAt }: BegunHandover,
  now: Date,
): Promise<void> {
  const vehicle = `${before.vehicle.name} (${before.vehicle.licensePlate})`;
  const findInstead = async () => suggestVehicles(transaction, await readWanted(transaction, before, now), now);
  await requireBack(transaction, actor, before, vehicle, findInstead);
  if (vehicleStatus !== 'active' || (await isBeingWorkedOn(transaction, before, occurredAt))) {
    const message = `${vehicle} is in maintenance. Move the reservation to another vehicle, or ask a fleet manager.`;
    const alternatives = await findInstead();
    throw new DomainError('RULE_VIOLATED', message, { rule: 'maintenance', facts: { vehicle }, alternatives });
  }
  if (occurredAt < before.start_date) await requireFreeBefore(transaction, before, occurredAt, now);
}

/** Who has it is for fleet managers to know. */
async function requireBack(
  transaction: TenantTransaction,
  actor: UserActor,
  { id, vehicle: { id: vehicleId } }: ReservationRow,
  vehicle: string,
  findInstead: () => Promise<Alternative[]>,
): Promise<void> {
  const [out] = await transaction.query<{ driver_name: string }>({
    name: 'handover.still-out',
    text: `select d.display_name as driver_name from reservations r
           join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id
           where r.vehicle_id = $1 and r.status = 'active' and r.id <> $2 limit 1`,
    values: [vehicleId, id],
  });
  if (!out) return;
  const by = managesFleet(actor) ? ` by ${out.driver_name}` : '';
  const message = `${vehicle} has not been returned${by}. Wait for it, or move the reservation to another vehicle.`;
  const alternatives = await findInstead();
  throw new DomainError('CONFLICT', message, { rule: 'overdue', facts: { vehicle }, alternatives });
}

async function isBeingWorkedOn(
  transaction: TenantTransaction,
  { vehicle }: ReservationRow,
  occurredAt: Date,
): Promise<boolean> {
  const open = await transaction.query({
    name: 'maintenance.in-progress',
    text: `select from maintenance where vehicle_id = $1 and status = 'in_progress' and start_date <= $2
             and (end_date is null or end_date > $2) limit 1`,
    values: [vehicle.id, occurredAt],
  });
  return open.length > 0;
}

async function requireFreeBefore(
  transaction: TenantTransaction,
  { id, vehicle, start_date: start, time_zone: timeZone }: ReservationRow,
  occurredAt: Date,
  now: Date,
): Promise<void> {
  const inTheWay = await transaction.query({
    name: 'handover.in-the-way',
    text: 'select from check_reservation_conflict($1, $2, $3, $4, $5) limit 1',
    values: [vehicle.id, occurredAt, start, now, id],
  });
  if (inTheWay.length === 0) return;
  const wish = { startDate: occurredAt, endDate: start, reservationId: id };
  const { code, rule, facts, sentence } = await describeConflict(
    transaction,
    { wish, vehicle, pool: { bufferMinutes: 0, timeZone } },
    now,
  );
  throw new DomainError(code, `${sentence} Take it from ${describeInstant(start, timeZone)} on.`, { rule, facts });
}
