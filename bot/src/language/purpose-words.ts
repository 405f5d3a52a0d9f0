/** Finds what a vehicle is wanted for: `for a site visit`, `to pick up parts`, `purpose: training`. */
import type { Span } from './masked-text.ts';

const introductions = [
  /\b(?:purpose|reason)\s*(?::|is|=)\s*/gi,
  /(?<!\b(?:look|looking|search|searching|ask|asking|wait|waiting)\s+)\bfor\s+(?:(?:an?|the|our|my|some)\s+)?/gi,
  /\bbecause(?: of)?\s+/gi,
  // `to move it to Friday` is what is asked for, not what for.
  /\bto\s+(?!(?:move|bring|get|take|drop)\s+(?:it|this|that|my\s+(?:reservation|booking|trip))\b)(?=(?:visit|pick|collect|deliver|drive|go|meet|transport|move|bring|get|take|attend|see|fetch|drop)\b)/gi,
];
const nobody = /^(?:me|us|myself|him|her|them|it|now|today|free|that|this|rent|hire|use|sure|example)\b/i;
const trailing =
  /(?:[\s,.;:!?-]|\b(?:please|pls|thanks|thank you|thx|on|at|from|the|in|for|and|to|starting|between|next|this|about|until)\b)+$/i;
const leading = /^(?:[\s,.;:-])+/;
const maximumCharacters = 200;

const smallWords = /\b(?:an?|the|in|at|from|of|with|and|or|free|some|any|please)\b/gi;

export interface FoundPurpose {
  /** What it is for. */
  words: Span;
  /** The same with what introduces it. */
  span: Span;
}

/**
 * @param message in lower case
 * @param times the parts that speak of time; a purpose ends where one begins
 * @param vehicles the parts that speak of a vehicle; a purpose says more than those
 */
export function findPurpose(
  message: string,
  times: readonly Span[],
  vehicles: readonly Span[],
): FoundPurpose | undefined {
  for (const introduction of introductions) {
    for (const match of message.matchAll(introduction)) {
      const start = match.index + match[0].length;
      if ([...times, ...vehicles].some((span) => match.index >= span.start && match.index < span.end)) continue;
      const end = Math.min(message.length, ...times.filter((span) => span.end > start).map((span) => span.start));
      if (end <= start || !saysMore(message, { start, end }, vehicles)) continue;
      const said = message.slice(start, end);
      const skipped = leading.exec(said)?.[0].length ?? 0;
      const purpose = said.slice(skipped).replace(trailing, '').slice(0, maximumCharacters).trim();
      if (!/\p{L}{2}/u.test(purpose) || nobody.test(purpose)) continue;
      const words = { start: start + skipped, end: start + skipped + purpose.length };
      return { words, span: { start: match.index, end } };
    }
  }
  return undefined;
}

function saysMore(message: string, { start, end }: Span, vehicles: readonly Span[]): boolean {
  const blanked = vehicles.reduce(
    (text, span) => text.slice(0, span.start) + ' '.repeat(span.end - span.start) + text.slice(span.end),
    message,
  );
  return /\p{L}{2}/u.test(blanked.slice(start, end).replaceAll(smallWords, ' '));
}
