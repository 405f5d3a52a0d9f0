import { type Hold, holdMinutes } from '@fleet/contracts/hold.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireVersion } from '../require-version.ts';
import { lockVehicle } from '../vehicle/update-vehicle.ts';
import { type HoldRow, holdMembers, holdNotFound, isAnOffer, isExtended, toHold, versionOf } from './hold-rows.ts';
import { isUnclaimed } from './insert-hold.ts';

/**
 * Keeps the vehicle for as long again, once.
 * @throws {DomainError} NOT_FOUND also for another's; CONFLICT when it was extended before, has expired, or is an offer;
 * PRECONDITION_FAILED
 */
export function extendHold(
  { actor, tenantId, database, now }: UserContext,
  { holdId, expectedVersion }: OperationArguments<'extendHold'>,
): Promise<Hold> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const [before] = await transaction.query<HoldRow>({
      name: 'hold.own',
      text: `select ${holdMembers} from holds h where h.id = $1 and h.user_id = $2 for no key update`,
      values: [holdId, actor.userId],
    });
    if (!before) throw holdNotFound();
    if (before.waitlistRequestId) throw isAnOffer();
    if (isExtended(before)) {
      const message = 'A hold is extended once. Reserve the vehicle, or place a new hold when this one has expired.';
      throw new DomainError('CONFLICT', message);
    }
    requireVersion('hold', versionOf(before), expectedVersion);
    // As when it was placed: whoever found it expired a moment ago has claimed the vehicle by now, or never will.
    await lockVehicle(transaction, before.vehicleId);
    const [extended] = await transaction.query<HoldRow>({
      name: 'hold.extend',
      text: `update holds h set expires_at = add_minutes(h.created_at, 2 * $3)
             where h.id = $1 and h.expires_at > $2
               and ${isUnclaimed({ vehicle: 'h.vehicle_id', starts: 'h.start_date', ends: 'h.buffered_end_date', now: '$2', reservation: 'h.reservation_id', hold: 'h.id' })}
             returning ${holdMembers}`,
      values: [holdId, at, holdMinutes],
    });
    if (!extended) throw new DomainError('CONFLICT', 'This hold has expired. Place a new one.');
    await writeAudit(transaction, actor, { action: 'hold.extended', entityType: 'hold', entityId: holdId });
    return toHold(extended);
  });
}
