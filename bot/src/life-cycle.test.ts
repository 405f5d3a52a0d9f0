/** A reservation's whole life in chat: waited for, reminded of, taken, missed, brought back. */
import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { cancelReservation } from '@fleet/api/domain/reservation/cancel-reservation.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clockJobs, runJobs } from '../../api/src/jobs/run-jobs.ts';
import { type BotStage, type Chat, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { demoVehicleId } from '../../infra/local/testing/demo-stage.ts';
import type { ShownMessage } from '../../infra/local/testing/fake-connector.ts';
import { buttonsOf, readCard } from '../../infra/local/testing/read-card.ts';
import { until } from '../../infra/local/testing/until.ts';

const minutes = 60_000;
// A Monday, 08:00 in Berlin.
const start = Date.parse('2026-11-23T07:00:00Z');
let clock = new Date(start);
let stage: BotStage;
let elena: Chat;
let jonas: Chat;
let system: SystemContext;
beforeAll(async () => {
  stage = await setBotStage(() => clock);
  [elena, jonas] = [stage.chat('employee'), stage.chat('employee2')];
  await Promise.all([elena.install(), jonas.install()]);
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
  await stage.look('update vehicles set odometer_meters = 45000000');
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = new Date(start);
  await stage.look("update reservations set status = 'cancelled'");
});

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
async function minutePasses(): Promise<void> {
  await runJobs(clockJobs, [system], { info() {}, error: (facts) => expect.fail(JSON.stringify(facts)) });
}
const saying = (chat: Chat, ...words: string[]) =>
  until(async () => chat.messages().findLast(({ card }) => words.every((word) => readCard(card).includes(word))));
/** Reserves the one Tesla at the airport, which asks for no approval. */
async function reserve(chat: Chat, words: string): Promise<ShownMessage> {
  const message = await chat.write(words);
  await chat.press(message, 'Choose');
  await chat.press(message, 'Reserve');
  return message;
}
const state = async (id: string) => {
  const [row] = await stage.look<{ status: string; version: number }>(
    'select status, version from reservations where id = $1',
    [id],
  );
  return row;
};
const idOn = ({ card }: ShownMessage): string => {
  const button = buttonsOf(card).find(({ data }) => 'reservationId' in data);
  if (!button) throw new Error('The card acts on no reservation');
  return (button.data as { reservationId: string }).reservationId;
};
const book = 'book a corsa at the airport today 9 to 11 for a client';

describe('a handover in chat', () => {
  test('takes the vehicle and brings it back, each with what the dashboard shows', async () => {
    const message = await reserve(elena, book);
    const id = idOn(message);
    clock = at('08:00');
    const shown = await elena.act('show-reservation', { reservationId: id }, message.id);
    expect(buttonsOf(shown).map(({ title }) => title)).toContain('Take the vehicle');
    const form = await elena.press(message, 'Take the vehicle');
    expect(readCard(form)).toContain('Last reading');
    const taken = await elena.press(message, 'I have it', { odometer: '27962', energyPercent: '75' });
    expect(readCard(taken)).toContain('You have the vehicle');
    clock = at('09:00');
    await elena.press(message, 'Bring it back');
    const back = await elena.press(message, 'It is back', { odometer: '27990', damage: 'Scratch on the left door' });
    expect(readCard(back)).toContain('Your reservation is over');
    const handovers = await stage.look(
      'select kind, odometer_meters, energy_percent, damage from handovers where reservation_id = $1 order by occurred_at',
      [id],
    );
    // Miles, as Elena writes English of Britain.
    expect(handovers).toEqual([
      { kind: 'check-out', odometer_meters: 45_000_477, energy_percent: 75, damage: null },
      { kind: 'check-in', odometer_meters: 45_045_539, energy_percent: null, damage: 'Scratch on the left door' },
    ]);
  });

  test('says what is wrong with it beside what was typed, and keeps that', async () => {
    const message = await reserve(elena, book);
    clock = at('08:00');
    await elena.act('show-handover', { reservationId: idOn(message), kind: 'check-out' }, message.id);
    for (const odometer of ['', 'many', '-5']) {
      const again = await elena.press(message, 'I have it', { odometer, damage: 'A dent' });
      expect(readCard(again)).toContain('Enter what the odometer shows.');
      expect(JSON.stringify(again)).toContain('A dent');
    }
    const backward = await elena.press(message, 'I have it', { odometer: '5', damage: 'A dent' });
    expect(readCard(backward)).toContain('It showed 27,961 mi last, never less.');
    expect(JSON.stringify(backward)).toContain('"value":5');
    expect(await state(idOn(message))).toMatchObject({ status: 'approved' });
  });

  test('sent twice is recorded once, and too late says so', async () => {
    const message = await reserve(elena, book);
    const reservationId = idOn(message);
    clock = at('08:00');
    const form = await elena.act('show-handover', { reservationId, kind: 'check-out' }, message.id);
    const { verb = '', data = {} } = buttonsOf(form).find(({ title }) => title === 'I have it') ?? {};
    const odometer = '30000';
    const answers = await Promise.all([1, 2, 3].map(() => elena.act(verb, { ...data, odometer }, message.id)));
    expect(answers.map((card) => readCard(card).includes('You have the vehicle'))).toEqual([true, true, true]);
    const late = await elena.act(verb, { ...data, requestId: crypto.randomUUID(), odometer }, message.id);
    expect(readCard(late)).toContain('You have the vehicle');
    expect(await stage.look('select from handovers where reservation_id = $1', [reservationId])).toHaveLength(1);
  });

  test('of somebody else is nobody’s', async () => {
    const reservationId = idOn(await reserve(elena, book));
    clock = at('08:00');
    const forged = {
      reservationId,
      kind: 'check-out',
      expectedVersion: 1,
      requestId: crypto.randomUUID(),
      odometer: 1,
    };
    for (const verb of ['show-handover', 'submit-handover']) {
      expect(readCard(await jonas.act(verb, forged))).toContain('There is no such reservation');
    }
    expect(await state(reservationId)).toMatchObject({ status: 'approved', version: 1 });
  });
});

test('more time than was approved is asked of the approver, who gives it while the vehicle is out', async () => {
  const amira = stage.chat('approver');
  await amira.install();
  const message = await elena.write('book a van in Munich today 9 to 11 for a client');
  await elena.press(message, 'Choose');
  await elena.press(message, 'Ask for approval');
  const reservationId = idOn(message);
  await amira.act('approve-reservation', { reservationId, expectedVersion: 1 });
  clock = at('08:00');
  await elena.act('show-handover', { reservationId, kind: 'check-out' }, message.id);
  await elena.press(message, 'I have it', { odometer: '30000' });
  const later = { endDay: '2026-11-23', endTime: '15:00' };
  await elena.act('show-change', { reservationId }, message.id);
  const refused = await elena.press(message, 'Save the new time', later);
  expect(readCard(refused)).toContain('ask the approver or a fleet manager, who may extend it at once');
  const seen = await amira.act('show-reservation', { reservationId });
  const { verb = '', data = {} } = buttonsOf(seen).find(({ title }) => title === 'Change the time') ?? {};
  const form = await amira.act(verb, data);
  const { verb: submit = '', data: filled = {} } =
    buttonsOf(form).find(({ title }) => title === 'Save the new time') ?? {};
  expect(readCard(await amira.act(submit, { ...filled, ...later }))).toContain('15:00');
  expect(await state(reservationId)).toMatchObject({ status: 'active', version: 4 });
});

describe('the waitlist in chat', () => {
  const wishes = 'book a minibus in Munich today 9 to 11 for an outing';
  async function takeAll(): Promise<string[]> {
    await stage.look("update vehicles set status = 'maintenance' where class = 'minibus' and id <> $1", [
      demoVehicleId('M-VW 2290'),
    ]);
    return [idOn(await reserve(elena, wishes))];
  }

  test('is joined from a search that found nothing, offered, and taken with one press', async () => {
    const [taken = ''] = await takeAll();
    const message = await jonas.write(wishes);
    const joined = await jonas.press(message, 'Tell me when one is free', { purpose: 'an outing' });
    expect(readCard(joined)).toContain('it is kept for you and you hear of it here');
    await elena.act('cancel-reservation', { reservationId: taken });
    await minutePasses();
    const offer = await saying(jonas, 'A vehicle is free for you');
    expect(readCard(offer.card)).toContain('M-VW 2290');
    const made = await jonas.press(offer, 'Take it');
    expect(readCard(made)).toMatch(/Waiting for approval|Your vehicle is reserved/);
    const again = await jonas.act('accept-offer', {}, offer.id);
    expect(readCard(again)).toContain('cannot be used any more');
  });

  test('shows what is offered with its answers, also where somebody wanted to stop waiting meanwhile', async () => {
    const [taken = ''] = await takeAll();
    const message = await jonas.write(wishes);
    await jonas.press(message, 'Tell me when one is free', { purpose: 'a fair' });
    await elena.act('cancel-reservation', { reservationId: taken });
    await minutePasses();
    await saying(jonas, 'A vehicle is free for you', 'a fair');
    const late = await jonas.press(message, 'Stop waiting');
    expect(readCard(late)).toContain('Kept for you until');
    expect(buttonsOf(late).map(({ title }) => title)).toEqual(['Take it', 'Leave it']);
    expect(readCard(await jonas.press(message, 'Leave it'))).toContain('The next one is asked');
    expect(readCard(message.card)).toContain('You wait for no vehicle');
  });

  test('an offer that nobody answered in time is taken by nobody, and says so', async () => {
    const [taken = ''] = await takeAll();
    const waiting = await jonas.write(wishes);
    await jonas.press(waiting, 'Tell me when one is free', { purpose: 'too slow' });
    await elena.act('cancel-reservation', { reservationId: taken });
    await minutePasses();
    const offer = await saying(jonas, 'A vehicle is free for you', 'too slow');
    clock = new Date(clock.getTime() + 24 * 60 * minutes);
    await minutePasses();
    const late = readCard(await jonas.press(offer, 'Take it'));
    expect(late).toContain('Too late');
    expect(late).toContain('You wait for no vehicle');
    expect(await stage.look("select from reservations where purpose = 'too slow'")).toEqual([]);
  });

  test('an offer that is pressed twice reserves once, and one that is left goes to the next', async () => {
    const [taken = ''] = await takeAll();
    const waiting = await jonas.write(wishes);
    await jonas.press(waiting, 'Tell me when one is free', { purpose: 'an outing' });
    await elena.act('cancel-reservation', { reservationId: taken });
    await minutePasses();
    const offer = await saying(jonas, 'A vehicle is free for you', 'an outing');
    const accept = buttonsOf(offer.card).find(({ title }) => title === 'Take it');
    const presses = await Promise.all([1, 2, 3].map(() => jonas.act(accept?.verb ?? '', accept?.data ?? {}, offer.id)));
    expect(presses.map((card) => /Waiting for approval|reserved/.test(readCard(card)))).toEqual([true, true, true]);
    const made = await stage.look(
      "select from reservations where purpose = 'an outing' and status in ('pending', 'approved') and created_by = $1",
      [(await stage.as('employee2')).actor.userId],
    );
    expect(made).toHaveLength(1);
  });
});

describe('what happens by the clock reaches the driver once, with what can be done', () => {
  test('the day before', async () => {
    const message = await reserve(elena, 'book a corsa at the airport on wednesday 9 to 11 for a client');
    clock = new Date('2026-11-24T08:00:00Z');
    await minutePasses();
    await minutePasses();
    const reminder = await saying(elena, 'Your reservation begins soon');
    expect(idOn(reminder)).toBe(idOn(message));
    const reminders = elena.messages().filter(({ card }) => readCard(card).includes('Your reservation begins soon'));
    expect(reminders).toHaveLength(1);
    const reservationId = idOn(message);
    await cancelReservation(await stage.as('employee'), { reservationId });
    await until(async () => readCard(reminder.card).includes('Your reservation is cancelled'));
  });

  test('a vehicle that was never taken', async () => {
    await stage.look("update pools set no_show_minutes = 20 where name = 'Munich Airport'");
    const message = await reserve(elena, book);
    clock = at('08:10');
    await minutePasses();
    const warned = await saying(elena, 'Take it by Mon, 23 Nov 2026, 09:20');
    expect(buttonsOf(warned.card).map(({ title }) => title)).toEqual(['Take the vehicle', 'Change the time', 'Open']);
    clock = at('08:20');
    await minutePasses();
    const told = await saying(elena, 'Your reservation was given up');
    expect(buttonsOf(told.card).map(({ title }) => title)).toContain('Find another vehicle');
    await until(async () => readCard(message.card).includes('Your reservation is cancelled'));
    await until(async () => readCard(warned.card).includes('Your reservation is cancelled'));
    await stage.look('update pools set no_show_minutes = null');
  });

  test('a vehicle that has not come back, to its driver and to whoever has it next', async () => {
    const message = await reserve(elena, book);
    const reservationId = idOn(message);
    await reserve(jonas, 'book a corsa at the airport today 11:30 to 13 for an errand');
    const [next] = await stage.look<{ vehicle_id: string }>(
      "select vehicle_id from reservations where purpose = 'errand' and status = 'approved'",
    );
    await stage.look(
      'update reservations set vehicle_id = (select vehicle_id from reservations where id = $1) where purpose = $2 and status = $3',
      [reservationId, 'errand', 'approved'],
    );
    expect(next).toBeDefined();
    clock = at('08:00');
    const form = await elena.act('show-handover', { reservationId, kind: 'check-out' }, message.id);
    const { verb = '', data = {} } = buttonsOf(form).find(({ title }) => title === 'I have it') ?? {};
    await elena.act(verb, { ...data, odometer: '40000' }, message.id);
    clock = new Date(at('10:00').getTime() + minutes);
    await minutePasses();
    const missed = await saying(elena, 'The vehicle should be back');
    expect(buttonsOf(missed.card).map(({ title }) => title)).toContain('Bring it back');
    const told = await saying(jonas, 'You have another vehicle');
    expect(readCard(told.card)).toContain('has not come back in time, so you have this one instead');
  });
});
