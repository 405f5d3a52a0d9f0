import type { TimelineBlock, TimelineReservation } from '@fleet/contracts/timeline.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeDraft, conflictOf, type Draft, draftOf, isChanged, snap } from './draft.ts';
import { cursorSpot, nextSpot, previousSpot } from './timeline-cursor.ts';
import { ownRows, type ReservationClaim, type TimelineRow, timelineRows } from './timeline-rows.ts';
import { hoursOf, percentOf, timelineWindow } from './timeline-window.ts';

const berlin = { timeZone: 'Europe/Berlin', locale: 'de-DE' };
const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);
const iso = (time: string) => new Date(at(time)).toISOString();
const now = at('05:00');
const quarter = 15 * 60_000;
const vehicle = { id: 'v', poolId: 'p', status: 'active' } as Vehicle;

function reservation(id: string, start: string, end: string, changes: Partial<TimelineReservation> = {}) {
  const details = {
    id,
    version: 1,
    driverName: 'Elena',
    purpose: 'Fair',
    seriesId: null,
    isMine: true,
    mayUpdate: true,
  };
  return {
    vehicleId: 'v',
    startDate: iso(start),
    endDate: iso(end),
    bufferMinutes: 30,
    status: 'approved',
    details,
    ...changes,
  } satisfies TimelineReservation;
}
const block = (changes: Partial<TimelineBlock>): TimelineBlock => ({
  kind: 'blackout',
  id: 'b',
  vehicleId: 'v',
  poolId: null,
  startDate: iso('12:00'),
  endDate: iso('13:00'),
  reason: 'Garage is painted',
  maintenanceKind: null,
  isMine: false,
  ...changes,
});
function rowOf(reservations: TimelineReservation[], blocks: TimelineBlock[] = [], one = vehicle): TimelineRow {
  const [row] = timelineRows([one], { reservations, blocks }, now);
  if (!row) throw new Error('A vehicle has a row');
  return row;
}
const claimOf = (row: TimelineRow) => row.claims.find((one): one is ReservationClaim => one.kind === 'reservation');

describe('the window', () => {
  it('shows a day, three days from it, or the week that it lies in', () => {
    const days = (span: 'day' | 'three-days' | 'week', locale = 'de-DE') =>
      timelineWindow('2026-11-24', span, { ...berlin, locale }).days.map(({ day }) => day.slice(8));
    expect(days('day')).toEqual(['24']);
    expect(days('three-days')).toEqual(['24', '25', '26']);
    expect(days('week')).toEqual(['23', '24', '25', '26', '27', '28', '29']);
    expect(days('week', 'en-US')[0]).toBe('22');
  });

  it('has as many hours as the clock, one twice in autumn and one left out in spring', () => {
    const hours = (day: string) => hoursOf(timelineWindow(day, 'day', berlin), 1).map(({ hour }) => hour);
    expect(hours('2026-10-25').slice(0, 5)).toEqual([0, 1, 2, 2, 3]);
    expect(hours('2027-03-28').slice(0, 4)).toEqual([0, 1, 3, 4]);
    expect(hours('2026-11-24')).toHaveLength(24);
    const autumn = timelineWindow('2026-10-25', 'day', berlin);
    expect(percentOf(autumn, Date.parse('2026-10-25T11:00Z'))).toBeCloseTo((100 * 13) / 25);
  });
});

describe('a row', () => {
  it('has what claims the vehicle: its own, its pool’s and everybody’s', () => {
    const blocks = [
      block({ id: 'own' }),
      block({ id: 'pool', vehicleId: null, poolId: 'p' }),
      block({ id: 'all', vehicleId: null }),
      block({ id: 'other', vehicleId: 'w' }),
      block({ id: 'other pool', vehicleId: null, poolId: 'q' }),
    ];
    expect(rowOf([reservation('r', '08:00', '10:00')], blocks).claims.map(({ key }) => key)).toEqual([
      'r',
      'own',
      'pool',
      'all',
    ]);
  });

  it('has no end where nobody knows it, and keeps a vehicle that is out until it is back', () => {
    expect(rowOf([], [block({ endDate: null })]).claims[0]?.end).toBe(Number.POSITIVE_INFINITY);
    expect(rowOf([], [], { ...vehicle, status: 'maintenance' }).claims).toMatchObject([{ kind: 'maintenance' }]);
    expect(rowOf([reservation('r', '02:00', '03:00', { status: 'active' })]).claims[0]?.end).toBe(now);
  });

  it('is one’s own where one has something of it', () => {
    const others = { details: null };
    expect(ownRows([rowOf([reservation('r', '08:00', '10:00', others)])])).toEqual([]);
    expect(ownRows([rowOf([reservation('r', '08:00', '10:00')])])).toHaveLength(1);
  });
});

