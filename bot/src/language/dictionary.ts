/**
 * Another language as the English that the readers know. Of every character of the result the place in the original is kept,
 * so that what somebody quotes is quoted as they wrote it.
 */
import type { Span } from './masked-text.ts';

/** What is looked for, in lower case, and its English; entries are tried in their order, and what one took no other sees. */
export type Entry = readonly [expression: RegExp, english: string | ((match: RegExpExecArray) => string)];
export type Dictionary = readonly Entry[];

export interface Translation {
  /** In lower case. */
  english: string;
  /** Where in the original each character of `english` comes from. */
  places: readonly Span[];
  /** The share of the original's letters that entries took, from 0 to 1. */
  knownShare: number;
}

interface Piece {
  english: string;
  place: Span;
  /** Taken by an entry, and closed to all others. */
  isDone: boolean;
}

/**
 * @param original in lower case
 * @param dictionary of global expressions
 */
export function translate(original: string, dictionary: Dictionary): Translation {
  let pieces: Piece[] = [{ english: original, place: { start: 0, end: original.length }, isDone: false }];
  for (const entry of dictionary) pieces = pieces.flatMap((piece) => (piece.isDone ? [piece] : divide(piece, entry)));
  const english = pieces.map((piece) => piece.english).join('');
  return { english, places: pieces.flatMap(placesOf), knownShare: shareOf(original, pieces) };
}

function shareOf(original: string, pieces: readonly Piece[]): number {
  const count = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;
  const known = pieces.filter(({ isDone }) => isDone).map(({ place }) => original.slice(place.start, place.end));
  return count(known.join('')) / Math.max(1, count(original));
}

/** The part of the original that became a part of the English. */
export function quoteOf({ places }: Pick<Translation, 'places'>, { start, end }: Span): Span {
  const [first, last] = [places[start], places[end - 1]];
  return first && last ? { start: first.start, end: last.end } : { start: 0, end: 0 };
}

/** The expression sees the words on either side of a piece only as far as the piece goes, so it may not look around further. */
function divide({ english: text, place }: Piece, [expression, english]: Entry): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const plain = (end: number) => {
    if (end > done) {
      const span = { start: place.start + done, end: place.start + end };
      pieces.push({ english: text.slice(done, end), place: span, isDone: false });
    }
  };
  for (const match of text.matchAll(expression)) {
    const end = match.index + match[0].length;
    if (end === match.index) continue;
    plain(match.index);
    pieces.push({
      english: typeof english === 'string' ? english : english(match),
      place: { start: place.start + match.index, end: place.start + end },
      isDone: true,
    });
    done = end;
  }
  plain(text.length);
  return pieces;
}

function placesOf({ english, place, isDone }: Piece): Span[] {
  return Array.from({ length: english.length }, (_, index) =>
    isDone ? place : { start: place.start + index, end: place.start + index + 1 },
  );
}
