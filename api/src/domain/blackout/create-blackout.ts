import type { Blackout } from '@fleet/contracts/blackout.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { holdVehicles, readAffected } from '../affected-reservations.ts';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import {
  announceBlackout,
  type BlackoutRow,
  blackoutMembers,
  describeBlackout,
  requirePeriod,
  toBlackout,
} from './blackout-rows.ts';
import { requireScope } from './blackout-scope.ts';

type Input = OperationArguments<'createBlackout'>;

/**
 * From now on nobody reserves these vehicles for that time. What was reserved before stays, and is told.
 * @throws {DomainError} FORBIDDEN; VALIDATION_FAILED for an unknown vehicle or pool, both at once, or an end before the start
 */
export async function createBlackout(context: UserContext, input: Input): Promise<Blackout> {
  const { actor, database, tenantId, now } = context;
  requireFleetManagement(actor, 'decide when vehicles are not lent');
  const { vehicleId = null, poolId = null, reason } = input;
  const span = { vehicleId, poolId, startDate: new Date(input.startDate), endDate: new Date(input.endDate) };
  requirePeriod(span);
  return database.transaction(tenantId, async (transaction) => {
    await requireScope(transaction, span);
    await holdVehicles(transaction, span);
    const [row] = await transaction.query<BlackoutRow>({
      name: 'blackout.insert',
      text: `insert into blackouts as b (pool_id, vehicle_id, start_date, end_date, reason, created_by, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $7) returning ${blackoutMembers}`,
      values: [poolId, vehicleId, span.startDate, span.endDate, reason, actor.userId, now()],
    });
    if (!row) throw new Error('An insertion returned nothing');
    const [affected] = await Promise.all([
      readAffected(transaction, span),
      announceBlackout(transaction, span),
      writeAudit(transaction, actor, {
        action: 'blackout.created',
        entityType: 'blackout',
        entityId: row.id,
        detail: describeBlackout(row),
      }),
    ]);
    return { ...toBlackout(row), affected };
  });
}
