/** Numbers as a locale writes them, both ways. */

/** A number is never shown with more, so that what is shown is what is read back. */
const mostDecimals = 3;

interface NumberStyle {
  format: Intl.NumberFormat;
  pattern: RegExp;
  group: RegExp;
  decimal: string;
}

const styles = new Map<string, NumberStyle>();

function styleOf(locale: string): NumberStyle {
  const known = styles.get(locale);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: mostDecimals, numberingSystem: 'latn' });
  const parts = format.formatToParts(-1_234_567.5);
  const partOf = (type: Intl.NumberFormatPartTypes, otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  // Spaces between groups are written in many ways; people type the one they have.
  const group = partOf('group', '').trim() === '' ? '\\s' : patternOf(partOf('group', ','));
  const decimal = partOf('decimal', '.');
  const digits = `(?:\\d+|\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3})`;
  const style = {
    format,
    pattern: new RegExp(`^([-−]?)\\s*(${digits})(?:${patternOf(decimal)}(\\d+))?$`),
    group: new RegExp(group, 'g'),
    decimal,
  };
  styles.set(locale, style);
  return style;
}

function patternOf(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\’']/g, (sign) => (sign === '’' || sign === "'" ? "['’]" : `\\${sign}`));
}

export function formatNumber(number: number, locale: string): string {
  return styleOf(locale).format.format(number);
}

/** @returns undefined for what is not certainly one number in this locale: `1.5` where the point parts thousands */
export function parseNumber(text: string, locale: string): number | undefined {
  const { pattern, group } = styleOf(locale);
  const [, sign, digits, decimals = ''] = pattern.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(`${digits.replaceAll(group, '')}.${decimals}0`);
  return sign ? -number : number;
}
