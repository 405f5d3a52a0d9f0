import type { UserActor } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { requireVersion } from '../require-version.ts';
import type { WaitlistRow } from './waitlist-rows.ts';

const settled: Readonly<Record<Exclude<WaitlistRow['status'], 'offered'>, string>> = {
  waiting: 'Nothing is offered at the moment. You hear of it when a vehicle becomes free.',
  accepted: 'This offer has already been accepted. Look at your reservations.',
  withdrawn: 'This request has been withdrawn. Make a new one.',
  expired: 'This offer has expired, and the next one was asked. Make a new request.',
};

/**
 * That the request offers something now, and to the actor.
 * @throws {DomainError} FORBIDDEN for whoever did not ask for it, PRECONDITION_FAILED, or CONFLICT when there is no offer
 */
export function requireOffer(
  { userId }: UserActor,
  row: WaitlistRow,
  expectedVersion: number | undefined,
  now: Date,
): void {
  if (row.user.userId !== userId) {
    throw new DomainError(
      'FORBIDDEN',
      'Only whoever waits answers an offer. A fleet manager may withdraw the request.',
    );
  }
  requireVersion('request', row.version, expectedVersion);
  if (row.status !== 'offered') throw new DomainError('CONFLICT', settled[row.status]);
  if (!row.offerExpiresAt || row.offerExpiresAt <= now) throw new DomainError('CONFLICT', settled.expired);
}
