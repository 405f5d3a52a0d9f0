/** Where both sides differ is found, mended as somebody says, and either side can be made anew from the other. */
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CalendarStage, setCalendarStage } from '../../../../infra/local/testing/calendar-stage.ts';
import { compareSides } from '../../../../infra/local/testing/compare-sides.ts';
import { demoVehicleId } from '../../../../infra/local/testing/demo-stage.ts';
import { compareCalendar } from '../../domain/calendar/drift/compare-calendar.ts';
import { getCalendarDrift } from '../../domain/calendar/drift/drift-queries.ts';
import { rebuildCalendar } from '../../domain/calendar/drift/rebuild-calendar.ts';
import { repairCalendarDrift } from '../../domain/calendar/drift/repair-calendar-drift.ts';
import type { UserContext } from '../../domain/command-context.ts';
import { createReservation } from '../../domain/reservation/create-reservation.ts';
import { createSeries } from '../../domain/series/create-series.ts';

const corsa = demoVehicleId('M-CO 1010');
const fleet = '/users/fleet@contoso.example';
const equal = { different: [], duplicates: [], leftOver: [], blocks: [], toldTwice: [] };

let stage: CalendarStage;
let employee: UserContext;
let manager: UserContext;
let base = new Date('2030-03-04T00:00:00Z').getTime();
beforeAll(async () => {
  stage = await setCalendarStage(new Date('2030-03-01T08:00:00.000Z'));
  await stage.look("update vehicles set status = 'retired' where license_plate <> 'M-CO 1010'");
  [employee, manager] = await Promise.all([stage.as('employee'), stage.as('manager')]);
});
afterAll(() => stage.drop());
beforeEach(() => {
  base += 86_400_000;
});

const at = (hour: number) => new Date(base + hour * 3_600_000).toISOString();
const utc = (instant: string) => ({ dateTime: instant.slice(0, 19), timeZone: 'UTC' });
async function reserve(from: number) {
  const input = { vehicleId: corsa, startDate: at(from), endDate: at(from + 1), purpose: 'Site visit' };
  const { id } = await createReservation(employee, input);
  await stage.settle();
  return { id, event: (await rowOf(id)).event };
}
const rowOf = async (id: string) => {
  const [row] = await stage.look<{ status: string; start: Date; event: string | null }>(
    'select status, start_date as start, outlook_event_id as event from reservations where id = $1',
    [id],
  );
  if (!row) throw new Error('no such reservation');
  return { ...row, start: row.start.toISOString() };
};
const move = (event: string | null, from: number) => {
  const body: Event = { start: utc(at(from)), end: utc(at(from + 1)) };
  return stage.ask(`${fleet}/events/${event}`, { method: 'PATCH', body });
};
const startOf = async (event: string | null) =>
  (await stage.ask<Event>(`${fleet}/events/${event}`)).start?.dateTime?.slice(0, 19);
const remove = (event: string | null) => stage.ask(`${fleet}/events/${event}`, { method: 'DELETE' });
/** Without anybody hearing of anything else. */
const drift = async () => {
  expect((await compareCalendar(manager)).workingSince).toBe(stage.time.now().toISOString());
  await stage.work();
  return getCalendarDrift(manager, { limit: 50 });
};

test('a comparison lists what is missing, extra and different, field by field, and changes nothing', async () => {
  const [moved, deleted, lost] = [await reserve(8), await reserve(10), await reserve(12)];
  expect(await drift()).toMatchObject({
    counts: { missing: 0, extra: 0, different: 0 },
    workingSince: null,
    drifts: [],
  });
  await move(moved.event, 15);
  await remove(deleted.event);
  await stage.look('delete from reservation_approvals where reservation_id = $1', [lost.id]);
  await stage.look('delete from reservations where id = $1', [lost.id]);

  const found = await drift();
  expect(found).toMatchObject({
    comparedAt: stage.time.now().toISOString(),
    counts: { missing: 1, extra: 1, different: 1 },
    drifts: [
      {
        kind: 'different',
        reservationId: moved.id,
        eventId: moved.event,
        startDate: at(8),
        differences: [
          { field: 'start', fleet: at(8), outlook: at(15) },
          { field: 'end', fleet: at(9), outlook: at(16) },
        ],
      },
      { kind: 'missing', reservationId: deleted.id, startDate: at(10) },
      { kind: 'extra', reservationId: null, eventId: lost.event, startDate: at(12) },
    ],
  });
  expect(await rowOf(moved.id)).toMatchObject({ start: at(8) });
  const first = await getCalendarDrift(manager, { limit: 1, kind: 'missing' });
  expect(first).toMatchObject({ drifts: [{ reservationId: deleted.id }], nextCursor: null });

  const [ofMoved, , ofLost] = found.drifts;
  await repairCalendarDrift(manager, { by: 'fleet', driftIds: [ofMoved?.id ?? ''] });
  await repairCalendarDrift(manager, { by: 'outlook', driftIds: [ofLost?.id ?? ''] });
  await stage.work();
  expect(await startOf(moved.event)).toBe(at(8).slice(0, 19));
  expect(await stage.look('select status, purpose from reservations where start_date = $1', [at(12)])).toEqual([
    { status: 'approved', purpose: 'Site visit' },
  ]);
  await repairCalendarDrift(manager, { by: 'outlook' });
  await stage.work();
  expect(await rowOf(deleted.id)).toMatchObject({ status: 'cancelled' });
  await stage.settle();
  expect(await drift()).toMatchObject({ drifts: [] });
  expect(await compareSides(stage)).toEqual(equal);
});

