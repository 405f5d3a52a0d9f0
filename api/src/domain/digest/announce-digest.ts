import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import { Temporal } from 'temporal-polyfill';
import type { SystemContext } from '../command-context.ts';

/** On the tenant's clock: when a week begins for those who read of the last one. */
const readingHour = 7;
const monday = 1;

/**
 * On Monday morning, tells once that the week before can be reported on. A system that was down all Monday leaves that week out,
 * as old news helps nobody.
 * @returns whether it did
 */
export async function announceDigest({ database, tenantId, now }: SystemContext): Promise<boolean> {
  const [tenant] = await database.read<{ timeZone: string }>(tenantId, {
    name: 'digest.time-zone',
    text: 'select time_zone as "timeZone" from tenants',
  });
  if (!tenant) return false;
  const local = Temporal.Instant.fromEpochMilliseconds(now().getTime()).toZonedDateTimeISO(tenant.timeZone);
  if (local.dayOfWeek !== monday || local.hour < readingHour) return false;
  const weekStart = local.toPlainDate().subtract({ days: 7 }).toString();
  return database.transaction(tenantId, async (transaction) => {
    const [digest] = await transaction.query<{ id: string }>({
      name: 'digest.insert',
      text: 'insert into digests (week_start) values ($1) on conflict do nothing returning id',
      values: [weekStart],
    });
    if (!digest) return false;
    await writeOutboxEvent(transaction, { type: 'digest.due', entityId: digest.id });
    return true;
  });
}
