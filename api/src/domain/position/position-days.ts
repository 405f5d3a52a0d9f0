import type { TenantContext } from '../command-context.ts';

/** Made once, a day stays for as long as any of its points would be taken. */
const known = new WeakMap<object, Set<string>>();

/** Makes the partitions for points of days that have none: devices that were away for a week tell all of it at once. */
export async function ensureDays(
  { database, tenantId }: Pick<TenantContext, 'database' | 'tenantId'>,
  points: readonly { deviceTime: Date }[],
): Promise<void> {
  const made = known.get(database) ?? new Set<string>();
  known.set(database, made);
  const wanted = new Set<string>();
  for (const { deviceTime } of points) wanted.add(deviceTime.toISOString().slice(0, 10));
  const days = [...wanted].filter((day) => !made.has(day));
  if (days.length === 0) return;
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'position.ensure-days',
      text: 'select ensure_position_days($1::date[])',
      values: [days],
    }),
  );
  for (const day of days) made.add(day);
}
