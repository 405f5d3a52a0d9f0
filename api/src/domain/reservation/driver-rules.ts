import type { Quota } from '@fleet/contracts/pool.ts';
import { Temporal } from 'temporal-polyfill';
import type { Refusal } from './refusal.ts';
import type { PoolFacts, PoolRequest } from './reservation-request.ts';
import { onWallClock } from './wall-clock.ts';

const hourMilliseconds = 3_600_000;

/** Its driver stays whatever is changed, so whoever may change it may also reserve for its driver. */
export function refuseReservingForOther({ creator, driver, pool, isChange }: PoolRequest): Refusal | undefined {
  if (isChange || driver.userId === creator.userId) return undefined;
  const isManager = creator.roles.some((role) => role === 'fleet_manager' || role === 'admin');
  const mayAsApprover = pool.reservesForOthers === 'approver' && creator.roles.includes('approver');
  if (pool.reservesForOthers === 'everybody' || isManager || mayAsApprover) return undefined;
  const who = pool.reservesForOthers === 'approver' ? 'approvers and fleet managers' : 'fleet managers';
  const message = `In ${pool.name} only ${who} reserve for somebody else. Ask one of them, or reserve for yourself.`;
  const facts = { pool: pool.name, mayApprovers: pool.reservesForOthers === 'approver' };
  return { rule: 'reserve-for-other', facts, message };
}

/** Whether the driver may drive at all, for the whole period. */
export function refuseDriver({ driver, pool, endDate }: PoolRequest): Refusal | undefined {
  const { displayName, blockedReason, licenceClasses, licenceValidUntil } = driver;
  if (blockedReason) {
    const message = `${displayName} may not drive at present: ${blockedReason}. A fleet manager can change that.`;
    return { rule: 'driver-blocked', facts: { driver: displayName, reason: blockedReason }, message };
  }
  if (!pool.licenceRequired) return undefined;
  if (licenceClasses.length === 0) {
    const message = `${pool.name} lends vehicles to drivers whose licence was checked, and none is recorded for ${displayName}. Show it to a fleet manager.`;
    return { rule: 'licence-missing', facts: { pool: pool.name, driver: displayName }, message };
  }
  // The licence holds to the end of its last day.
  const lastDay = onWallClock(endDate, pool.timeZone).toPlainDate();
  if (!licenceValidUntil || Temporal.PlainDate.compare(lastDay, licenceValidUntil) <= 0) return undefined;
  const message = `The licence of ${displayName} is valid until ${licenceValidUntil}, which is before the end. End earlier, or show a new licence to a fleet manager.`;
  return { rule: 'licence-expired', facts: { driver: displayName, validUntil: licenceValidUntil }, message };
}

/** A reservation counts in the week or month of the pool's calendar in which it begins. */
export function refuseQuota(request: PoolRequest): Refusal | undefined {
  for (const quota of request.pool.quotas) {
    const refusal = refuseOneQuota(request, quota);
    if (refusal) return refusal;
  }
  return undefined;
}

function refuseOneQuota({ startDate, endDate, pool, driver }: PoolRequest, quota: Quota): Refusal | undefined {
  const spanKey = keyOf(startDate, pool, quota.per);
  const inSpan = driver.usage.filter(
    (one) => one.poolId === pool.id && keyOf(one.startDate, pool, quota.per) === spanKey,
  );
  const measure = (period: { startDate: Date; endDate: Date }) =>
    quota.measure === 'hours' ? (period.endDate.getTime() - period.startDate.getTime()) / hourMilliseconds : 1;
  const used = inSpan.reduce((sum, one) => sum + measure(one), 0);
  if (used + measure({ startDate, endDate }) <= quota.limit) return undefined;
  const unit = quota.measure === 'hours' ? plural(quota.limit, 'hour') : plural(quota.limit, 'reservation');
  const left = Math.max(0, Math.floor((quota.limit - used) * 100) / 100);
  const rest =
    quota.measure === 'hours'
      ? `${left} of them are left`
      : `${left === 0 ? 'none' : left} of them ${left === 1 ? 'is' : 'are'} left`;
  const message = `${pool.name} lends ${driver.displayName} at most ${unit} a ${quota.per}, and ${rest}. Choose a shorter time, another ${quota.per}, or another pool.`;
  return { rule: 'quota', facts: { ...quota, pool: pool.name, driver: driver.displayName, left }, message };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The same for all instants of one week or month. */
function keyOf(instant: Date, pool: PoolFacts, per: Quota['per']): string {
  const wall = onWallClock(instant, pool.timeZone);
  return per === 'month' ? `${wall.year}-${wall.month}` : `${wall.yearOfWeek}-W${wall.weekOfYear}`;
}
