/** What is missing is asked for, what was said is remembered, and words alone change nothing. */
import { cancelReservation } from '@fleet/api/domain/reservation/cancel-reservation.ts';
import { updateReservation } from '@fleet/api/domain/reservation/update-reservation.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BotStage, type Chat, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { buttonsOf, inputsOf, readCard } from '../../infra/local/testing/read-card.ts';
import { until } from '../../infra/local/testing/until.ts';

const minutes = 60_000;
// A Monday, 08:00 in Berlin.
const start = new Date('2026-11-23T07:00:00Z');
let clock = start;
let stage: BotStage;
let elena: Chat;
let admin: Chat;
beforeAll(async () => {
  stage = await setBotStage(() => clock);
  elena = stage.chat('employee');
  admin = stage.chat('admin');
  await Promise.all([elena.install(), admin.install()]);
  await stage.look('update vehicles set odometer_meters = 45000000');
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = start;
  await stage.look("update reservations set status = 'cancelled'");
  await stage.look('delete from conversation_memories');
});

const said = async (chat: Chat, words: string) => readCard((await chat.write(words)).card);
const memories = () => stage.look<{ value: object }>('select value from conversation_memories');
const reservations = () =>
  stage.look<{ start: string; end: string; status: string; vehicle: string }>(
    `select to_char(start_date at time zone 'Europe/Berlin', 'MM-DD HH24:MI') as start,
       to_char(end_date at time zone 'Europe/Berlin', 'MM-DD HH24:MI') as end, r.status, v.license_plate as vehicle
     from reservations r join vehicles v on v.id = r.vehicle_id where r.status <> 'cancelled' order by r.start_date`,
  );
async function reserve(chat: Chat, words: string) {
  const message = await chat.write(words);
  await chat.press(message, 'Choose');
  await chat.press(message, 'Reserve');
  return message;
}
const corsa = 'book a corsa at the airport';

describe('what is missing is asked for, one thing at a time', () => {
  test('and answered in words, with everything that was said before', async () => {
    expect(await said(elena, 'book a van for a site visit')).toMatch(/On which day\?[\s\S]*van[\s\S]*site visit/);
    expect(await said(elena, 'friday')).toMatch(/From when until when\?[\s\S]*Friday/);
    expect(await said(elena, 'from 9')).toMatch(/Until when do you need it\?[\s\S]*09:00/);
    const found = await elena.write('17');
    expect(readCard(found.card)).toMatch(/Free vehicles[\s\S]*Fri, 27 Nov 2026, 09:00–17:00/);
    const form = await elena.press(found, 'Choose');
    expect(inputsOf(form)).toMatchObject({ purpose: 'site visit' });
    expect(await memories()).toEqual([]);
  });

  test('or with a press each', async () => {
    const message = await elena.write('book a van');
    expect(buttonsOf(message.card).map(({ title }) => title)).toEqual([
      'Today',
      'Tomorrow',
      'Wed 25 Nov',
      'Thu 26 Nov',
      'Other date or times',
    ]);
    const time = await elena.press(message, 'Tomorrow');
    expect(buttonsOf(time).map(({ title }) => title)).toEqual([
      'Morning',
      'Afternoon',
      'Whole day',
      'Other date or times',
    ]);
    const found = await elena.press(message, 'Afternoon');
    expect(readCard(found)).toContain('Tue, 24 Nov 2026, 13:00–18:00');
  });

  test.each([
    ['2 hours', '10:00–12:00'],
    ['until noon', '10:00–12:00'],
    ['3pm', '10:00–15:00'],
    ['3', '10:00–15:00'],
    ['half an hour', '10:00–10:30'],
  ])('until when is answered by %s', async (answer, times) => {
    await elena.write('van tomorrow at 10');
    expect(await said(elena, answer)).toContain(times);
  });

  test('another vehicle may be named in answer, and another day beside the time', async () => {
    await elena.write('book a van tomorrow');
    expect(await said(elena, 'a minibus')).toMatch(/From when until when\?[\s\S]*minibus/);
    expect(await said(elena, 'wednesday 9 to 12')).toContain('Wed, 25 Nov 2026, 09:00–12:00');
  });

  test('what is no answer is said so, and asked again', async () => {
    await elena.write('book a van tomorrow');
    expect(await said(elena, 'purple')).toMatch(/not understood[\s\S]*From when until when\?/);
    expect(await said(elena, '9 to 12')).toContain('Tue, 24 Nov 2026, 09:00–12:00');
  });

  test('whoever asks for something else is not held to it', async () => {
    await elena.write('book a van tomorrow');
    expect(await said(elena, 'my reservations')).toContain('no upcoming reservations');
    expect(await said(elena, 'what is free on friday afternoon?')).toContain('Fri, 27 Nov 2026, 13:00–18:00');
    expect(await memories()).toEqual([]);
  });

  test('never mind forgets it, and so does half an hour', async () => {
    await elena.write('book a van tomorrow');
    expect(await said(elena, 'never mind')).toContain('forgotten');
    expect(await said(elena, 'tomorrow')).toMatch(/From when until when\?\nWhen\nTuesday/);
    clock = new Date(start.getTime() + 31 * minutes);
    expect(await said(elena, 'purple')).toContain('did not understand');
  });

  test('in a group nobody answers for somebody else, and nothing is remembered', async () => {
    const group = stage.group('employee');
    await group.write('<at>Fleet</at> book a van tomorrow');
    await group.act('answer-message', { text: 'book a van tomorrow' });
    expect(await memories()).toEqual([]);
  });

  test('two answers at once are both heard', async () => {
    await elena.write('book a van');
    await Promise.all([elena.write('tomorrow'), elena.write('a minibus')]);
    expect(await memories()).toMatchObject([
      { value: { asked: { wish: { classes: ['minibus'] }, draft: { startDay: '2026-11-24' } } } },
    ]);
  });
});

