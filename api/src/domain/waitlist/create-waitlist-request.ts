import type { OperationArguments } from '@fleet/contracts/operations.ts';
import { maximumWaitlistRequests, type WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { recordEvent } from '../domain-events.ts';
import { requireDriver, requirePool, requireWanted } from '../reservation/create-reservation.ts';
import { explainNothingFree } from '../reservation/explain-nothing-free.ts';
import { offerVehicles } from '../reservation/offer-vehicles.ts';
import { readRequestFacts, requestStatement, type Wish } from '../reservation/reservation-request.ts';
import { requireFeature } from '../tenant/require-feature.ts';
import { lockSelf } from '../user/lock-self.ts';
import { selectWaitlistRequestById, toWaitlistRequest, type WaitlistRow } from './waitlist-rows.ts';

/**
 * Waits for a vehicle that somebody else has now. When one is free already, it is offered at once.
 * @throws {DomainError} RULE_VIOLATED with the rule when no vehicle could be reserved so even if it were free; NOT_FOUND for
 * an unknown vehicle or pool; CONFLICT for one request too many; FORBIDDEN while the tenant has switched the waitlist off
 */
export function createWaitlistRequest(
  { actor, tenantId, database, now }: UserContext,
  input: OperationArguments<'createWaitlistRequest'>,
): Promise<WaitlistRequest> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const { purpose, ...wished } = input;
    const wish: Wish = { ...wished, startDate: new Date(input.startDate), endDate: new Date(input.endDate) };
    const [, , [row]] = await Promise.all([
      requireFeature(transaction, 'waitlist'),
      lockSelf(transaction, actor),
      transaction.query<object>(requestStatement('all', actor.userId, wish, at)),
    ]);
    await requireFewRequests(transaction, actor.userId);
    const facts = readRequestFacts(row, wish);
    const driver = requireDriver(facts);
    requirePool(wish, facts);
    if (wish.vehicleId) requireWanted(facts, driver, wish);
    // Nobody should wait for what can never come.
    if (offerVehicles(facts, driver, wish, at).length === 0) {
      throw await explainNothingFree(transaction, { wish, facts, driver }, at);
    }
    const [made] = await transaction.query<{ id: string }>({
      name: 'waitlist.insert',
      text: `insert into waitlist_requests (user_id, start_date, end_date, pool_id, vehicle_id, class, minimum_seats, equipment,
               purpose, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) returning id`,
      values: [
        actor.userId,
        wish.startDate,
        wish.endDate,
        wish.poolId ?? null,
        wish.vehicleId ?? null,
        wish.class ?? null,
        wish.minimumSeats ?? null,
        [...new Set(wish.equipment)],
        purpose,
        at,
      ],
    });
    if (!made) throw new Error('An insertion returned nothing');
    const [[request]] = await Promise.all([
      transaction.query<WaitlistRow>({ ...selectWaitlistRequestById, values: [made.id] }),
      recordEvent(transaction, actor, {
        event: 'waitlist.changed',
        action: 'waitlist.created',
        entityType: 'waitlist-request',
        entityId: made.id,
        detail: wished,
      }),
    ]);
    if (!request) throw new Error('A request vanished within its own transaction');
    return toWaitlistRequest(request);
  });
}

/** Of the person whose requests are locked. */
async function requireFewRequests(transaction: TenantTransaction, userId: string): Promise<void> {
  const [found] = await transaction.query<{ count: number }>({
    name: 'waitlist.count-own',
    text: `select count(*)::int as count from waitlist_requests where user_id = $1 and status in ('waiting', 'offered')`,
    values: [userId],
  });
  if ((found?.count ?? 0) < maximumWaitlistRequests) return;
  const message = `You wait for ${maximumWaitlistRequests} vehicles already. Withdraw one of these requests first.`;
  throw new DomainError('CONFLICT', message);
}
