import { customsOf, type Language, languageOf } from '@fleet/contracts/language.ts';
import type { Words } from './words/words.ts';
import { wordsFor } from './words/words-for.ts';

/** Whoever looks at a card: in which language, in which zone and with which customs it is written for them. */
export interface Viewer {
  /** IANA */
  timeZone: string;
  /** BCP 47, always in `language`: of a language the bot does not speak only the region's customs are left. */
  locale: string;
  language: Language;
  words: Words;
}

/** @param locale BCP 47, as a client sends it */
export function viewerOf(timeZone: string, locale: string): Viewer {
  return { timeZone, locale: customsOf(locale), language: languageOf(locale), words: wordsFor(locale) };
}
