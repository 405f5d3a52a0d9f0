import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import { requireFeature } from '../tenant/require-feature.ts';
import { type CalendarFeedRow, selectCalendarFeed, toCalendarFeed } from './calendar-feed-rows.ts';
import { hashFeedSecret, newFeedSecret } from './feed-secret.ts';

/** Enough for every device and vehicle somebody cares about; what is more is a program gone wrong. */
const maximumFeeds = 50;

/**
 * Makes a secret address that shows the caller's own reservations or, for fleet managers, a vehicle's.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND for an unknown vehicle, CONFLICT when the caller has too many
 */
export function createCalendarFeed(
  { actor, tenantId, database, now }: UserContext,
  { vehicleId }: OperationArguments<'createCalendarFeed'>,
): Promise<OperationOutput<'createCalendarFeed'>> {
  return database.transaction(tenantId, async (transaction) => {
    await requireFeature(transaction, 'calendarFeeds');
    if (vehicleId) {
      requireFleetManagement(actor, 'read the calendar of a vehicle');
      await requireVehicle(transaction, vehicleId);
    }
    await requireFew(transaction, actor.userId);
    const secret = newFeedSecret();
    const [made] = await transaction.query<{ id: string }>({
      name: 'calendar-feed.insert',
      text: `insert into calendar_feeds (user_id, vehicle_id, secret_sha256, created_at) values ($1, $2, $3, $4)
             returning id`,
      values: [actor.userId, vehicleId ?? null, hashFeedSecret(secret), now()],
    });
    const id = made?.id ?? '';
    const [[row]] = await Promise.all([
      transaction.query<CalendarFeedRow>({
        name: 'calendar-feed.get',
        text: `${selectCalendarFeed()} where f.id = $1`,
        values: [id],
      }),
      writeAudit(transaction, actor, {
        action: 'calendar-feed.created',
        entityType: 'calendar-feed',
        entityId: id,
        detail: { vehicleId: vehicleId ?? null },
      }),
    ]);
    if (!row) throw new Error('The calendar feed was not made');
    return { ...toCalendarFeed(row), path: `/calendar/${secret}.ics` };
  });
}

async function requireVehicle(transaction: TenantTransaction, vehicleId: string): Promise<void> {
  const found = await transaction.query({
    name: 'vehicle.exists',
    text: 'select from vehicles where id = $1',
    values: [vehicleId],
  });
  if (found.length > 0) return;
  throw new DomainError('NOT_FOUND', 'There is no such vehicle. GET /api/v1/vehicles lists them.');
}

async function requireFew(transaction: TenantTransaction, userId: string): Promise<void> {
  // The lock lets the caller's feeds be made one after the other, so that each is counted.
  const [, [found]] = await Promise.all([
    transaction.query({
      name: 'user.lock-self',
      text: 'select from users where id = $1 for no key update',
      values: [userId],
    }),
    transaction.query<{ count: number }>({
      name: 'calendar-feed.count',
      text: 'select count(*)::int as count from calendar_feeds where user_id = $1 and revoked_at is null',
      values: [userId],
    }),
  ]);
  if ((found?.count ?? 0) < maximumFeeds) return;
  const message = `You have ${maximumFeeds} calendar feeds already. Revoke one that nobody reads any more.`;
  throw new DomainError('CONFLICT', message);
}
