/** How the entries of a dictionary are written. */
import type { Entry } from '../dictionary.ts';

/** A whole word or phrase. @param source of an expression, in lower case and with single blanks, as messages come */
export function word(source: string, english: Entry[1]): Entry {
  return [new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'gu'), english];
}

/** Words that each have one of their own, such as the days of a week. */
export function words(translations: Readonly<Record<string, string>>): Entry[] {
  return Object.entries(translations).map(([source, english]) => word(source, english));
}

/** Any of several words, to stand within an expression. */
export function anyOf(translations: Readonly<Record<string, string>>): string {
  return `(${Object.keys(translations).join('|')})`;
}

/** @param said one of the words, exactly or as an expression */
export function lookUp(translations: Readonly<Record<string, string>>, said = ''): string {
  const found = Object.entries(translations).find(([source]) => new RegExp(`^(?:${source})$`, 'u').test(said));
  return found?.[1] ?? said;
}
