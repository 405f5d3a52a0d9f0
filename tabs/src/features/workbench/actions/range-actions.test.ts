import { ruleOf } from '@fleet/contracts/member-rule.ts';
import { vehicleMembers } from '@fleet/contracts/vehicle.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { choiceCodec } from '../cells/choice-codec.ts';
import { numberCodec } from '../cells/number-codec.ts';
import { textCodec } from '../cells/text-codec.ts';
import { SheetStore } from '../edits/sheet-store.ts';
import { column, type SheetColumn } from '../sheets/sheet.ts';
import { clearRange, copyRange, fillDown, pasteRange, summarise } from './range-actions.ts';
import type { SheetView } from './sheet-view.ts';

interface Car {
  id: string;
  version: number;
  plate: string;
  seats: number;
  range: number | null;
  fuel: string;
  retired: boolean;
}

const lockedBy = ({ retired }: Car) => (retired ? ('computed' as const) : undefined);
const columns: SheetColumn<Car>[] = [
  column({ id: 'plate', title: 'Plate', width: 1, codec: textCodec, read: (car) => car.plate }),
  column({
    ...{ id: 'seats', title: 'Seats', width: 1, lockedBy },
    ...{ codec: numberCodec(), rule: ruleOf(vehicleMembers.seats), read: (car) => car.seats },
  }),
  column({
    ...{ id: 'range', title: 'Range', width: 1, lockedBy },
    ...{ codec: numberCodec(1_000), rule: ruleOf(vehicleMembers.rangeMeters), read: (car) => car.range },
  }),
  column({
    ...{ id: 'fuel', title: 'Fuel', width: 1, lockedBy, rule: ruleOf(vehicleMembers.fuelType) },
    codec: choiceCodec([
      { value: 'petrol', label: 'Benzin' },
      { value: 'electric', label: 'Strom' },
    ]),
    read: (car) => car.fuel,
  }),
];

let view: SheetView<Car>;

beforeEach(async () => {
  const cars: Car[] = ['1', '2', '3', '4'].map((id) => ({
    ...{ id, version: 1, plate: `M-A ${id}`, seats: Number(id), range: 1_500_500, fuel: 'petrol', retired: id === '4' },
  }));
  const store = new SheetStore<Car>({
    idOf: ({ id }) => id,
    read: (car, columnId) => car[columnId as keyof Car],
    loadPage: async () => ({ rows: cars, nextCursor: null }),
    fetchRow: async (id) => cars.find((car) => car.id === id),
    // Nobody looks at what is saved here.
    save: () => new Promise(() => {}),
  });
  await store.load();
  const layout = { columns, nameOf: ({ plate }: Car) => plate, timeZoneOf: () => 'Europe/Berlin' };
  view = {
    ...{ store, layout, locale: 'de-DE' },
    size: () => ({ rows: cars.length, columns: columns.length }),
    rowIdAt: (row) => cars[row]?.id,
    columnAt: (index) => columns[index],
  };
});

const area = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const shown = (columnId: string) => ['1', '2', '3', '4'].map((rowId) => view.store.shown(rowId, columnId));

it('what is copied from one place and pasted to another is the same there', () => {
  const copied = copyRange(view, area(0, 1, 1, 3));
  expect(copied).toBe('1\t1.500,5\tBenzin\r\n2\t1.500,5\tBenzin');
  view.store.write([{ rowId: '3', columnId: 'range', value: 1 }]);
  expect(pasteRange(view, area(2, 1), copied)).toMatchObject({ cutRows: 0, locked: 1 });
  expect(view.store.shown('3', 'range')).toBe(1_500_500);
  expect(shown('seats')).toEqual([1, 2, 1, 4]);
});

describe('pasting', () => {
  it('writes what can stand there, leaves what cannot be changed, and marks what was not understood', () => {
    const report = pasteRange(view, area(0, 0), 'X\t7\nY\tviele\nZ\t9\nZ\t9\nZ\t9');
    expect(report).toMatchObject({ written: 2, invalid: 1, locked: 5, cutRows: 1 });
    expect(shown('seats')).toEqual([7, 2, 9, 4]);
    expect(view.store.row('2')?.refusals.get('seats')).toMatchObject({ kind: 'invalid', text: 'viele' });
  });

  it('is one step to undo', () => {
    pasteRange(view, area(0, 1, 2, 1), '7');
    expect(shown('seats')).toEqual([7, 7, 7, 4]);
    view.store.undo();
    expect(shown('seats')).toEqual([1, 2, 3, 4]);
  });

  it('a corrected text takes the mark away, also when it is what stood there', () => {
    pasteRange(view, area(0, 1), 'viele');
    pasteRange(view, area(0, 1), '1');
    expect(view.store.row('1')?.refusals.size).toBe(0);
  });
});

it('clearing empties what may be empty and keeps the rest', () => {
  expect(clearRange(view, area(0, 1, 3, 2))).toEqual({ written: 3, locked: 1, invalid: 0, kept: 4 });
  expect(shown('range')).toEqual([null, null, null, 1_500_500]);
});

describe('filling down', () => {
  it('repeats the first row of the range, with all that is not shown of it', () => {
    view.store.write([{ rowId: '1', columnId: 'range', value: 1_234_567 }]);
    fillDown(view, area(0, 1, 2, 2));
    expect(shown('range')).toEqual([1_234_567, 1_234_567, 1_234_567, 1_500_500]);
    expect(shown('seats')).toEqual([1, 1, 1, 4]);
  });

  it('of a single row takes the one above, and of the first does nothing', () => {
    fillDown(view, area(1, 1));
    expect(shown('seats')).toEqual([1, 1, 3, 4]);
    expect(fillDown(view, area(0, 1))).toBeUndefined();
  });
});

it('the numbers of a range are summed in the unit that is shown', () => {
  expect(summarise(view, area(0, 0, 1, 2))).toEqual({ filled: 6, numbers: 4, sum: 3004, average: 751 });
});
