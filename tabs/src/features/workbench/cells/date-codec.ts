import { type CellCodec, compareTexts } from './cell-codec.ts';
import { formatDay, parseDay } from './locale-date.ts';

/** A day of the calendar, `2026-11-24`. */
export const dateCodec: CellCodec<string> = {
  kind: 'date',
  format: (day, { locale }) => formatDay(day, locale),
  parse(text, { locale }) {
    const day = parseDay(text, locale);
    return day ? { value: day } : { problem: { problem: 'date', example: formatDay('2026-11-24', locale) } };
  },
  compare: compareTexts,
};
