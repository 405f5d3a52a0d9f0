/** The languages that Fleet speaks, the same as its bot's. */
export const languages = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/** For readers of any other language: English words, and dates among them as Britain writes them. */
const fallbackLocale = 'en-GB';

/** @param locale BCP 47, for example `de-CH` */
export function languageOf(locale: string): Language | undefined {
  const [subtag] = locale.toLowerCase().split('-');
  return languages.find((language) => language === subtag);
}

/**
 * The locale of words, dates and numbers: the first wish whose language Fleet speaks, with the region it names.
 * @param wishes BCP 47, the dearest first
 */
export function localeOf(wishes: readonly string[]): string {
  const [locale = fallbackLocale] = Intl.getCanonicalLocales(wishes.find(languageOf) ?? []);
  return locale;
}