describe('a reservation is changed in words', () => {
  test.each([
    ['make it an hour longer', '11-24 09:00', '11-24 12:00'],
    ['half an hour later', '11-24 09:30', '11-24 11:30'],
    ['move to friday', '11-27 09:00', '11-27 11:00'],
    ['move it to wednesday 14:00 to 15:30', '11-25 14:00', '11-25 15:30'],
    ['extend until 4', '11-24 09:00', '11-24 16:00'],
  ])('%s', async (words, newStart, newEnd) => {
    await reserve(elena, `${corsa} tomorrow 9 to 11 for a client`);
    const message = await elena.write(words);
    expect(await reservations()).toMatchObject([{ start: '11-24 09:00', end: '11-24 11:00' }]);
    const saved = await elena.press(message, 'Save the new time');
    expect(readCard(saved)).toContain('Your vehicle is reserved');
    expect(await reservations()).toMatchObject([{ start: newStart, end: newEnd }]);
  });

  test('the one just spoken of, when there are several; else one chooses', async () => {
    await reserve(elena, `${corsa} on wednesday 9 to 11 for a client`);
    await reserve(elena, `${corsa} tomorrow 9 to 11 for a client`);
    expect(await said(elena, 'make it an hour longer')).toContain('Tue, 24 Nov 2026');
    await stage.look('delete from conversation_memories');
    const choice = await elena.write('make it an hour longer');
    expect(readCard(choice.card)).toMatch(/Which one do you want to change\?[\s\S]*24 Nov[\s\S]*25 Nov/);
    const form = await elena.press(choice, 'Choose');
    expect(inputsOf(form)).toMatchObject({ startDay: '2026-11-24', endTime: '12:00' });
    expect(await said(elena, 'move the reservation on wednesday to 3 pm')).toContain('Wed, 25 Nov 2026, 09:00–11:00');
  });

  test('sent twice, it is changed once; sent late, it says so', async () => {
    await reserve(elena, `${corsa} tomorrow 9 to 11 for a client`);
    const message = await elena.write('make it an hour longer');
    const { verb = '', data = {} } = buttonsOf(message.card).find(({ title }) => title === 'Save the new time') ?? {};
    const typed = { ...data, ...inputsOf(message.card) };
    const answers = await Promise.all([1, 2, 3].map(() => elena.act(verb, typed, message.id)));
    for (const answer of answers) expect(readCard(answer)).toContain('09:00–12:00');
    expect(await stage.look('select version from reservations where version > 2')).toEqual([]);
    const late = await elena.act(verb, { ...typed, requestId: crypto.randomUUID(), endTime: '13:00' }, message.id);
    expect(readCard(late)).toContain('Too late');
    expect(await reservations()).toMatchObject([{ end: '11-24 12:00' }]);
  });

  test('and every card of it that words have led to follows what is done elsewhere', async () => {
    const first = await reserve(elena, `${corsa} tomorrow 9 to 11 for a client`);
    const second = await elena.write('make it an hour longer');
    await elena.press(second, 'Save the new time');
    await until(async () => readCard(first.card).includes('09:00–12:00'));
    const third = await elena.write('my reservations');
    const { data } = buttonsOf(first.card).find(({ verb }) => verb === 'show-change') ?? {};
    const { reservationId = '' } = data as { reservationId?: string };
    await elena.act('show-reservation', { reservationId }, third.id);
    await cancelReservation(await stage.as('manager'), { reservationId });
    for (const message of [first, second, third]) {
      await until(async () => readCard(message.card).includes('Your reservation is cancelled'));
    }
  });

  test('of which a message shows one at a time: what it showed before leaves it alone', async () => {
    const message = await reserve(elena, `${corsa} tomorrow 9 to 11 for a client`);
    const other = await reserve(elena, `${corsa} on wednesday 9 to 11 for a client`);
    const idOf = ({ card }: typeof message) =>
      (buttonsOf(card).find(({ verb }) => verb === 'show-change')?.data as { reservationId?: string } | undefined)
        ?.reservationId ?? '';
    const [first, second] = [idOf(message), idOf(other)];
    await elena.act('show-reservation', { reservationId: second }, message.id);
    await cancelReservation(await stage.as('manager'), { reservationId: first });
    await updateReservation(await stage.as('manager'), { reservationId: second, purpose: 'Another client' });
    await until(async () => readCard(message.card).includes('Another client'));
    expect(readCard(message.card)).not.toContain('cancelled');
  });

  test('what cannot be is said, with what would work a press away', async () => {
    await reserve(admin, `${corsa} tomorrow 11 to 13 for a client`);
    await stage.look("update reservations set buffer_minutes = 0 where status <> 'cancelled'");
    const { vehicle = '' } = (await reservations())[0] ?? {};
    const search = await elena.write(`book ${vehicle} tomorrow 8 to 9 for a client`);
    await elena.press(search, 'Choose');
    await elena.press(search, 'Reserve');
    const message = await elena.write('make it 4 hours longer');
    const refused = await elena.press(message, 'Save the new time');
    expect(readCard(refused)).toContain('These would work:');
    expect(inputsOf(refused)).toMatchObject({ endTime: '13:00' });
    const taken = await elena.press(message, 'Take this');
    expect(readCard(taken)).toContain('Your vehicle is reserved');
  });

  test.each([
    [{ endDay: '2026-11-20', endTime: '10:00' }, 'The end has to be after the start.'],
    [{ startDay: '2026-11-20', startTime: '09:00' }, 'That time has already passed.'],
  ])('%j is explained, and what was typed stays', async (typed, why) => {
    await reserve(elena, `${corsa} tomorrow 9 to 11 for a client`);
    const message = await elena.write('change my reservation');
    const again = await elena.press(message, 'Save the new time', typed);
    expect(readCard(again)).toContain(why);
    expect(inputsOf(again)).toMatchObject(typed);
  });

  test('of one that has begun, only the end', async () => {
    await reserve(elena, `${corsa} today 9 to 11 for a client`);
    clock = new Date('2026-11-23T08:30:00Z');
    const message = await elena.write('an hour longer');
    expect(Object.keys(inputsOf(message.card))).toEqual(['endDay', 'endTime']);
    await elena.press(message, 'Save the new time');
    expect(await reservations()).toMatchObject([{ start: '11-23 09:00', end: '11-23 12:00' }]);
  });

  test('for another vehicle at the same time', async () => {
    await reserve(elena, `${corsa} tomorrow 9 to 11 for a client`);
    const message = await elena.write('swap it for a tesla');
    expect(readCard(message.card)).toMatch(/Another vehicle[\s\S]*Tesla/);
    await elena.press(message, 'Take this one');
    expect(await reservations()).toMatchObject([{ start: '11-24 09:00', vehicle: expect.not.stringMatching(/OC/) }]);
  });

  test('and cancelled with one press, the one that was named', async () => {
    await reserve(elena, `${corsa} on wednesday 9 to 11 for a client`);
    await reserve(elena, `book a tesla at the airport tomorrow 9 to 11 for a client`);
    const message = await elena.write('cancel the corsa');
    expect(readCard(message.card)).not.toContain('Tesla');
    await elena.press(message, 'Yes, cancel it');
    expect(await reservations()).toMatchObject([{ start: '11-24 09:00' }]);
  });

  test('nothing is there to be changed', async () => {
    expect(await said(elena, 'make it an hour longer')).toContain('You have no reservation like that to change.');
  });
});

