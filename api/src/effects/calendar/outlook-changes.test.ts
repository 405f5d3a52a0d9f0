import type { Event } from '@microsoft/microsoft-graph-types';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CalendarStage, setCalendarStage } from '../../../../infra/local/testing/calendar-stage.ts';
import { demoVehicleId } from '../../../../infra/local/testing/demo-stage.ts';
import { recordGraph } from '../../../../infra/local/testing/recorded-graph.ts';
import { recordCalendarProblem } from '../../domain/calendar/record-calendar-sync.ts';
import type { UserContext } from '../../domain/command-context.ts';
import { approveReservation } from '../../domain/reservation/approve-reservation.ts';
import { cancelReservation } from '../../domain/reservation/cancel-reservation.ts';
import { createReservation } from '../../domain/reservation/create-reservation.ts';
import { getReservation } from '../../domain/reservation/reservation-queries.ts';
import { updateReservation } from '../../domain/reservation/update-reservation.ts';

const corsa = demoVehicleId('M-CO 1010');
const transit = demoVehicleId('M-FT 1204');
const fleet = '/users/fleet@contoso.example';
const day = 86_400_000;

let stage: CalendarStage;
let employee: UserContext;
let approver: UserContext;
let base = new Date('2030-03-04T00:00:00Z').getTime();
recordGraph();

beforeAll(async () => {
  stage = await setCalendarStage(new Date('2030-03-01T08:00:00.000Z'));
  [employee, approver] = await Promise.all([stage.as('employee'), stage.as('approver')]);
});
afterAll(() => stage.drop());
/** Each test has a day of its own. */
beforeEach(() => {
  base += day;
});

const at = (hour: number, minute = 0) => new Date(base + hour * 3_600_000 + minute * 60_000).toISOString();
const utc = (instant: string) => ({ dateTime: instant.slice(0, 19), timeZone: 'UTC' });
const span = (from: number, to: number) => ({ startDate: at(from), endDate: at(to) });
async function reserve(vehicleId = corsa, from = 9, to = 11) {
  const made = await createReservation(employee, { vehicleId, ...span(from, to), purpose: 'Site visit' });
  await stage.settle();
  return made;
}
const rowOf = async (id: string) => {
  const [row] = await stage.look<{
    status: string;
    start: Date;
    end: Date;
    cause: string | null;
    event: string | null;
    version: number;
    shown: number;
  }>(
    `select status, start_date as start, end_date as end, cancellation_cause as cause, outlook_event_id as event, version,
       calendar_version as shown from reservations where id = $1`,
    [id],
  );
  if (!row) throw new Error('no such reservation');
  return { ...row, start: row.start.toISOString(), end: row.end.toISOString() };
};
const eventOf = async (id: string): Promise<Event> => stage.ask(`${fleet}/events/${(await rowOf(id)).event}`);
const patch = (id: string | null | undefined, body: Event, mailbox = fleet) =>
  stage.ask(`${mailbox}/events/${id}`, { method: 'PATCH', body });
const told = (type: string, entityId: string) =>
  stage.look<{ payload: { refusal: { code: string; rule?: string } } }>(
    'select payload from outbox_events where type = $1 and entity_id = $2 order by id',
    [type, entityId],
  );
const auditOf = (id: string) =>
  stage.look<{ actor_kind: string; actor_user_id: string | null; action: string }>(
    `select actor_kind, actor_user_id, action from audit_log where entity_id = $1 order by occurred_at desc, id desc limit 1`,
    [id],
  );
