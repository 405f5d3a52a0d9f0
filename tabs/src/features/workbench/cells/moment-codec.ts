import { instantOf, wallOf } from '../../../ui/wall-time.ts';
import { type CellCodec, compareTexts } from './cell-codec.ts';
import { formatWall, parseWall } from './locale-date.ts';

const exactInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An instant, written as the wall time of the row's zone, to the minute. */
export const momentCodec: CellCodec<string> = {
  kind: 'moment',
  format: (instant, { locale, timeZone }) => formatWall(wallOf(Date.parse(instant), timeZone), locale),
  parse(text, { locale, timeZone }) {
    if (exactInstant.test(text) && !Number.isNaN(Date.parse(text))) return { value: new Date(text).toISOString() };
    const wall = parseWall(text, locale);
    const example = formatWall({ day: '2026-11-24', time: '14:30' }, locale);
    if (!wall) return { problem: { problem: 'moment', example } };
    const instant = instantOf(wall, timeZone);
    return instant === undefined
      ? { problem: { problem: 'no-such-time' } }
      : { value: new Date(instant).toISOString() };
  },
  compare: compareTexts,
};
