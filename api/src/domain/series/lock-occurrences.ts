import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { requireVersion } from '../require-version.ts';
import type { ReservationRow } from '../reservation/reservation-rows.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import { lockSeries } from './lock-series.ts';
import { isAhead, requireMayChange } from './series-policy.ts';
import type { SeriesRow } from './series-rows.ts';

export interface ScopeInput {
  seriesId: string;
  expectedVersion?: number | undefined;
  scope: 'this' | 'following' | 'all';
  fromOccurrenceDate?: string | undefined;
  reservationId?: string | undefined;
}

export interface LockedOccurrences {
  series: SeriesRow;
  /** All there are or were, by start. */
  rows: ReservationRow[];
  /** Of those that lie ahead the ones that are meant, by start; at least one. */
  meant: ReservationRow[];
}

/**
 * Keeps a series and its live occurrences for this transaction. Those that have begun, that the driver has taken, and that
 * are decided against or over are history: no scope reaches them.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, PRECONDITION_FAILED, VALIDATION_FAILED, or CONFLICT when nothing is left that is meant
 */
export async function lockOccurrences(
  transaction: TenantTransaction,
  actor: UserActor,
  input: ScopeInput,
  now: Date,
): Promise<LockedOccurrences> {
  const { scope } = input;
  const { series, rows } = await lockSeries(transaction, actor, input.seriesId);
  if (input.reservationId && !rows.some(({ id }) => id === input.reservationId)) {
    throw new DomainError('NOT_FOUND', 'This series has no such reservation. Choose one of its occurrences.');
  }
  requireMayChange(actor, series);
  requireVersion('series', series.version, input.expectedVersion);
  requireScope(input);
  const meant = rows.filter((row) => isAhead(row.status, row.start_date, now) && isMeant(row, input));
  if (meant.length > 0) return { series, rows, meant };
  const what = scope === 'this' ? 'This occurrence has' : 'All these occurrences have';
  throw new DomainError('CONFLICT', `${what} begun or been cancelled, so there is nothing to change.`);
}

function requireScope({ scope, fromOccurrenceDate, reservationId }: ScopeInput): void {
  const wrong = (path: string, message: string) => refuseWrongInput([{ path, message }]);
  if (scope === 'this' && !reservationId) wrong('reservationId', 'Say which occurrence is meant by "this".');
  if (scope === 'following' && !fromOccurrenceDate) {
    wrong('fromOccurrenceDate', 'Say from which occurrence on: its occurrenceDate.');
  }
}

function isMeant(row: ReservationRow, { scope, fromOccurrenceDate, reservationId }: ScopeInput): boolean {
  if (scope === 'this') return row.id === reservationId;
  if (scope === 'all' || !fromOccurrenceDate) return true;
  return row.occurrence_date !== null && row.occurrence_date >= new Date(fromOccurrenceDate);
}
