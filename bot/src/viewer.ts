import type { Language, Words } from './words/words.ts';
import { languageOf, wordsFor } from './words/words-for.ts';

/** Whoever looks at a card: in which language, in which zone and with which customs it is written for them. */
export interface Viewer {
  /** IANA */
  timeZone: string;
  /** BCP 47, always in `language`: of a language the bot does not speak only the region's customs are left. */
  locale: string;
  language: Language;
  words: Words;
}

/**
 * Somebody's language and customs. Of `pt-BR` the customs remain, as `en-BR`, so that no sentence mixes two languages.
 * @param locale BCP 47, as a client sends it
 */
export function viewerOf(timeZone: string, locale: string): Viewer {
  const language = languageOf(locale);
  return { timeZone, locale: customsOf(locale, language), language, words: wordsFor(language) };
}

function customsOf(locale: string, language: Language): string {
  try {
    const wanted = new Intl.Locale(locale);
    if (wanted.language !== language) return `${language}-${wanted.maximize().region}`;
    return wanted.region || language !== 'en' ? wanted.baseName : 'en-GB';
  } catch {
    return 'en-GB';
  }
}
