import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { recordReservationEvents } from '../record-reservation-events.ts';
import { requireCostCenter, requireWanted } from '../reservation/create-reservation.ts';
import { readFactsToClaim } from '../reservation/read-facts-to-claim.ts';
import type { Wish } from '../reservation/reservation-request.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { lockVehicle } from '../reservation/rewrite-reservation.ts';
import type { WantedReservation } from '../reservation/wanted-reservation.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import { answerSeries } from './answer-series.ts';
import { applyChanges } from './apply-changes.ts';
import { continueSeries } from './continue-series.ts';
import { readDriverUsage } from './driver-usage.ts';
import { type LockedOccurrences, lockOccurrences } from './lock-occurrences.ts';
import { describeMisfits, refuseMisfits } from './not-fitting.ts';
import { refuseOverlap } from './occurrences.ts';
import { changesAnything, planChanges } from './plan-changes.ts';

type Input = OperationArguments<'updateSeries'>;

/**
 * Changes one occurrence, or it and all that follow, or all that lie ahead, by the rules of a single reservation. What has
 * begun stays as it is: when anything lies before the change, the series ends there and what follows continues it as a
 * series of its own, which is the answer. An occurrence that was changed by itself keeps that change, unless asked
 * otherwise; one that does not fit (`all-that-fit`) stays where it is and becomes such an occurrence.
 * @throws {DomainError} as createSeries does, and NOT_FOUND, FORBIDDEN, or PRECONDITION_FAILED for a version that is past
 */
export function updateSeries(
  { actor, tenantId, database, now }: UserContext,
  input: Input,
): Promise<OperationOutput<'updateSeries'>> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    await requireVehicle(transaction, input.vehicleId);
    const locked = await lockOccurrences(transaction, actor, input, at);
    requireChange(input);
    const { series, meant } = locked;
    const anyWanted = await readWanted(transaction, actor, locked, input, at);
    const { facts, pool, vehicle } = anyWanted;
    const description = {
      purpose: input.purpose ?? series.purpose,
      department: input.department === undefined ? series.department : input.department || null,
      costCenter: input.costCenter ? facts.costCenter : input.costCenter === null ? null : series.cost_center,
    };
    const settings = {
      ...description,
      vehicleId: vehicle.id,
      startTime: input.startTime,
      lengthMinutes: input.lengthMinutes,
    };
    const seriesId =
      input.scope === 'this' ? series.id : await continueSeries(transaction, series, meant, settings, at);
    const plans = planChanges(series, meant, input, description, seriesId);
    const periods = plans.flatMap(({ period }) => period ?? []);
    refuseOverlap(periods, pool.bufferMinutes);
    const usage = await readDriverUsage(transaction, series.driver.driverId, pool, spanOf(meant));
    const changes = plans.filter(changesAnything);
    const { changed, misfits } = await applyChanges(transaction, changes, anyWanted, actor.userId, usage, at);
    await refuseMisfits(transaction, misfits, { total: periods.length, mode: input.mode, now: at });
    const { seriesId: _series, expectedVersion: _version, mode: _mode, ...change } = input;
    await Promise.all([
      writeAudit(transaction, actor, {
        action: 'series.changed',
        entityType: 'series',
        entityId: series.id,
        detail: { ...change, occurrences: changed.length, notFitting: misfits.length, continuedAs: seriesId },
      }),
      recordReservationEvents(
        transaction,
        actor,
        'reservation.changed',
        changed.map((one) => ({ ...one, detail: { ...one.detail, seriesId } })),
      ),
    ]);
    const [answer, notFitting] = await Promise.all([
      answerSeries(transaction, seriesId, actor, at),
      describeMisfits(transaction, misfits, at),
    ]);
    return { ...answer, notFitting };
  });
}

/** @throws {DomainError} VALIDATION_FAILED */
function requireChange({
  startTime,
  lengthMinutes,
  vehicleId,
  purpose,
  department,
  costCenter,
  includeExceptions,
}: Input) {
  const given = [startTime, lengthMinutes, vehicleId, purpose, department, costCenter];
  if (includeExceptions || given.some((value) => value !== undefined)) return;
  const message =
    'Say what to change: the time, the length, the vehicle, the purpose, the department or the cost center.';
  refuseWrongInput([{ path: 'startTime', message }]);
}

/** Asked first: whatever else is wrong, a vehicle that is not there is not found. @throws {DomainError} NOT_FOUND */
async function requireVehicle(transaction: TenantTransaction, vehicleId: string | undefined): Promise<void> {
  if (!vehicleId) return;
  const found = await transaction.query({
    name: 'series.vehicle',
    text: 'select from vehicles where id = $1',
    values: [vehicleId],
  });
  if (found.length > 0) return;
  throw new DomainError('NOT_FOUND', 'There is no such vehicle. Choose one from the list of vehicles.');
}

/** What is known of people, pool and vehicle; the same for every occurrence. */
async function readWanted(
  transaction: TenantTransaction,
  actor: UserActor,
  { series, meant }: LockedOccurrences,
  input: Input,
  now: Date,
): Promise<WantedReservation> {
  const [first] = meant;
  const present = input.scope === 'this' && first ? first.vehicle : series.vehicle;
  const wish: Wish & { vehicleId: string } = {
    ...spanOf(meant),
    vehicleId: input.vehicleId ?? present.id,
    driverId: series.driver.driverId,
    costCenter: input.costCenter,
  };
  const [, facts] = await Promise.all([
    lockVehicle(transaction, wish.vehicleId),
    readFactsToClaim(transaction, actor, { which: 'all', creatorUserId: series.created_by.userId, wish, now }),
  ]);
  if (!facts.driver) throw new Error('The driver of a series vanished');
  requireCostCenter(input, facts);
  return requireWanted(facts, facts.driver, wish);
}

function spanOf(rows: readonly ReservationRow[]): { startDate: Date; endDate: Date } {
  const starts = rows.map(({ start_date }) => start_date.getTime());
  const ends = rows.map(({ end_date }) => end_date.getTime());
  return { startDate: new Date(Math.min(...starts)), endDate: new Date(Math.max(...ends)) };
}
