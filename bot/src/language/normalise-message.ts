const maximumCharacters = 1_000;

/**
 * A message as the readers want it: without mentions, markup and emoji, typographic dashes and quotes made plain, cut at a
 * length no wish needs.
 */
export function normaliseMessage(message: string): string {
  return message
    .slice(0, maximumCharacters)
    .replaceAll(/<at\b[^>]*>[^<]*<\/at>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, ' ')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u2018\u2019\u201b]/g, "'")
    .replaceAll(/[\u201c-\u201f]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