test('what differs can be repaired the other way round: by Outlook what was moved, by Fleet what is gone or extra', async () => {
  const [moved, deleted, lost] = [await reserve(8), await reserve(10), await reserve(12)];
  await move(moved.event, 15);
  await remove(deleted.event);
  await stage.look('delete from reservation_approvals where reservation_id = $1', [lost.id]);
  await stage.look('delete from reservations where id = $1', [lost.id]);
  const { drifts } = await drift();
  const idOf = (kind: string) => drifts.find((one) => one.kind === kind)?.id ?? '';
  await repairCalendarDrift(manager, { by: 'outlook', driftIds: [idOf('different')] });
  await repairCalendarDrift(manager, { by: 'fleet', driftIds: [idOf('missing'), idOf('extra')] });
  await stage.work();
  await stage.settle();
  expect(await rowOf(moved.id)).toMatchObject({ start: at(15), status: 'approved' });
  expect(await startOf((await rowOf(deleted.id)).event)).toBe(at(10).slice(0, 19));
  await expect(startOf(lost.event)).rejects.toThrow('404');
  expect(await drift()).toMatchObject({ drifts: [] });
  await expect(repairCalendarDrift(manager, { by: 'fleet' })).rejects.toMatchObject({ code: 'CONFLICT' });
  const [audit] = await stage.look<{ action: string; detail: object }>(
    "select action, detail from audit_log where action = 'calendar.repaired' order by occurred_at desc, id desc limit 1",
  );
  expect(audit).toMatchObject({ detail: { by: 'fleet', differences: 2 } });
});

test('a mailbox that is lost is made anew from the reservations', async () => {
  const one = await reserve(8);
  await fetch(`${stage.microsoft.url}/_control/reset`, { method: 'POST' });
  await rebuildCalendar(manager, { from: 'fleet' });
  await stage.settle();
  await stage.settle();
  expect(await startOf((await rowOf(one.id)).event)).toBe(at(8).slice(0, 19));
  expect(await drift()).toMatchObject({ drifts: [] });
  expect(await compareSides(stage)).toEqual(equal);
});

test('a database that knows nothing of the calendar is brought to what the mailbox shows', async () => {
  const [moved, deleted, lost] = [await reserve(8), await reserve(10), await reserve(12)];
  await move(moved.event, 15);
  await remove(deleted.event);
  await stage.look('update reservations set outlook_event_id = null, calendar_agreed = null where start_date >= $1', [
    at(0),
  ]);
  await stage.look('delete from reservation_approvals where reservation_id = $1', [lost.id]);
  await stage.look('delete from reservations where id = $1', [lost.id]);
  await rebuildCalendar(manager, { from: 'outlook' });
  await stage.work();
  await stage.settle();
  expect(await rowOf(moved.id)).toMatchObject({ start: at(15), event: moved.event });
  expect(await rowOf(deleted.id)).toMatchObject({ status: 'cancelled' });
  expect(await stage.look('select status from reservations where start_date = $1', [at(12)])).toEqual([
    { status: 'approved' },
  ]);
  expect(await drift()).toMatchObject({ drifts: [] });
  expect(await compareSides(stage)).toEqual(equal);
});

test.each(['outlook', 'fleet'] as const)(
  'a series whose event is not known any more finds it again, from %s',
  async (from) => {
    const { id } = await createSeries(employee, {
      vehicleId: corsa,
      recurrenceRule: 'FREQ=WEEKLY;COUNT=3',
      startWallTime: `${at(0).slice(0, 10)}T${from === 'fleet' ? '18' : '20'}:00`,
      lengthMinutes: 60,
      mode: 'all-or-nothing',
      purpose: 'Every week',
    });
    await stage.settle();
    const known = () =>
      stage.look(
        'select id, outlook_event_id, status from reservations where series_id = $1 order by occurrence_date',
        [id],
      );
    const before = await known();
    await stage.look('update reservations set outlook_event_id = null, calendar_agreed = null where series_id = $1', [
      id,
    ]);
    await stage.look('update reservation_series set outlook_event_id = null, calendar_agreed = null where id = $1', [
      id,
    ]);
    await rebuildCalendar(manager, { from });
    await stage.work();
    await stage.settle();
    expect(await known()).toEqual(before);
    expect(await drift()).toMatchObject({ drifts: [] });
  },
);
