import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../exchange/event-document.ts';
import { layOutWeek, mondayOf, weekWindow } from './week.ts';

const berlin = 'Europe/Berlin';
const monday = Temporal.PlainDate.from('2026-11-23');

function event(id: string, start: string, end: string): EventRecord {
  const document = { start: `${start}:00.000Z`, end: `${end}:00.000Z`, isAllDay: false };
  return { id, document } as EventRecord;
}

const place = (events: EventRecord[], day: number, from = monday) =>
  layOutWeek(from, from, berlin, events)[day]?.segments.map(
    ({ event: { id }, startMinute, endMinute, lane, lanes }) => [id, startMinute, endMinute, `${lane}/${lanes}`],
  );

test('a week begins on Monday, whatever day is asked for', () => {
  for (const day of ['2026-11-23', '2026-11-26', '2026-11-29']) {
    expect(mondayOf(Temporal.PlainDate.from(day)).toString()).toBe('2026-11-23');
  }
});

test('the window of a week has an hour less when summer time begins in it', () => {
  expect(weekWindow(Temporal.PlainDate.from('2027-03-22'), berlin)).toEqual({
    start: '2027-03-21T23:00:00.000Z',
    end: '2027-03-28T22:00:00.000Z',
  });
});

describe('events of a day', () => {
  test('stand at their time on the wall', () => {
    expect(place([event('a', '2026-11-24T08:00', '2026-11-24T09:30')], 1)).toEqual([['a', 540, 630, '0/1']]);
  });

  test('that overlap share the width; those that only touch do not', () => {
    const events = [
      event('a', '2026-11-24T08:00', '2026-11-24T10:00'),
      event('b', '2026-11-24T09:00', '2026-11-24T11:00'),
      event('c', '2026-11-24T10:00', '2026-11-24T12:00'),
      event('d', '2026-11-24T12:00', '2026-11-24T13:00'),
    ];
    expect(place(events, 1)?.map(([id, , , lane]) => [id, lane])).toEqual([
      ['a', '0/2'],
      ['b', '1/2'],
      ['c', '0/2'],
      ['d', '0/1'],
    ]);
  });

  test('over midnight are cut, and end at midnight without a stub on the next day', () => {
    const night = event('n', '2026-11-24T21:00', '2026-11-25T02:00');
    expect(place([night], 1)).toEqual([['n', 1320, 1440, '0/1']]);
    expect(place([night], 2)).toEqual([['n', 0, 180, '0/1']]);
    expect(place([event('m', '2026-11-24T21:00', '2026-11-24T23:00')], 2)).toEqual([]);
  });
});
