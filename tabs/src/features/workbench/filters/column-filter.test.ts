import { expect, it } from 'vitest';
import { choiceCodec, listCodec } from '../cells/choice-codec.ts';
import { momentCodec } from '../cells/moment-codec.ts';
import { numberCodec } from '../cells/number-codec.ts';
import { textCodec } from '../cells/text-codec.ts';
import { newRow } from '../edits/row-state.ts';
import { column, type SheetLayout } from '../sheets/sheet.ts';
import { type ColumnFilter, createSearch, filterKindOf, passesFilters } from './column-filter.ts';

interface Trip {
  version: number;
  purpose: string | null;
  meters: number;
  start: string;
  fuel: string;
  extras: string[];
}

const layout: SheetLayout<Trip> = {
  columns: [
    column({ id: 'purpose', title: '', width: 1, codec: textCodec, read: (trip) => trip.purpose }),
    column({ id: 'meters', title: '', width: 1, codec: numberCodec(1_000), read: (trip) => trip.meters }),
    column({ id: 'start', title: '', width: 1, codec: momentCodec, read: (trip) => trip.start }),
    column({
      ...{ id: 'fuel', title: '', width: 1, read: (trip) => trip.fuel },
      codec: choiceCodec([{ value: 'diesel', label: 'Diesel' }]),
    }),
    column({ id: 'extras', title: '', width: 1, codec: listCodec(), read: (trip) => trip.extras }),
  ],
  nameOf: () => '',
  timeZoneOf: () => 'Europe/Berlin',
};
const trip = newRow<Trip>({
  ...{ version: 1, purpose: 'Site visit Augsburg', meters: 61_500, start: '2026-11-24T13:30:00.000Z' },
  ...{ fuel: 'diesel', extras: ['tow-bar'] },
});
const passes = (columnId: string, filter: ColumnFilter) => passesFilters(trip, { [columnId]: filter }, layout, 'en-GB');

it.each<[string, ColumnFilter, boolean]>([
  ['purpose', { kind: 'contains', text: 'VISIT' }, true],
  ['purpose', { kind: 'contains', text: 'Munich' }, false],
  ['purpose', { kind: 'empty' }, false],
  ['meters', { kind: 'between', from: 61_500 }, true],
  ['meters', { kind: 'between', from: 61_501 }, false],
  ['meters', { kind: 'between', to: 61_500 }, true],
  ['start', { kind: 'between', from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' }, true],
  ['start', { kind: 'between', to: '2026-11-24T00:00:00.000Z' }, false],
  ['fuel', { kind: 'one-of', values: ['diesel', 'petrol'] }, true],
  ['extras', { kind: 'one-of', values: ['tow-bar'] }, true],
  ['extras', { kind: 'one-of', values: ['child-seat'] }, false],
  ['a column that is no more', { kind: 'empty' }, true],
])('a row passes by what stands in it: %s %o %s', (columnId, filter, isShown) => {
  expect(passes(columnId, filter)).toBe(isShown);
});

it('every word of a search stands somewhere in the row, as it is shown', () => {
  const finds = (search: string) => createSearch(search, layout, 'en-GB')?.(trip);
  expect(finds('augsburg 61.5 24/11/2026')).toBe(true);
  expect(finds('augsburg munich')).toBe(false);
  expect(finds('  ')).toBeUndefined();
});

it('what was typed and is not saved yet is found, too', () => {
  const edited = { ...trip, edits: new Map([['purpose', { before: 'x', after: 'Fair in Nuremberg' }]]) };
  expect(createSearch('nuremberg', layout, 'en-GB')?.(edited)).toBe(true);
});

it('each kind of value has the kind of filter that makes sense', () => {
  expect(layout.columns.map(filterKindOf)).toEqual(['contains', 'between', 'between', 'one-of', 'contains']);
});
