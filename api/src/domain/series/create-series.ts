import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { Temporal } from 'temporal-polyfill';
import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';
import { requireCostCenter, requireDriver, requireWanted } from '../reservation/create-reservation.ts';
import { readFactsToClaim } from '../reservation/read-facts-to-claim.ts';
import type { Wish } from '../reservation/reservation-request.ts';
import { lockVehicle } from '../reservation/rewrite-reservation.ts';
import { requireFeature } from '../tenant/require-feature.ts';
import { answerSeries } from './answer-series.ts';
import { claimOccurrences, type OccurrenceRequest } from './claim-occurrences.ts';
import { readDriverUsage } from './driver-usage.ts';
import { describeMisfits, refuseMisfits } from './not-fitting.ts';
import { periodAt, refuseOverlap, spanOf, wallTimesOf } from './occurrences.ts';
import { parseRecurrenceRule, writeRecurrenceRule } from './recurrence-rule.ts';
import { askedBecauseOf, tellTogether } from './tell-together.ts';

type Input = OperationArguments<'createSeries'>;

/**
 * Reserves a vehicle for every occurrence of a rule, each by the rules and constraints of a single reservation; what the
 * driver uses grows from one to the next. That holds for the pool's horizon too: whoever may reserve 90 days ahead has no
 * way around it by repeating, and is told from where on nothing fits. (Exchange treats the booking window of a room so.)
 * @throws {DomainError} CONFLICT or RULE_VIOLATED when one of all does not fit, or none of those that were to fit, naming
 * the first and how many; FORBIDDEN while the tenant has switched series off; NOT_FOUND and VALIDATION_FAILED as createReservation does, and for a rule that is none
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
    const [, , facts] = await Promise.all([
      requireFeature(transaction, 'series'),
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
      ...wished,
      recurrenceRule: writeRecurrenceRule(rule, start.toPlainTime()),
      timeZone,
      start: wallTimes[0] ?? start,
      lengthMinutes,
      now: at,
    });
    const wishes = periods.map((period): Wish => ({ ...wished, ...period }));
    const usage = await readDriverUsage(transaction, driver.id, pool, spanOf(periods));
    const { claimed, misfits } = await claimOccurrences(transaction, request, wishes, { seriesId, usage, now: at });
    await refuseMisfits(transaction, misfits, { total: wishes.length, mode, now: at });
    await Promise.all([
      writeAudit(transaction, actor, {
        action: 'series.created',
        entityType: 'series',
        entityId: seriesId,
        detail: { recurrenceRule, occurrences: claimed.length, notFitting: misfits.length },
      }),
      recordReservationEvents(transaction, actor, 'reservation.created', tellTogether(claimed, askedBecauseOf)),
    ]);
    const [answer, notFitting] = await Promise.all([
      answerSeries(transaction, seriesId, actor, at),
      describeMisfits(transaction, misfits, at),
    ]);
    return { ...answer, notFitting };
  });
}

interface SeriesInput extends Pick<Wish, 'minimumSeats' | 'equipment' | 'tripDistanceMeters'> {
  recurrenceRule: string;
  timeZone: string;
  start: Temporal.PlainDateTime;
  lengthMinutes: number;
  now: Date;
}

async function insertSeries(
  transaction: TenantTransaction,
  { facts, driver, vehicle, purpose, department, costCenter }: OccurrenceRequest,
  series: SeriesInput,
): Promise<string> {
  const [row] = await transaction.query<{ id: string }>({
    name: 'series.insert',
    text: `insert into reservation_series (vehicle_id, driver_id, recurrence_rule, time_zone, start_wall_time, length_minutes,
             purpose, department, cost_center, created_by, created_at, updated_at, minimum_seats, equipment, trip_distance_meters)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14) returning id`,
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
      series.minimumSeats ?? null,
      [...new Set(series.equipment)],
      series.tripDistanceMeters ?? null,
    ],
  });
  if (!row) throw new Error('A series was not made');
  return row.id;
}