const calendarOf = async (reservationId: string) => (await getReservation(employee, { reservationId })).calendar;
/** A person in their own mailbox, as on the page that stands in for Outlook. */
async function answer(
  person: string,
  iCalUId: string | null | undefined,
  action: string,
  form: Record<string, string>,
) {
  const address = `${person}@contoso.example`;
  const { value } = await stage.ask<{ value: Event[] }>(`/users/${address}/events?$filter=iCalUId eq '${iCalUId}'`);
  await fetch(`${stage.microsoft.url}/mailboxes/${address}/events/${value[0]?.id}/${action}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form),
  });
}
const berlin = (instant: string) => new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 16);

describe('what somebody does in Outlook', () => {
  test('moved: the reservation moves by the same rules, done by its driver through the calendar', async () => {
    const { id } = await reserve();
    const { event } = await rowOf(id);
    await patch(event, { start: utc(at(13)), end: utc(at(16)) });
    await stage.settle();
    expect(await rowOf(id)).toMatchObject({ status: 'approved', start: at(13), end: at(16), event });
    expect(await auditOf(id)).toEqual([
      { actor_kind: 'calendar', actor_user_id: employee.actor.userId, action: 'reservation.changed' },
    ]);
    const { version } = await rowOf(id);
    await stage.settle();
    expect((await rowOf(id)).version).toBe(version);
  });

  test('moved beyond the tolerance where somebody decides: it is decided again', async () => {
    const { id } = await reserve(transit);
    await approveReservation(approver, { reservationId: id });
    await stage.settle();
    const { event } = await rowOf(id);
    await patch(event, { start: utc(at(14)), end: utc(at(17)) });
    await stage.settle();
    expect(await rowOf(id)).toMatchObject({ status: 'pending', start: at(14) });
    expect(await eventOf(id)).toMatchObject({
      showAs: 'tentative',
      start: { dateTime: `${at(14).slice(0, 19)}.0000000` },
    });
  });

  test('moved onto somebody else’s time: put back, and told why once', async () => {
    const { id } = await reserve();
    await reserve(corsa, 14, 16);
    await patch((await rowOf(id)).event, { start: utc(at(15)), end: utc(at(17)) });
    await stage.settle();
    expect(await rowOf(id)).toMatchObject({ status: 'approved', ...{ start: at(9), end: at(11) } });
    expect((await eventOf(id)).start?.dateTime).toBe(`${at(9).slice(0, 19)}.0000000`);
    await stage.settle();
    const refusals = await told('calendar.refused', id);
    expect(refusals.map(({ payload }) => payload.refusal)).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test('another time proposed by the driver: granted like any change', async () => {
    const { id } = await reserve();
    const { iCalUId } = await eventOf(id);
    await answer('employee', iCalUId, 'move', { start: berlin(at(12)), end: berlin(at(13)) });
    await stage.settle();
    expect(await rowOf(id)).toMatchObject({ start: at(12), end: at(13) });
    expect((await eventOf(id)).start?.dateTime).toBe(`${at(12).slice(0, 19)}.0000000`);
  });

  test.each([
    [
      'declined by the driver',
      async (event: Event) => answer('employee', event.iCalUId, 'respond', { answer: 'declined' }),
    ],
    ['deleted', async (event: Event) => stage.ask(`${fleet}/events/${event.id}`, { method: 'DELETE' })],
    [
      'cancelled',
      async (event: Event) => stage.ask(`${fleet}/events/${event.id}/cancel`, { method: 'POST', body: {} }),
    ],
  ])('%s: the reservation is cancelled, because of the calendar', async (_how, act) => {
    const { id } = await reserve();
    await act(await eventOf(id));
    await stage.settle();
    expect(await rowOf(id)).toMatchObject({ status: 'cancelled', cause: 'calendar', event: null });
    expect(await auditOf(id)).toMatchObject([{ actor_kind: 'calendar', action: 'reservation.cancelled' }]);
  });

  test('subject and place are Fleet’s: put back without a word', async () => {
    const { id } = await reserve();
    const before = await eventOf(id);
    await patch(before.id, { subject: 'My car', location: { displayName: 'Home' } });
    await stage.settle();
    expect(await eventOf(id)).toMatchObject({
      subject: before.subject,
      location: { displayName: before.location?.displayName },
    });
    expect(await told('calendar.refused', id)).toEqual([]);
  });

  test('what was changed here and there: the one in Fleet holds, and the person is told', async () => {
    const { id, version } = await reserve();
    await patch((await rowOf(id)).event, { start: utc(at(13)), end: utc(at(14)) });
    await updateReservation(employee, { reservationId: id, expectedVersion: version, ...span(15, 16) });
    await stage.settle();
    expect(await rowOf(id)).toMatchObject({ start: at(15), end: at(16) });
    expect((await eventOf(id)).start?.dateTime).toBe(`${at(15).slice(0, 19)}.0000000`);
    expect(await told('calendar.refused', id)).toHaveLength(1);
  });

  test('a vehicle booked directly is taken for everybody, until that is gone', async () => {
    const [vehicle] = await stage.look<{ mailbox_address: string }>(
      'select mailbox_address from vehicles where id = $1',
      [corsa],
    );
    await reserve(corsa, 6, 7);
    await fetch(`${stage.microsoft.url}/mailboxes/employee2@contoso.example/book`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        vehicle: vehicle?.mailbox_address ?? '',
        subject: 'Off to a client',
        start: berlin(at(9)),
        end: berlin(at(11)),
      }),
    });
    await stage.settle();
    await expect(
      createReservation(employee, { vehicleId: corsa, ...span(10, 12), purpose: 'x' }),
    ).rejects.toMatchObject({
      rule: 'blackout',
      message: expect.stringContaining('Outlook: '),
    });
    const { value } = await stage.ask<{ value: Event[] }>('/users/employee2@contoso.example/events?$top=100');
    const own = value.find(({ subject }) => subject === 'Off to a client');
    await fetch(`${stage.microsoft.url}/mailboxes/employee2@contoso.example/events/${own?.id}/cancel`, {
      method: 'POST',
      redirect: 'manual',
    });
    await stage.settle();
    await createReservation(employee, { vehicleId: corsa, ...span(10, 12), purpose: 'x' });
  });

  test('turned down by the vehicle: whoever manages the fleet is told, once', async () => {
    const { id } = await createReservation(employee, { vehicleId: corsa, ...span(9, 11), purpose: 'x' });
    const [vehicle] = await stage.look<{ mailbox_address: string }>(
      'select mailbox_address from vehicles where id = $1',
      [corsa],
    );
    await fetch(`${stage.microsoft.url}/mailboxes/employee2@contoso.example/book`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ vehicle: vehicle?.mailbox_address ?? '', start: berlin(at(9)), end: berlin(at(11)) }),
    });
    await stage.time.advance(10_000);
    await stage.settle();
    await stage.settle();
    expect(await told('calendar.turned-down', id)).toHaveLength(1);
    expect(await calendarOf(id)).toEqual({ state: 'failed', failedBecause: 'vehicle', problem: null });
  });
});

test('a reservation says whether its event stands: as soon as the vehicle has accepted what it now is', async () => {
  const made = await createReservation(employee, { vehicleId: corsa, ...span(9, 11), purpose: 'x' });
  expect(made.calendar).toEqual({ state: 'pending', failedBecause: null, problem: null });
  await stage.settle();
  expect(await calendarOf(made.id)).toMatchObject({ state: 'confirmed' });
  await updateReservation(employee, { reservationId: made.id, ...span(12, 14) });
  expect(await calendarOf(made.id)).toMatchObject({ state: 'pending' });
  await recordCalendarProblem(stage.system, { reservationId: made.id, version: 2, problem: '400 ErrorInvalid' });
  expect(await calendarOf(made.id)).toEqual({ state: 'failed', failedBecause: 'event', problem: '400 ErrorInvalid' });
  await cancelReservation(employee, { reservationId: made.id });
  expect(await calendarOf(made.id)).toMatchObject({ state: 'none' });
});

test('what happens in Fleet shows in Outlook: changed, cancelled, and nothing comes back as an echo', async () => {
  const { id, version } = await reserve();
  await updateReservation(employee, { reservationId: id, expectedVersion: version, ...span(10, 12), purpose: 'Other' });
  await stage.settle();
  const event = await eventOf(id);
  expect(event).toMatchObject({
    start: { dateTime: `${at(10).slice(0, 19)}.0000000` },
    originalStartTimeZone: 'Europe/Berlin',
  });
  expect(event.subject).toContain('Other');
  expect(await rowOf(id)).toMatchObject({ version: 2, shown: 2 });
  await cancelReservation(employee, { reservationId: id });
  await stage.settle();
  await expect(stage.ask(`${fleet}/events/${event.id}`)).rejects.toThrow('404');
  expect(await rowOf(id)).toMatchObject({ version: 3, shown: 3, event: null });
});
