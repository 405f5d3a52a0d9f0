import type { Geofence } from '@fleet/contracts/geofence.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { lockTenant } from '../tenant/lock-tenant.ts';
import { readGeofence, requireFreeName, requirePoolThere, toGeofence } from './geofence-rows.ts';

/** Every position is compared with each of them. */
const maximumGeofences = 200;

/**
 * Draws an area; vehicles are seen to enter it with their next position.
 * @throws {DomainError} FORBIDDEN; NOT_FOUND for the pool; CONFLICT for a name that is taken, or too many
 */
export function createGeofence(
  { actor, tenantId, database, now }: UserContext,
  { name, shape, poolId, alertOn }: OperationArguments<'createGeofence'>,
): Promise<Geofence> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'draw geofences');
    await lockTenant(transaction);
    const [found] = await transaction.query<{ count: number }>({
      name: 'geofence.count',
      text: 'select count(*)::int as count from geofences',
    });
    if ((found?.count ?? 0) >= maximumGeofences) {
      throw new DomainError(
        'CONFLICT',
        `There are ${maximumGeofences} geofences already. Remove one that nobody needs.`,
      );
    }
    await requirePoolThere(transaction, poolId);
    await requireFreeName(transaction, name);
    const [made] = await transaction.query<{ id: string }>({
      name: 'geofence.insert',
      text: `insert into geofences (name, shape, pool_id, alert_on, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $5) returning id`,
      values: [name, JSON.stringify(shape), poolId, alertOn, now()],
    });
    const id = made?.id ?? '';
    await writeAudit(transaction, actor, {
      action: 'geofence.created',
      entityType: 'geofence',
      entityId: id,
      detail: { name, poolId, alertOn },
    });
    return toGeofence(await readGeofence(transaction, id));
  });
}
