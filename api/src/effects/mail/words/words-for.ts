import { type Language, languageOf } from '@fleet/contracts/language.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';
import type { MailWords } from './words.ts';

const catalogues: Readonly<Record<Language, MailWords>> = { en: english, de: german, fr: french, es: spanish };

/** @param locale BCP 47 */
export function mailWordsFor(locale: string): MailWords {
  return catalogues[languageOf(locale)];
}