describe('a draft', () => {
  const row = rowOf([reservation('r', '08:00', '10:00'), reservation('s', '12:00', '13:00', { details: null })]);
  const claim = claimOf(row) as ReservationClaim;
  const draft = draftOf(claim);

  it('moves and is stretched by quarters, never to less than one', () => {
    expect(changeDraft(draft, { move: quarter })).toMatchObject({ start: at('08:15'), end: at('10:15') });
    expect(changeDraft(draft, { edge: 'end', by: -quarter })).toMatchObject({ start: at('08:00'), end: at('09:45') });
    expect(changeDraft(draft, { edge: 'end', by: -20 * quarter }).end).toBe(at('08:15'));
    expect(changeDraft(draft, { edge: 'start', by: 20 * quarter }).start).toBe(at('09:45'));
    expect(snap(at('08:08'))).toBe(at('08:15'));
    expect(isChanged(draft)).toBe(false);
    expect(isChanged(changeDraft(draft, { vehicleId: 'w' }))).toBe(true);
  });

  it('of a vehicle that is out changes its end alone', () => {
    const out = draftOf({ ...claim, reservation: { ...claim.reservation, status: 'active' } });
    expect(changeDraft(out, { move: quarter })).toBe(out);
    expect(changeDraft(out, { edge: 'start', by: quarter })).toBe(out);
    expect(changeDraft(out, { vehicleId: 'w' })).toBe(out);
    expect(changeDraft(out, { edge: 'end', by: quarter }).end).toBe(at('10:15'));
  });

  it('is in the way of what comes too close before or after, its turnaround included', () => {
    const moved = (start: string, end: string): Draft => ({ ...draft, start: at(start), end: at(end) });
    expect(conflictOf(moved('09:00', '11:30'), row, now)).toBeUndefined();
    expect(conflictOf(moved('09:00', '11:45'), row, now)).toMatchObject({ claim: { key: `v ${iso('12:00')}` } });
    expect(conflictOf(moved('13:15', '14:00'), row, now)).toMatchObject({ kind: 'claim' });
    expect(conflictOf(moved('13:30', '14:00'), row, now)).toBeUndefined();
  });

  it('cannot begin in the past, and is not in the way of its own hold or of what is over', () => {
    expect(conflictOf({ vehicleId: 'v', start: at('04:00'), end: at('06:00') }, row, now)).toEqual({ kind: 'past' });
    const free = rowOf(
      [reservation('t', '12:00', '12:30', { status: 'completed' })],
      [block({ kind: 'hold', isMine: true })],
    );
    expect(conflictOf({ vehicleId: 'v', start: at('12:00'), end: at('13:00') }, free, now)).toBeUndefined();
  });
});

describe('the keyboard', () => {
  const window = timelineWindow('2026-11-24', 'day', { ...berlin, timeZone: 'UTC' });
  const row = rowOf([reservation('r', '08:30', '10:00')], [block({ startDate: iso('09:00'), endDate: iso('12:00') })]);

  it('goes by the hour over free time, and by what claims the vehicle else', () => {
    const stops = [at('07:00')];
    for (let index = 0; index < 5; index++) stops.push(nextSpot(row, stops.at(-1) ?? 0, window));
    expect(stops.map((instant) => new Date(instant).toISOString().slice(11, 16))).toEqual([
      '07:00',
      '08:00',
      '08:30',
      '09:00',
      '10:00',
      '12:00',
    ]);
    expect(cursorSpot(row, at('08:00'), window)).toEqual({ start: at('08:00'), end: at('08:30') });
    expect(cursorSpot(row, at('09:00'), window).claim?.key).toBe('r');
    expect(previousSpot(row, at('12:00'), window)).toBe(at('09:00'));
    expect(previousSpot(row, at('08:30'), window)).toBe(at('07:30'));
  });

  it('gets from one end to the other, whatever is in between, and stops there', () => {
    const minutes = fc.integer({ min: -120, max: 1_560 });
    const periods = fc.array(fc.tuple(minutes, fc.integer({ min: 1, max: 600 })), { maxLength: 6 });
    fc.assert(
      fc.property(periods, (chosen) => {
        const blocks = chosen.map(([from, length], index) => {
          const start = window.start + from * 60_000;
          const period = {
            startDate: new Date(start).toISOString(),
            endDate: new Date(start + length * 60_000).toISOString(),
          };
          return block({ id: `b${index}`, ...period });
        });
        const any = rowOf([], blocks);
        const walk = (from: number, step: typeof nextSpot) => {
          let here = from;
          for (let count = 0; count < 100; count++) {
            const next = step(any, here, window);
            if (next === here) return here;
            here = next;
          }
          return undefined;
        };
        const last = walk(window.start, nextSpot);
        expect(last && cursorSpot(any, last, window).end).toBeGreaterThanOrEqual(window.end);
        expect(last && walk(last, previousSpot)).toBe(window.start);
      }),
    );
  });
});
