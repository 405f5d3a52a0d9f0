import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor, UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireCostCenter, requireWanted } from '../reservation/create-reservation.ts';
import { readFactsToClaim } from '../reservation/read-facts-to-claim.ts';
import type { Wish } from '../reservation/reservation-request.ts';
import { lockVehicle } from '../reservation/rewrite-reservation.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import { answerSeries } from './answer-series.ts';
import type { OccurrenceRequest } from './claim-occurrences.ts';
import { continueSeries } from './continue-series.ts';
import { type LockedOccurrences, lockOccurrences } from './lock-occurrences.ts';
import { describeMisfits, refuseMisfits } from './not-fitting.ts';
import { spanOf } from './occurrences.ts';
import { placeOccurrences } from './place-occurrences.ts';
import { planChanges } from './plan-changes.ts';
import { planOccurrences } from './plan-occurrences.ts';

type Input = OperationArguments<'updateSeries'>;

/**
 * Changes one occurrence, or it and all that follow, or all that lie ahead, by the rules of a single reservation. What has
 * begun stays as it is. When anything stays behind what follows, the series ends there, and another continues it, which is
 * the answer. An occurrence that was changed by itself keeps that change, unless asked otherwise; one that does not fit
 * (`all-that-fit`) stays where it is and becomes such an occurrence. Another rule cancels what it does not name, and reserves
 * what it names besides as createSeries does.
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
    const { series } = locked;
    const wanted = await readWanted(transaction, actor, locked, input, at);
    const description = {
      purpose: input.purpose ?? series.purpose,
      department: input.department === undefined ? series.department : input.department || null,
      costCenter: input.costCenter ? wanted.facts.costCenter : input.costCenter === null ? null : series.cost_center,
    };
    const request = { ...wanted, ...description };
    const { seriesId, plan } = await planSeries(transaction, locked, input, request, at);
    const { misfits, ...placed } = await placeOccurrences(transaction, actor, plan, { series, seriesId, request }, at);
    await refuseMisfits(transaction, misfits, { total: placed.wanted, mode: input.mode, now: at });
    const { seriesId: _series, expectedVersion: _version, mode: _mode, ...change } = input;
    const counts = {
      occurrences: placed.changed,
      added: placed.added,
      dropped: plan.dropped.length,
      notFitting: misfits.length,
    };
    await writeAudit(transaction, actor, {
      action: 'series.changed',
      entityType: 'series',
      entityId: series.id,
      detail: { ...change, ...counts, continuedAs: seriesId },
    });
    const [answer, notFitting] = await Promise.all([
      answerSeries(transaction, seriesId, actor, at),
      describeMisfits(transaction, misfits, at),
    ]);
    return { ...answer, notFitting };
  });
}

/** Lets the series go on as asked, and says what that means for each of its occurrences. */
async function planSeries(
  transaction: TenantTransaction,
  locked: LockedOccurrences,
  input: Input,
  { vehicle, purpose, department, costCenter }: OccurrenceRequest,
  now: Date,
) {
  const { series, meant } = locked;
  const { scope, recurrenceRule, startTime, lengthMinutes } = input;
  const description = { purpose, department, costCenter };
  if (scope === 'this') {
    const kept = planChanges(series, meant, input, description, series.id);
    return { seriesId: series.id, plan: { kept, dropped: [], added: [] } };
  }
  const settings = { ...description, scope, recurrenceRule, startTime, lengthMinutes, vehicleId: vehicle.id };
  const { seriesId, wallTimes } = await continueSeries(transaction, locked, settings, now);
  const { kept, dropped, added } = recurrenceRule
    ? planOccurrences(locked, wallTimes, lengthMinutes ?? series.length_minutes, now)
    : { kept: meant, dropped: [], added: [] };
  return { seriesId, plan: { kept: planChanges(series, kept, input, description, seriesId), dropped, added } };
}

/** @throws {DomainError} VALIDATION_FAILED */
function requireChange({
  scope,
  recurrenceRule,
  startTime,
  lengthMinutes,
  vehicleId,
  purpose,
  department,
  costCenter,
  includeExceptions,
}: Input) {
  if (scope === 'this' && recurrenceRule !== undefined) {
    const message = 'One occurrence alone does not repeat. Choose "following" or "all" to change the rule.';
    refuseWrongInput([{ path: 'recurrenceRule', message }]);
  }
  const given = [recurrenceRule, startTime, lengthMinutes, vehicleId, purpose, department, costCenter];
  if (includeExceptions || given.some((value) => value !== undefined)) return;
  const message =
    'Say what to change: the rule, the time, the length, the vehicle, the purpose, the department or the cost center.';
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
) {
  const [first] = meant;
  const present = input.scope === 'this' && first ? first.vehicle : series.vehicle;
  const wish: Wish & { vehicleId: string } = {
    ...spanOf(meant.map(({ start_date, end_date }) => ({ startDate: start_date, endDate: end_date }))),
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
  return { ...requireWanted(facts, facts.driver, wish), driver: facts.driver };
}
