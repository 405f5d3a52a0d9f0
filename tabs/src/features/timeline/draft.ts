/** A period that somebody is choosing on the timeline: a new one, or that of a reservation which is moved or stretched. */
import type { Claim, ReservationClaim, TimelineRow } from './timeline-rows.ts';

export const quarterMilliseconds = 15 * 60_000;
const minuteMilliseconds = 60_000;

export interface Draft {
  vehicleId: string;
  /** Milliseconds since 1970 */
  start: number;
  end: number;
  /** What is changed; undefined for what is to be reserved. */
  claim?: ReservationClaim;
}

export type DraftEdge = 'start' | 'end';
export type DraftChange = { move: number } | { edge: DraftEdge; by: number } | { vehicleId: string };

/** Every zone there is differs from universal time by whole quarters of an hour. */
export function snap(instant: number): number {
  return Math.round(instant / quarterMilliseconds) * quarterMilliseconds;
}

export function draftOf(claim: ReservationClaim): Draft {
  const { vehicleId, startDate, endDate } = claim.reservation;
  return { vehicleId, start: Date.parse(startDate), end: Date.parse(endDate), claim };
}

/** Of a vehicle that is out only the end can be changed. */
function mayMove({ claim }: Draft): boolean {
  return claim?.reservation.status !== 'active';
}

/** @returns the draft after a change; the same one where that cannot be */
export function changeDraft(draft: Draft, change: DraftChange): Draft {
  if ('edge' in change) {
    if (change.edge === 'start') {
      if (!mayMove(draft)) return draft;
      return { ...draft, start: Math.min(draft.start + change.by, draft.end - quarterMilliseconds) };
    }
    return { ...draft, end: Math.max(draft.end + change.by, draft.start + quarterMilliseconds) };
  }
  if (!mayMove(draft)) return draft;
  if ('vehicleId' in change) return { ...draft, vehicleId: change.vehicleId };
  return { ...draft, start: draft.start + change.move, end: draft.end + change.move };
}

export function isChanged({ vehicleId, start, end, claim }: Draft): boolean {
  if (!claim) return true;
  const { reservation } = claim;
  return (
    vehicleId !== reservation.vehicleId ||
    start !== Date.parse(reservation.startDate) ||
    end !== Date.parse(reservation.endDate)
  );
}

export type DraftConflict = { kind: 'past' } | { kind: 'claim'; claim: Claim };

/**
 * What is in the draft's way as far as this page knows, which the server decides when it is saved.
 * @param row of the draft's vehicle
 * @param now milliseconds since 1970
 */
export function conflictOf(draft: Draft, row: TimelineRow, now: number): DraftConflict | undefined {
  const own = draft.claim?.reservation;
  const movesStart = !own || draft.start !== Date.parse(own.startDate);
  if ((movesStart && draft.start < now - 5 * minuteMilliseconds) || draft.end <= now) return { kind: 'past' };
  const bufferedEnd = draft.end + (own?.bufferMinutes ?? 0) * minuteMilliseconds;
  const claim = row.claims.find((one) => {
    if (one.key === draft.claim?.key) return false;
    if (one.kind === 'hold' && one.block?.isMine) return false;
    if (one.kind === 'reservation' && one.reservation.status === 'completed') return false;
    return one.start < (one.kind === 'reservation' ? bufferedEnd : draft.end) && one.bufferedEnd > draft.start;
  });
  return claim && { kind: 'claim', claim };
}
