/**
 * Text of which parts are understood: what one reader has taken is blank for the next, and every index stays where it was.
 */
export interface MaskedText {
  /** Lower case, with blanks in place of what was understood. */
  rest: string;
  spans: readonly Span[];
}

export interface Span {
  start: number;
  end: number;
}

export function takeSpan({ rest, spans }: MaskedText, { start, end }: Span): MaskedText {
  return { rest: rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), spans: [...spans, { start, end }] };
}

/** Takes every match of a global expression and hands each to `read`; a match for which it returns false stays. */
export function takeMatches(
  text: MaskedText,
  expression: RegExp,
  read: (match: RegExpExecArray) => boolean | undefined,
): MaskedText {
  let left = text;
  for (const match of text.rest.matchAll(expression)) {
    if (read(match) === false) continue;
    left = takeSpan(left, { start: match.index, end: match.index + match[0].length });
  }
  return left;
}
