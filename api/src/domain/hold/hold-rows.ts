/** How a hold is read. */
import { type Hold, holdMinutes } from '@fleet/contracts/hold.ts';
import { DomainError } from '../domain-errors.ts';

export interface HoldRow {
  id: string;
  vehicleId: string;
  startDate: Date;
  endDate: Date;
  expiresAt: Date;
  createdAt: Date;
  waitlistRequestId: string | null;
}

/** Of hold `h`. */
export const holdMembers = `h.id, h.vehicle_id as "vehicleId", h.start_date as "startDate", h.end_date as "endDate",
  h.expires_at as "expiresAt", h.created_at as "createdAt", h.waitlist_request_id as "waitlistRequestId"`;

/** One extension makes it last longer than a new one does. */
export function isExtended({ createdAt, expiresAt }: HoldRow): boolean {
  return expiresAt.getTime() - createdAt.getTime() > holdMinutes * 60_000;
}

/** Nothing changes it but its one extension. */
export function versionOf(row: HoldRow): number {
  return isExtended(row) ? 2 : 1;
}

export function toHold(row: HoldRow): Hold {
  const { waitlistRequestId, ...hold } = row;
  return {
    ...hold,
    startDate: row.startDate.toISOString(),
    endDate: row.endDate.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    mayExtend: waitlistRequestId === null && !isExtended(row),
    version: versionOf(row),
  };
}

export function holdNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'You have no such hold; it may have expired. Place a new one.');
}

export function isAnOffer(): DomainError {
  const message = 'This vehicle is kept for you as an offer of the waitlist. Accept or decline the offer there.';
  return new DomainError('CONFLICT', message);
}
