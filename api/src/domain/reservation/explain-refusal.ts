/** Why a reservation is not possible, with what would be. */
import type { Alternative } from '@fleet/contracts/error-codes.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';
import type { BrokenRule, RuleFacts } from '../rule-facts.ts';
import { describeInstant, describePeriod } from './describe-period.ts';
import { findAlternatives } from './find-alternatives.ts';
import type { Refusal } from './refusal.ts';
import type { PoolFacts, VehicleFacts, Wish } from './reservation-request.ts';
import type { WantedReservation } from './wanted-reservation.ts';

interface ObstacleRow {
  kind: 'out-of-service' | 'reservation' | 'overdue' | 'hold' | 'blackout' | 'maintenance';
  start_date: Date;
  end_date: Date | null;
  reason: string | null;
}

interface Names {
  vehicle: string;
  wanted: string;
  until: string;
}

type Explain = (names: Names, facts: RuleFacts['taken'] & RuleFacts['blackout']) => Explanation;

/** In the order in which they weigh. */
const explanations: Readonly<Record<ObstacleRow['kind'], Explain>> = {
  'out-of-service': ({ vehicle }) => ({
    code: 'RULE_VIOLATED',
    rule: 'maintenance',
    facts: { vehicle },
    sentence: `${vehicle} has just been taken out of service.`,
  }),
  blackout: ({ vehicle, until }, facts) => ({
    code: 'RULE_VIOLATED',
    rule: 'blackout',
    facts,
    sentence: `${vehicle} is not lent then${until}: ${facts.reason}.`,
  }),
  maintenance: ({ vehicle, until }, facts) => ({
    code: 'RULE_VIOLATED',
    rule: 'maintenance',
    facts,
    sentence: `${vehicle} is in maintenance then${until} (${facts.reason}).`,
  }),
  reservation: ({ vehicle, wanted }, facts) => ({
    code: 'CONFLICT',
    rule: 'taken',
    facts,
    sentence: `${vehicle} is already reserved at that time (${wanted}).`,
  }),
  overdue: ({ vehicle }) => ({
    code: 'CONFLICT',
    rule: 'overdue',
    facts: { vehicle },
    sentence: `${vehicle} should be back by now, and has not been returned.`,
  }),
  hold: ({ vehicle, wanted }, facts) => ({
    code: 'CONFLICT',
    rule: 'held',
    facts,
    sentence: `Somebody is reserving ${vehicle} for that time at this moment (${wanted}).`,
  }),
};

/** What is in the way, in a sentence that leaves it to the caller to say what would work. */
export type Explanation = BrokenRule & {
  code: 'CONFLICT' | 'RULE_VIOLATED';
  sentence: string;
};

/** What stands in the way of a reservation that keeps all rules, with what would work instead. */
export async function explainConflict(
  transaction: TenantTransaction,
  wanted: WantedReservation,
  now: Date,
): Promise<DomainError> {
  const [{ code, rule, facts, sentence }, alternatives] = await Promise.all([
    describeConflict(transaction, wanted, now),
    findAlternatives(transaction, wanted, now),
  ]);
  const way = wanted.wish.present?.isOut && alternatives.length === 0 ? 'Its end must stay.' : wayOut(alternatives);
  return new DomainError(code, `${sentence} ${way}`, { rule, facts, alternatives });
}

/** What to do instead. */
export function wayOut(alternatives: readonly Alternative[]): string {
  return alternatives.length > 0 ? 'Choose one of the alternatives.' : 'Choose another time or another pool.';
}

interface Wanted {
  wish: Pick<Wish, 'startDate' | 'endDate' | 'reservationId' | 'holdId'>;
  pool: Pick<PoolFacts, 'bufferMinutes' | 'timeZone'>;
  vehicle: Pick<VehicleFacts, 'id' | 'name' | 'licensePlate'>;
}

export async function describeConflict(
  transaction: TenantTransaction,
  { wish, pool, vehicle }: Wanted,
  now: Date,
): Promise<Explanation> {
  const obstacles = await transaction.query<ObstacleRow>({
    name: 'reservation.obstacles',
    text: `select kind, start_date, end_date, reason from check_reservation_conflict($1, $2, add_minutes($3, $4), $5, $6, $7)
           union all select 'out-of-service', $2, null, null from vehicles where id = $1 and status <> 'active'
           order by start_date limit 50`,
    values: [
      vehicle.id,
      wish.startDate,
      wish.endDate,
      pool.bufferMinutes,
      now,
      wish.reservationId ?? null,
      wish.holdId ?? null,
    ],
  });
  const kinds = Object.keys(explanations) as ObstacleRow['kind'][];
  const weightiest = kinds.find((kind) => obstacles.some((one) => one.kind === kind)) ?? 'reservation';
  const obstacle = obstacles.find(({ kind }) => kind === weightiest);
  const name = `${vehicle.name} (${vehicle.licensePlate})`;
  const { startDate, endDate } = wish;
  return explanations[weightiest](
    {
      vehicle: name,
      wanted: describePeriod(wish.startDate, wish.endDate, pool.timeZone),
      until: obstacle?.end_date ? `, until ${describeInstant(obstacle.end_date, pool.timeZone)}` : '',
    },
    {
      vehicle: name,
      startDate,
      endDate,
      until: obstacle?.end_date ?? undefined,
      reason: obstacle?.reason ?? undefined,
    },
  );
}

/** A broken rule, with the times and vehicles for which none is broken. */
export async function explainRefusal(
  transaction: TenantTransaction,
  { rule, facts, message }: Refusal,
  wanted: WantedReservation,
  now: Date,
): Promise<DomainError> {
  const alternatives = await findAlternatives(transaction, wanted, now);
  return new DomainError('RULE_VIOLATED', message, { rule, facts, alternatives });
}

/** A pool that asks for an approval which nobody could give. */
export function nobodyToAsk(poolName: string, alternatives: readonly Alternative[] = []): DomainError {
  const message = `${poolName} asks for an approval, and nobody but you could give it. Ask your administrator to name an approver.`;
  return new DomainError('RULE_VIOLATED', message, {
    rule: 'approver-missing',
    facts: { pool: poolName },
    alternatives,
  });
}
