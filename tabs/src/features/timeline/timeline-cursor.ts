/** Where the keyboard stands on the timeline: on a vehicle, at an instant; that is on what claims it then, or on an hour that is free. */
import { type Claim, claimAt, type TimelineRow } from './timeline-rows.ts';
import type { TimelineWindow } from './timeline-window.ts';

export interface TimelineCursor {
  vehicleId: string;
  /** Milliseconds since 1970 */
  at: number;
}

const hourMilliseconds = 3_600_000;
type Limits = Pick<TimelineWindow, 'start' | 'end'>;

/** What the cursor stands on: a claim, or free time until the next one, an hour at most. */
export function cursorSpot(
  row: TimelineRow,
  at: number,
  window: Limits,
): { claim?: Claim; start: number; end: number } {
  const claim = claimAt(row, at);
  if (claim) return { claim, start: Math.max(claim.start, window.start), end: Math.min(claim.end, window.end) };
  return { start: at, end: Math.min(at + hourMilliseconds, nextStart(row, at), window.end) };
}

/** @returns the next place to the right; the same at the end of what is shown */
export function nextSpot(row: TimelineRow, at: number, window: Limits): number {
  const spot = cursorSpot(row, at, window);
  const covered = spot.claim ? row.claims.filter(({ start }) => start > at && start < spot.end) : [];
  const next = Math.min(spot.end, ...covered.map(({ start }) => start));
  return next < window.end ? next : at;
}

/** @returns the next place to the left; the same at the beginning of what is shown */
export function previousSpot(row: TimelineRow, at: number, window: Limits): number {
  const { start } = cursorSpot(row, at, window);
  if (start <= window.start) return window.start;
  const before = claimAt(row, start - 1);
  if (before) return Math.max(before.start, window.start);
  const ends = row.claims.map(({ end }) => end).filter((end) => end <= start);
  return Math.max(window.start, start - hourMilliseconds, ...ends);
}

function nextStart({ claims }: TimelineRow, at: number): number {
  return Math.min(...claims.map(({ start }) => start).filter((start) => start > at));
}
