/** Whoever looks at a card: in which zone and with which customs times are written for them. */
export interface Viewer {
  /** IANA */
  timeZone: string;
  /** BCP 47, English with the customs of the person's region until there are more languages. */
  locale: string;
}

/** The viewer's customs in a language the cards are written in: `de-DE` becomes `en-DE`, so no sentence mixes two. */
export function viewerOf(timeZone: string, locale: string): Viewer {
  const fallback = { timeZone, locale: 'en-GB' };
  try {
    const wanted = new Intl.Locale(locale);
    if (wanted.language === 'en') return { timeZone, locale: wanted.region ? wanted.baseName : 'en-GB' };
    return { timeZone, locale: `en-${wanted.maximize().region}` };
  } catch {
    return fallback;
  }
}
