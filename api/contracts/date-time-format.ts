/** Locales and zones come from clients, so that their number is theirs to choose. */
const mostKept = 500;
const kept = new Map<string, Intl.DateTimeFormat>();

/**
 * A format that is kept, as making one takes a hundred times as long as using it.
 * @param locale BCP 47
 * @throws {RangeError} for a locale or a zone that is none
 */
export function dateTimeFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, format);
  return format;
}
