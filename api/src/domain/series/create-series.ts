import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { Temporal } from 'temporal-polyfill';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';
import { claimVehicle, type NewReservation } from '../reservation/claim-vehicle.ts';
import { requireCostCenter, requireDriver, requireWanted } from '../reservation/create-reservation.ts';
import { describeConflict, nobodyToAsk } from '../reservation/explain-refusal.ts';
import { readFactsToClaim } from '../reservation/read-facts-to-claim.ts';
import { type Period, toPoolRequest, type Wish } from '../reservation/reservation-request.ts';
import { refuseReservation } from '../reservation/reservation-rules.ts';
import { lockVehicle } from '../reservation/rewrite-reservation.ts';
import { answerSeries } from './answer-series.ts';
import { readDriverUsage } from './driver-usage.ts';
import { describeMisfits, type Misfit, refuseMisfits } from './not-fitting.ts';
import { periodAt, refuseOverlap, wallTimesOf } from './occurrences.ts';
import { parseRecurrenceRule, writeRecurrenceRule } from './recurrence-rule.ts';

type Input = OperationArguments<'createSeries'>;

/**
 * Reserves a vehicle for every occurrence of a rule, each by the rules and constraints of a single reservation; what the
 * driver uses grows from one to the next. That holds for the pool's horizon too: whoever may reserve 90 days ahead has no
 * way around it by repeating, and is told from where on nothing fits. (Exchange treats the booking window of a room so.)
 * @throws {DomainError} CONFLICT or RULE_VIOLATED when one of all does not fit, or none of those that were to fit, naming
 * the first and how many; NOT_FOUND and VALIDATION_FAILED as createReservation does, and for a rule that is none
 */
export function createSeries(
  { actor, tenantId, database, now }: UserContext,
  input: Input,
): Promise<OperationOutput<'createSeries'>> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const {
      mode,
      purpose,
      recurrenceRule,
      startWallTime,
      lengthMinutes,
      timeZone: _zone,
      department,
      ...wished
    } = input;
    const start = Temporal.PlainDateTime.from(startWallTime);
    const anyPeriod = periodAt(start, lengthMinutes, input.timeZone ?? 'UTC');
    const firstWish: Wish = { ...wished, ...anyPeriod };
    const [, facts] = await Promise.all([
      lockVehicle(transaction, input.vehicleId),
      readFactsToClaim(transaction, actor, { which: 'all', creatorUserId: actor.userId, wish: firstWish, now: at }),
    ]);
    const driver = requireDriver(facts);
    requireCostCenter(input, facts);
    const { pool, vehicle } = requireWanted(facts, driver, firstWish);
    const timeZone = input.timeZone ?? pool.timeZone;
    const rule = parseRecurrenceRule(recurrenceRule, timeZone);
    const wallTimes = wallTimesOf(rule, start);
    const periods = wallTimes.map((wallTime) => periodAt(wallTime, lengthMinutes, timeZone));
    refuseOverlap(periods, pool.bufferMinutes);
    const request = {
      facts,
      driver,
      pool,
      vehicle,
      purpose,
      department: department || facts.creator.department,
      costCenter: facts.costCenter,
    };
    const seriesId = await insertSeries(transaction, request, {
      recurrenceRule: writeRecurrenceRule(rule, start.toPlainTime()),
      timeZone,
      start: wallTimes[0] ?? start,
      lengthMinutes,
      now: at,
    });
    const wishes = periods.map((period): Wish => ({ ...wished, ...period }));
    const { claimed, misfits } = await claimOccurrences(transaction, request, wishes, seriesId, at);
    await refuseMisfits(transaction, misfits, { total: wishes.length, mode, now: at });
    await Promise.all([
      writeAudit(transaction, actor, {
        action: 'series.created',
        entityType: 'series',
        entityId: seriesId,
        detail: { recurrenceRule, occurrences: claimed.length, notFitting: misfits.length },
      }),
      recordReservationEvents(
        transaction,
        actor,
        'reservation.created',
        claimed.map(({ reservationId, askedUserIds, ...detail }) => ({
          reservationId,
          ...(askedUserIds.length > 0 && { askedUserIds }),
          vehicleId: vehicle.id,
          version: 1,
          detail: { ...detail, seriesId },
        })),
      ),
    ]);
    const [answer, notFitting] = await Promise.all([
      answerSeries(transaction, seriesId, actor, at),
      describeMisfits(transaction, misfits, at),
    ]);
    return { ...answer, notFitting };
  });
}

type Request = Omit<NewReservation, 'wish'>;

async function insertSeries(
  transaction: TenantTransaction,
  { facts, driver, vehicle, purpose, department, costCenter }: Request,
  series: { recurrenceRule: string; timeZone: string; start: Temporal.PlainDateTime; lengthMinutes: number; now: Date },
): Promise<string> {
  const [row] = await transaction.query<{ id: string }>({
    name: 'series.insert',
    text: `insert into reservation_series (vehicle_id, driver_id, recurrence_rule, time_zone, start_wall_time, length_minutes,
             purpose, department, cost_center, created_by, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) returning id`,
    values: [
      vehicle.id,
      driver.id,
      series.recurrenceRule,
      series.timeZone,
      series.start.toString(),
      series.lengthMinutes,
      purpose,
      department,
      costCenter,
      facts.creator.userId,
      series.now,
    ],
  });
  if (!row) throw new Error('A series was not made');
  return row.id;
}

interface ClaimedOccurrence extends Period {
  reservationId: string;
  status: 'pending' | 'approved';
  askedUserIds: string[];
}

/** One after the other, because what one driver may use is used up by the occurrences before. */
async function claimOccurrences(
  transaction: TenantTransaction,
  request: Request,
  wishes: readonly Wish[],
  seriesId: string,
  now: Date,
): Promise<{ claimed: ClaimedOccurrence[]; misfits: Misfit[] }> {
  const { facts, pool, vehicle } = request;
  const [first, last] = [wishes[0], wishes.at(-1)];
  if (!first || !last) return { claimed: [], misfits: [] };
  const whole = { startDate: first.startDate, endDate: last.endDate };
  const usage = await readDriverUsage(transaction, request.driver.id, pool, whole);
  const claimed: ClaimedOccurrence[] = [];
  const misfits: Misfit[] = [];
  for (const wish of wishes) {
    const { startDate, endDate } = wish;
    const driver = { ...request.driver, usage: usage.around(wish) };
    const wanted = { wish, facts, driver, pool, vehicle };
    const refusal = refuseReservation(toPoolRequest(wish, facts, driver, pool, now), vehicle);
    if (refusal) {
      const explanation = { ...refusal, code: 'RULE_VIOLATED' as const, sentence: refusal.message };
      misfits.push({ occurrenceDate: startDate, wanted, explanation });
      continue;
    }
    const occurrence = { seriesId, occurrenceDate: startDate };
    const claim = await claimVehicle(transaction, { ...request, driver, wish, occurrence }, now);
    if (claim.outcome === 'nobody-to-ask') throw nobodyToAsk(pool.name);
    if (claim.outcome === 'taken') {
      const explanation = await describeConflict(transaction, wanted, now);
      misfits.push({ occurrenceDate: startDate, wanted, explanation });
      continue;
    }
    const { reservationId, status, askedUserIds } = claim;
    usage.put({ id: reservationId, poolId: pool.id, startDate, endDate });
    claimed.push({ reservationId, status, startDate, endDate, askedUserIds });
  }
  return { claimed, misfits };
}
