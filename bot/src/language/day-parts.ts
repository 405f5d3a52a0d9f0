/** Day parts and the hours they stand for here; the card says which were used. */
import { type MaskedText, takeMatches } from './masked-text.ts';

export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night' | 'whole-day';

/** Wall hours; an end of 24 or more lies on the next day. */
export const dayPartHours: Readonly<Record<DayPart, { start: number; end: number }>> = {
  morning: { start: 8, end: 12 },
  afternoon: { start: 13, end: 18 },
  evening: { start: 18, end: 22 },
  night: { start: 18, end: 32 },
  'whole-day': { start: 8, end: 18 },
};

const expressions: readonly (readonly [DayPart, RegExp, 'today'?])[] = [
  ['night', /\b(?:over ?night|(?:for|during|through) the night)\b/g],
  [
    'whole-day',
    /\b(?:(?:for|during)\s+)?(?:all|the whole|whole|the full|a full|full|entire|the entire|the) day\b(?! after| before)/g,
  ],
  ['evening', /\b(?:tonight|this evening)\b/g, 'today'],
  ['morning', /\bthis morning\b/g, 'today'],
  ['afternoon', /\bthis afternoon\b/g, 'today'],
  ['morning', /\b(?:in the\s+)?(?:early\s+|late\s+)?(?:morning|forenoon)s?\b/g],
  ['afternoon', /\b(?:in the\s+)?(?:early\s+|late\s+)?afternoon\b/g],
  ['evening', /\b(?:in the\s+|at\s+)?(?:early\s+|late\s+)?(?:evening|night)\b/g],
];

/** Takes day parts out of the text; the first counts. */
export function takeDayPart(text: MaskedText): {
  left: MaskedText;
  dayPart?: DayPart | undefined;
  /** Whether it was one of today: `this morning`, `tonight`. */
  saidToday: boolean;
} {
  let left = text;
  let dayPart: DayPart | undefined;
  let saidToday = false;
  for (const [part, expression, today] of expressions) {
    left = takeMatches(left, expression, () => {
      dayPart ??= part;
      saidToday ||= today !== undefined;
      return true;
    });
  }
  return { left, dayPart, saidToday };
}
