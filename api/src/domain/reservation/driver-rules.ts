import type { Quota } from '@fleet/contracts/pool.ts';
import { Temporal } from 'temporal-polyfill';
import { discreet } from './discreet-refusal.ts';
import type { Refusal } from './refusal.ts';
import type { DriverFacts, Period, PoolFacts, PoolRequest } from './reservation-request.ts';
import { minuteMilliseconds, onWallClock } from './wall-clock.ts';

const hourMilliseconds = 3_600_000;

/** Its driver stays whatever is changed, so whoever may change it may also reserve for its driver. */
export function refuseReservingForOther({
  creator,
  driver,
  pool,
  mayReserveForDriver,
}: PoolRequest): Refusal | undefined {
  if (mayReserveForDriver || driver.userId === creator.userId) return undefined;
  const isManager = creator.roles.some((role) => role === 'fleet_manager' || role === 'admin');
  const mayAsApprover = pool.reservesForOthers === 'approver' && creator.roles.includes('approver');
  if (pool.reservesForOthers === 'everybody' || isManager || mayAsApprover) return undefined;
  const who = pool.reservesForOthers === 'approver' ? 'approvers and fleet managers' : 'fleet managers';
  const message = `In ${pool.name} only ${who} reserve for somebody else. Ask one of them, or reserve for yourself.`;
  const facts = { pool: pool.name, mayApprovers: pool.reservesForOthers === 'approver' };
  return { rule: 'reserve-for-other', facts, message };
}

/** Whether the driver may drive at all, for the whole period. */
export function refuseDriver(request: PoolRequest): Refusal | undefined {
  return discreet(refuseUnfit(request), request);
}

function refuseUnfit({ driver, pool, endDate }: PoolRequest): Refusal | undefined {
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
  const end = licenceEnd(driver, pool);
  if (!licenceValidUntil || !end || endDate <= end) return undefined;
  const message = `The licence of ${displayName} is valid until ${licenceValidUntil}, which is before the end. End earlier, or show a new licence to a fleet manager.`;
  return { rule: 'licence-expired', facts: { driver: displayName, validUntil: licenceValidUntil }, message };
}

/** The licence holds to the end of its last day, on the wall clock of the pool; undefined without an end. */
export function licenceEnd({ licenceValidUntil }: DriverFacts, { timeZone }: PoolFacts): Date | undefined {
  if (!licenceValidUntil) return undefined;
  const dayAfter = Temporal.PlainDate.from(licenceValidUntil).add({ days: 1 });
  return new Date(dayAfter.toZonedDateTime({ timeZone }).epochMilliseconds);
}

/** A reservation counts in the week or month of the pool's calendar in which it begins. */
export function refuseQuota(request: PoolRequest): Refusal | undefined {
  for (const quota of request.pool.quotas) {
    const refusal = refuseOneQuota(request, quota);
    if (refusal) return discreet(refusal, request);
  }
  return undefined;
}

/** Whoever gives time back at the start may come to begin in another week or month, in which it counts from then on. */
export function refuseQuotaElsewhere(request: PoolRequest): Refusal | undefined {
  const { pool, startDate, present } = request;
  if (!present) return undefined;
  const quotas = pool.quotas.filter(({ per }) => keyOf(startDate, pool, per) !== keyOf(present.startDate, pool, per));
  return refuseQuota({ ...request, pool: { ...pool, quotas } });
}

function refuseOneQuota(request: PoolRequest, quota: Quota): Refusal | undefined {
  const { pool, driver } = request;
  const remaining = remainingOf(request, quota);
  if (measureOf(request, quota) <= remaining) return undefined;
  const unit = quota.measure === 'hours' ? plural(quota.limit, 'hour') : plural(quota.limit, 'reservation');
  const left =
    quota.measure === 'hours'
      ? Math.max(0, Math.floor((remaining / hourMilliseconds) * 100) / 100)
      : Math.max(0, remaining);
  const rest =
    quota.measure === 'hours'
      ? `${left} of them are left`
      : `${left === 0 ? 'none' : left} of them ${left === 1 ? 'is' : 'are'} left`;
  const message = `${pool.name} lends ${driver.displayName} at most ${unit} a ${quota.per}, and ${rest}. Choose a shorter time, another ${quota.per}, or another pool.`;
  return { rule: 'quota', facts: { ...quota, pool: pool.name, driver: driver.displayName, left }, message };
}

/** What is left in the week or month in which it begins: milliseconds or reservations, as the quota measures. */
function remainingOf({ startDate, pool, driver }: PoolRequest, quota: Quota): number {
  const spanKey = keyOf(startDate, pool, quota.per);
  const inSpan = driver.usage.filter(
    (one) => one.poolId === pool.id && keyOf(one.startDate, pool, quota.per) === spanKey,
  );
  const limit = quota.measure === 'hours' ? quota.limit * hourMilliseconds : quota.limit;
  return inSpan.reduce((left, one) => left - measureOf(one, quota), limit);
}

function measureOf({ startDate, endDate }: Period, { measure }: Quota): number {
  return measure === 'hours' ? endDate.getTime() - startDate.getTime() : 1;
}

/** The latest end that the quotas of hours leave to what begins then, in whole minutes; undefined without one. */
export function quotaEnd(request: PoolRequest): Date | undefined {
  const left = request.pool.quotas
    .filter(({ measure }) => measure === 'hours')
    .map((quota) => remainingOf(request, quota));
  if (left.length === 0) return undefined;
  const wholeMinutes = Math.floor(Math.min(...left) / minuteMilliseconds) * minuteMilliseconds;
  return new Date(request.startDate.getTime() + wholeMinutes);
}

/** The same time of day in the first week or month in which every quota that refuses it begins anew; undefined when none does. */
export function quotaRenewal(request: PoolRequest): Date | undefined {
  const wall = onWallClock(request.startDate, request.pool.timeZone);
  const renewals = request.pool.quotas
    .filter((quota) => refuseOneQuota(request, quota))
    .map(({ per }) =>
      per === 'month' ? wall.with({ day: 1 }).add({ months: 1 }) : wall.add({ days: 8 - wall.dayOfWeek }),
    )
    .map((renewal) => renewal.epochMilliseconds);
  return renewals.length > 0 ? new Date(Math.max(...renewals)) : undefined;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The same for all instants of one week or month. */
function keyOf(instant: Date, pool: PoolFacts, per: Quota['per']): string {
  const wall = onWallClock(instant, pool.timeZone);
  return per === 'month' ? `${wall.year}-${wall.month}` : `${wall.yearOfWeek}-W${wall.weekOfYear}`;
}
