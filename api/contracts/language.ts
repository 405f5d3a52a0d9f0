/** The languages in which Fleet speaks with people. */

export const languages = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/**
 * The language Fleet speaks with somebody; English when it does not know theirs.
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

/**
 * Of a language Fleet does not speak only the region's customs are left, `en-BR` of `pt-BR`, so that no sentence mixes two.
 * @param locale BCP 47, as a client sends it
 * @returns BCP 47, always in the language that Fleet speaks with them
 */
export function customsOf(locale: string): string {
  const language = languageOf(locale);
  try {
    const wanted = new Intl.Locale(locale);
    if (wanted.language !== language) return `${language}-${wanted.maximize().region}`;
    return wanted.region || language !== 'en' ? wanted.baseName : 'en-GB';
  } catch {
    return 'en-GB';
  }
}
