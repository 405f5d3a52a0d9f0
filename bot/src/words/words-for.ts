import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';
import type { Language, Words } from './words.ts';
import { languages } from './words.ts';

const catalogues: Readonly<Record<Language, Words>> = { en: english, de: german, fr: french, es: spanish };

/**
 * The language the bot speaks with somebody; English when it does not know theirs.
 * @param locale BCP 47, as a client sends it
 */
export function languageOf(locale: string): Language {
  try {
    const { language } = new Intl.Locale(locale);
    return languages.find((one) => one === language) ?? 'en';
  } catch {
    return 'en';
  }
}

/** @param locale BCP 47 */
export function wordsFor(locale: string): Words {
  return catalogues[languageOf(locale)];
}
