import type { CellCodec } from './cell-codec.ts';
import { formatNumber, parseNumber } from './locale-number.ts';

/**
 * Whole numbers, shown in another unit if need be.
 * @param unit how many of the value's units are one of those that are shown: 1,000 for meters shown as kilometers
 */
export function numberCodec(unit = 1): CellCodec<number> {
  return {
    kind: 'number',
    format: (value, { locale }) => formatNumber(value / unit, locale),
    parse(text, { locale }) {
      const shown = parseNumber(text, locale);
      if (shown === undefined) return { problem: { problem: 'number', example: formatNumber(12_345, locale) } };
      const value = shown * unit;
      if (unit > 1) return { value: Math.round(value) };
      return Number.isInteger(value)
        ? { value }
        : { problem: { problem: 'whole-number', example: formatNumber(Math.round(value), locale) } };
    },
    compare: (one, other) => one - other,
    amount: (value) => value / unit,
  };
}
