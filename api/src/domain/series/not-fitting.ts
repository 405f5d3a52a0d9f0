/** The occurrences of a series that are not possible as asked, and what would be. */
import type { NotFitting } from '@fleet/contracts/series.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import { DomainError } from '../domain-errors.ts';
import { describePeriod } from '../reservation/describe-period.ts';
import { type Explanation, wayOut } from '../reservation/explain-refusal.ts';
import { findAlternatives } from '../reservation/find-alternatives.ts';
import type { WantedReservation } from '../reservation/wanted-reservation.ts';

/** What would work is searched for as many; each costs two questions to the database. */
const explainedOccurrences = 10;
const alternativesEach = 3;

export interface Misfit {
  /** Where the rule puts it. */
  occurrenceDate: Date;
  wanted: WantedReservation;
  explanation: Explanation;
}

/**
 * @param total how many were asked for
 * @throws {DomainError} CONFLICT or RULE_VIOLATED as the first of them deserves, when all were to fit or none does
 */
export async function refuseMisfits(
  transaction: TenantTransaction,
  misfits: readonly Misfit[],
  { total, mode, now }: { total: number; mode: 'all-or-nothing' | 'all-that-fit'; now: Date },
): Promise<void> {
  const [first] = misfits;
  if (!first || (mode === 'all-that-fit' && misfits.length < total)) return;
  const { wish, pool } = first.wanted;
  const { code, rule, sentence } = first.explanation;
  const alternatives = await findAlternatives(transaction, first.wanted, now);
  const when = describePeriod(wish.startDate, wish.endDate, pool.timeZone);
  const verb = misfits.length === 1 ? 'does' : 'do';
  const way = misfits.length < total ? 'Choose another time, another vehicle, or all that fit.' : wayOut(alternatives);
  const which = sentence.includes(when) ? 'The first' : `The first is ${when}`;
  const message = `${misfits.length} of ${total} occurrences ${verb} not fit, and nothing was changed. ${which}: ${sentence} ${way}`;
  throw new DomainError(code, message, { rule, alternatives });
}

export function describeMisfits(
  transaction: TenantTransaction,
  misfits: readonly Misfit[],
  now: Date,
): Promise<NotFitting[]> {
  return Promise.all(
    misfits.map(async ({ occurrenceDate, wanted, explanation: { rule, sentence } }, index) => {
      const found = index < explainedOccurrences ? await findAlternatives(transaction, wanted, now) : [];
      const alternatives = found.slice(0, alternativesEach);
      return {
        occurrenceDate: occurrenceDate.toISOString(),
        startDate: wanted.wish.startDate.toISOString(),
        endDate: wanted.wish.endDate.toISOString(),
        reservationId: wanted.wish.reservationId ?? null,
        rule,
        message: alternatives.length > 0 ? `${sentence} ${wayOut(alternatives)}` : sentence,
        alternatives,
      };
    }),
  );
}
