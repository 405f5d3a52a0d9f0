/** When a blackout is, as it is typed: wall times of the zone of what it concerns. */
import { words } from '../../../language/words.ts';
import { instantOf, wallOf } from '../../../ui/wall-time.ts';
import type { Wall } from '../fields/moment-field.tsx';

export interface SpanDraft {
  start: Wall;
  end: Wall;
}

export interface Span {
  startDate: string;
  endDate: string;
}

export function draftOfSpan({ startDate, endDate }: Span, timeZone: string): SpanDraft {
  return { start: wallOf(Date.parse(startDate), timeZone), end: wallOf(Date.parse(endDate), timeZone) };
}

/** @returns the span, or what is wrong with it */
export function readSpan({ start, end }: SpanDraft, timeZone: string): Span | { start?: string; end?: string } {
  const [startProblem, endProblem] = [wallProblem(start), wallProblem(end)];
  if (startProblem || endProblem)
    return { ...(startProblem && { start: startProblem }), ...(endProblem && { end: endProblem }) };
  const [startsAt, endsAt] = [instantOf(start, timeZone), instantOf(end, timeZone)];
  const missing = words.t('administration:problems.noSuchTime');
  if (startsAt === undefined) return { start: missing };
  if (endsAt === undefined) return { end: missing };
  if (endsAt <= startsAt) return { end: words.t('administration:problems.endsFirst') };
  return { startDate: new Date(startsAt).toISOString(), endDate: new Date(endsAt).toISOString() };
}

export function isSpan(read: ReturnType<typeof readSpan>): read is Span {
  return 'startDate' in read;
}

function wallProblem({ day, time }: Wall): string | undefined {
  if (!day) return words.t('administration:problems.day');
  return time ? undefined : words.t('administration:problems.time');
}
