import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';

/**
 * How many vehicles the tenant may still add. Whoever asks has the answer for themself until the end of their transaction:
 * the next one waits, so two at once never exceed the limit together.
 */
export async function readVehicleRoom(transaction: TenantTransaction): Promise<{ room: number; maximum: number }> {
  const [tenant] = await transaction.query<{ maximum: number }>({
    name: 'tenant.vehicle-limit',
    text: 'select maximum_vehicles as maximum from tenants where id = current_tenant_id() for no key update',
  });
  const [vehicles] = await transaction.query<{ count: number }>({
    name: 'vehicle.count',
    text: "select count(*) as count from vehicles where status <> 'retired'",
  });
  const maximum = tenant?.maximum ?? 0;
  return { room: maximum - (vehicles?.count ?? 0), maximum };
}

/** @throws {DomainError} CONFLICT when the tenant has as many vehicles as it may */
export async function requireVehicleRoom(transaction: TenantTransaction): Promise<void> {
  const { room, maximum } = await readVehicleRoom(transaction);
  if (room > 0) return;
  const message = `Your company may have ${maximum} vehicles and has them already. Retire one first, or ask your administrator for more.`;
  throw new DomainError('CONFLICT', message);
}
