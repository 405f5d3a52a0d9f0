import { startGraceMinutes } from '@fleet/contracts/reservation.ts';
import { describeInstant, describeMinutes } from './describe-period.ts';
import type { Refusal } from './refusal.ts';
import type { PoolFacts, PoolRequest } from './reservation-request.ts';
import { dayMinutes, later, minuteMilliseconds } from './wall-clock.ts';

export function refuseOrder({ startDate, endDate }: PoolRequest): Refusal | undefined {
  if (endDate > startDate) return undefined;
  return { rule: 'end-before-start', facts: {}, message: 'The end must be after the start. Choose a later end.' };
}

export function refusePast({ startDate, pool, now, mayHaveBegun }: PoolRequest): Refusal | undefined {
  if (mayHaveBegun || startDate.getTime() >= now.getTime() - startGraceMinutes * minuteMilliseconds) return undefined;
  const message = `The start lies in the past. Choose a start after ${describeInstant(now, pool.timeZone)}.`;
  return { rule: 'start-in-past', facts: { now }, message };
}

/** Nothing is reserved that is over, and what has begun ends when its vehicle is back. */
export function refuseEnded({ endDate, pool, now, present }: PoolRequest): Refusal | undefined {
  if (endDate > now || endDate.getTime() === present?.endDate.getTime()) return undefined;
  const message = `The end lies in the past. Choose an end after ${describeInstant(now, pool.timeZone)}, or bring the vehicle back.`;
  return { rule: 'end-in-past', facts: { now }, message };
}

/** The latest end of what begins then. */
export function longestEnd({ startDate, pool }: Pick<PoolRequest, 'startDate' | 'pool'>): Date {
  return later(startDate, pool.maximumLengthMinutes, pool.timeZone);
}

export function refuseLength({ startDate, endDate, pool }: PoolRequest): Refusal | undefined {
  const longest = longestEnd({ startDate, pool });
  if (endDate <= longest) return undefined;
  const length = describeMinutes(pool.maximumLengthMinutes);
  const latestEnd = describeInstant(longest, pool.timeZone);
  const message = `${pool.name} lends its vehicles for at most ${length}. End by ${latestEnd} or make two reservations.`;
  const facts = { pool: pool.name, maximumMinutes: pool.maximumLengthMinutes, latestEnd: longest };
  return { rule: 'maximum-length', facts, message };
}

/** Between which instants a reservation of the pool may begin. */
export function startsTaken(pool: PoolFacts, now: Date): { earliest: Date; latest: Date } {
  return {
    earliest: later(now, pool.minimumNoticeMinutes, pool.timeZone),
    latest: later(now, pool.horizonDays * dayMinutes, pool.timeZone),
  };
}

export function refuseNotice({ startDate, pool, now, mayHaveBegun }: PoolRequest): Refusal | undefined {
  const { earliest } = startsTaken(pool, now);
  const grace = startGraceMinutes * minuteMilliseconds;
  if (mayHaveBegun || startDate.getTime() >= earliest.getTime() - grace) return undefined;
  const notice = describeMinutes(pool.minimumNoticeMinutes);
  const message = `${pool.name} needs ${notice} of notice. Choose a start after ${describeInstant(earliest, pool.timeZone)}.`;
  const facts = { pool: pool.name, noticeMinutes: pool.minimumNoticeMinutes, earliestStart: earliest };
  return { rule: 'minimum-notice', facts, message };
}

export function refuseHorizon({ startDate, pool, now }: PoolRequest): Refusal | undefined {
  const { latest: horizon } = startsTaken(pool, now);
  if (startDate <= horizon) return undefined;
  const ahead = describeMinutes(pool.horizonDays * dayMinutes);
  const message = `${pool.name} takes reservations up to ${ahead} ahead. Choose a start before ${describeInstant(horizon, pool.timeZone)}.`;
  const facts = { pool: pool.name, aheadMinutes: pool.horizonDays * dayMinutes, latestStart: horizon };
  return { rule: 'horizon', facts, message };
}