describe('a vehicle is handed over in words', () => {
  test('taken and brought back, with what was said filled in', async () => {
    await reserve(elena, `${corsa} today 9 to 11 for a client`);
    expect(await said(elena, 'check out')).toContain('Take the vehicle');
    clock = new Date('2026-11-23T08:00:00Z');
    const out = await elena.write("I'm taking the corsa");
    await elena.press(out, 'I have it', { odometer: '27962' });
    clock = new Date('2026-11-23T09:30:00Z');
    const back = await elena.write('back, 45,210 km, tank half full, scratch on the left door');
    // Her dashboard shows miles.
    expect(inputsOf(back.card)).toEqual({ odometer: 28092, energyPercent: '50', damage: 'scratch on the left door' });
    expect(await reservations()).toMatchObject([{ status: 'active' }]);
    expect(readCard(await elena.press(back, 'It is back'))).toContain('Your reservation is over');
  });

  test('too early it is said when', async () => {
    await reserve(elena, `${corsa} tomorrow 9 to 11 for a client`);
    expect(await said(elena, 'check out')).toContain('You have no vehicle to take now.');
    expect(await said(elena, 'back, 45210 km')).toContain('You have no vehicle like that to bring back.');
  });

  test('what is overdue can still be brought back', async () => {
    await reserve(elena, `${corsa} today 9 to 11 for a client`);
    clock = new Date('2026-11-23T08:00:00Z');
    await elena.press(await elena.write('check out'), 'I have it', { odometer: '27962' });
    clock = new Date('2026-11-23T12:00:00Z');
    expect(await said(elena, 'my reservations')).toContain('Corsa');
    expect(inputsOf((await elena.write('report damage: Mirror broken')).card)).toMatchObject({
      damage: 'Mirror broken',
    });
  });
});

describe('who has a vehicle', () => {
  test('is for fleet managers; everybody sees until when', async () => {
    await reserve(elena, `${corsa} today 8:15 to 11 for a client`);
    clock = new Date('2026-11-23T07:30:00Z');
    const known = await said(admin, 'who has the corsa');
    expect(known).toContain('Reserved until Mon, 23 Nov 2026, 11:00 · Elena');
    const unknown = await said(stage.chat('employee2'), 'who has the corsa');
    expect(unknown).toContain('Reserved until Mon, 23 Nov 2026, 11:00');
    expect(unknown).not.toContain('Elena');
    expect(unknown).toContain('fleet managers only');
  });
});

test('the waitlist, thanks and a second delivery of the same message change nothing', async () => {
  expect(await said(elena, 'my waitlist')).toContain('You wait for no vehicle.');
  expect(await said(elena, 'thanks a lot')).toBe('You are welcome.');
  const activity = elena.activity({ type: 'message', text: 'make it friday', id: 'twice' });
  await reserve(elena, `${corsa} tomorrow 9 to 11 for a client`);
  const before = await reservations();
  for (const _ of [1, 2]) expect(await stage.post(activity)).toMatchObject({ status: 200 });
  expect(await reservations()).toEqual(before);
});
