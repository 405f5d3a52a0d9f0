import type { DomainEvent } from '@fleet/api/domain/domain-events.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotStage, type Chat, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { demoVehicleId } from '../../infra/local/testing/demo-stage.ts';
import type { ShownMessage } from '../../infra/local/testing/fake-connector.ts';
import { buttonsOf, inputsOf, readCard } from '../../infra/local/testing/read-card.ts';
import { until } from '../../infra/local/testing/until.ts';
import { createBot } from './bot.ts';
import type { AdaptiveCard } from './cards/adaptive-card.ts';
import { createCardKeeper } from './effects/card-keeper.ts';
import { createReach } from './effects/reach.ts';
import { createSendReservationCard } from './effects/send-reservation-card.ts';
import { createNotifier } from './notifier.ts';

// A Monday, 08:00 in Berlin.
const now = () => new Date('2026-11-23T07:00:00Z');

let stage: BotStage;
let employee: Chat;
let employee2: Chat;
let approver: Chat;
beforeAll(async () => {
  stage = await setBotStage(now);
  [employee, employee2, approver] = [stage.chat('employee'), stage.chat('employee2'), stage.chat('approver')];
  await approver.install();
});
afterAll(() => stage.drop());

/** Books in words, down to the card that says how it stands. */
async function reserve(chat: Chat, words: string, typed: Record<string, string> = {}): Promise<ShownMessage> {
  const message = await chat.write(words);
  await chat.press(message, 'Choose');
  await chat.press(message, /^(Ask for approval|Reserve)$/, typed);
  return message;
}

const saying = (chat: Chat, ...words: string[]) =>
  until(async () => chat.messages().findLast(({ card }) => words.every((word) => readCard(card).includes(word))));

function reservationIdOn(card: AdaptiveCard): string {
  const [data] = buttonsOf(card).map((button) => button.data as { reservationId?: string });
  if (!data?.reservationId) throw new Error('The card acts on no reservation');
  return data.reservationId;
}

async function stateOf(reservationId: string): Promise<{ status: string; version: number } | undefined> {
  const [row] = await stage.look<{ status: string; version: number }>(
    'select status, version from reservations where id = $1',
    [reservationId],
  );
  return row;
}

/** Carries what happened to a reservation to the cards once more, as after a crash. */
async function deliverAgain(reservationId: string): Promise<void> {
  const context = { ...(await stage.as('approver')), actor: { kind: 'system' } as const };
  const notifier = createNotifier({ appId: undefined, appType: 'SingleTenant' });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const effect = createSendReservationCard({
    keeper: createCardKeeper({ notifier, log }),
    reach: createReach({ notifier, teams: undefined, log }),
  });
  const events = await stage.look<DomainEvent>(
    `select id, tenant_id as "tenantId", type, entity_id as "entityId", payload, occurred_at as "occurredAt"
       from outbox_events where entity_id = $1 order by id`,
    [reservationId],
  );
  for (const event of events) await effect.deliver(event, context);
}

describe('from words to an approved reservation', () => {
  test('an employee books in words, the approver is asked and agrees, and both cards change in place', async () => {
    const message = await employee.write('book a van in Munich tomorrow 9 to 12 for site visit');
    expect(readCard(message.card)).toContain('Free vehicles');
    expect(readCard(message.card)).toContain('Tue, 24 Nov 2026, 09:00–12:00');
    expect(readCard(message.card)).toContain('M-FT 1204 · blue · van · diesel · 3 seats');

    const form = await employee.press(message, 'Choose');
    expect(inputsOf(form)).toEqual({ purpose: 'site visit', costCenter: 'CC-1200' });
    expect(message.card).toEqual(form);

    const pending = await employee.press(message, 'Ask for approval');
    expect(readCard(pending)).toContain('Waiting for approval');
    expect(readCard(pending)).toContain('Amira Haddad');
    expect(message.card).toEqual(pending);

    const request = await saying(approver, 'Approval needed', 'Elena Fischer', 'site visit', 'CC-1200');
    expect(request.card.fallbackText).toBe(request.summary);
    expect(request.summary).toMatch(
      /^Elena Fischer asks for Ford Transit Custom \(M-FT 1311\), Tue, 24 Nov 2026, 09:00/,
    );
    const before = employee.messages().length;
    const decided = await approver.press(request, 'Approve');
    expect(readCard(decided)).toContain('Approved');
    expect(buttonsOf(decided)).toEqual([]);

    await saying(employee, 'Your reservation is approved', 'Amira Haddad');
    expect(employee.messages()).toHaveLength(before);
    expect(readCard(message.card)).toContain('Your reservation is approved');
    expect(readCard(request.card)).toContain('Approved');
  });

  test('a rejection carries its reason to the requester', async () => {
    const message = await reserve(employee, 'book a van in Munich on 7 December 9 to 12 for moving');
    const request = await saying(approver, 'Approval needed', 'moving');
    await approver.press(request, 'Reject reservation', { reason: 'Please share with Jonas' });
    await until(async () => readCard(message.card).includes('Please share with Jonas'));
    expect(readCard(message.card)).toContain('Your reservation was rejected');
  });

  test('who cancels sees it, and the approver has nothing to decide any more', async () => {
    const message = await reserve(employee, 'book a van in Munich on 8 December 9 to 12 for fair');
    const request = await saying(approver, 'Approval needed', 'fair');
    const cancelled = await employee.press(message, 'Yes, cancel it', { reason: 'The fair is off' });
    expect(readCard(cancelled)).toContain('Your reservation is cancelled');
    await until(async () => readCard(request.card).includes('Cancelled: nothing to decide any more'));
    expect(buttonsOf(request.card)).toEqual([]);
    expect(readCard(request.card)).toContain('The fair is off');
  });

  test('in a pool that asks nobody the vehicle is reserved at once', async () => {
    const message = await reserve(employee, 'book a tesla at the airport tomorrow 9 to 12 for a client');
    expect(readCard(message.card)).toContain('Your vehicle is reserved');
  });

  test('a reservation made elsewhere reaches the requester as a card once it is decided', async () => {
    const { createReservation } = await import('@fleet/api/domain/reservation/create-reservation.ts');
    await createReservation(await stage.as('employee'), {
      vehicleId: demoVehicleId('M-AU 6021'),
      startDate: '2026-12-09T08:00:00Z',
      endDate: '2026-12-09T11:00:00Z',
      purpose: 'from the tab',
    });
    const request = await saying(approver, 'Approval needed', 'from the tab');
    await approver.press(request, 'Approve');
    expect(readCard((await saying(employee, 'from the tab')).card)).toContain('Your reservation is approved');
  });
});

test('who cancels from a list is not told again in a card of its own', async () => {
  await stage.chat('manager').install();
  const { createReservation } = await import('@fleet/api/domain/reservation/create-reservation.ts');
  const { cancelReservation } = await import('@fleet/api/domain/reservation/cancel-reservation.ts');
  const [owner, manager] = [await stage.as('employee2'), await stage.as('manager')];
  const book = (day: string, purpose: string) =>
    createReservation(owner, {
      vehicleId: demoVehicleId('M-AU 6021'),
      startDate: `${day}T08:00:00Z`,
      endDate: `${day}T09:00:00Z`,
      purpose,
    });
  await employee2.install();
  const own = await book('2027-02-01', 'cancelled by its owner');
  const other = await book('2027-02-02', 'cancelled by the manager');
  await cancelReservation(owner, { reservationId: own.id });
  await cancelReservation(manager, { reservationId: other.id, reason: 'The car is broken' });
  const { card } = await saying(employee2, 'cancelled by the manager', 'The car is broken');
  expect(readCard(card)).toContain('Your reservation is cancelled');
  expect(employee2.messages().filter((message) => readCard(message.card).includes('by its owner'))).toEqual([]);
});

describe('everybody is spoken to in their own language', () => {
  const german = { locale: 'de-DE', entities: [] };

  test('what is answered is in the language of the client that asked', async () => {
    const manager = stage.chat('manager');
    for (const [locale, title] of [
      ['de-AT', 'Ihre Reservierungen'],
      ['fr-FR', 'Vos réservations'],
      ['es-MX', 'Sus reservas'],
      ['nl-NL', 'Your reservations'],
    ]) {
      const { card, summary } = await manager.write('my reservations', { locale });
      expect(readCard(card)).toContain(title);
      expect(summary).toContain(title);
    }
  });

  test('who is not known here, too, is told so in the language of their client', async () => {
    const stranger = { id: '29:x', name: 'X', aadObjectId: '99999999-9999-4999-8999-999999999999' };
    const { card } = await employee.write('my reservations', { ...german, from: stranger });
    expect(readCard(card)).toContain('Fleet kennt Sie noch nicht');
  });

  test('a refusal is in the language of whoever is refused, with what it is about', async () => {
    const message = await reserve(employee, 'book a van in Munich on 15 January 9 to 12 for refusals');
    const reservationId = reservationIdOn(message.card);
    const press = async (chat: Chat, verb: string, data: object) => {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const { body } = await stage.post(
        chat.activity({ ...german, type: 'invoke', name: 'adaptiveCard/action', value }),
      );
      return readCard((body as { value: AdaptiveCard }).value);
    };
    const search = {
      startDate: '2027-01-15T08:00:00Z',
      endDate: '2027-01-15T11:00:00Z',
      wish: { classes: [], terms: [] },
    };
    const { vehicle_id: vehicleId } = (
      await stage.look<{ vehicle_id: string }>('select vehicle_id from reservations where id = $1', [reservationId])
    )[0] ?? { vehicle_id: '' };
    const form = { ...search, vehicleId, requestId: crypto.randomUUID(), purpose: 'x' };
    const another = { startDate: '2027-01-18T08:00:00Z', endDate: '2027-01-18T11:00:00Z' };
    const long = { ...search, endDate: '2027-02-15T11:00:00Z' };

    const own = await press(employee, 'approve-reservation', { reservationId });
    expect(own).toContain('Über die eigene Reservierung entscheidet man nicht selbst.');
    const invisible = await press(employee2, 'cancel-reservation', { reservationId });
    expect(invisible).toContain('Diese Reservierung gibt es nicht, oder Sie dürfen sie nicht sehen.');
    const conflict = await press(employee2, 'submit-reservation', form);
    expect(conflict).toMatch(/ist zu dieser Zeit schon reserviert \(Fr\., 15\. Jan\. 2027, 09:00–12:00 Uhr\)\. Wählen/);
    const unknown = await press(employee2, 'submit-reservation', { ...form, ...another, costCenter: 'CC-0000' });
    expect(unknown).toContain('Die Kostenstelle CC-0000 gibt es nicht.');
    const tooLong = await press(employee2, 'show-availability', long);
    expect(tooLong).toMatch(/14 Tage\. Wählen Sie ein Ende bis Fr\., 29\. Jan\. 2027, 09:00/);
    await press(approver, 'approve-reservation', { reservationId });
    const late = await press(approver, 'reject-reservation', { reservationId });
    expect(late).toContain('Diese Reservierung ist bereits genehmigt, durch Amira Haddad. Es wurde nichts geändert.');
  });

  test('whoever is written to first reads their own language, though the client did not repeat it', async () => {
    await approver.write('help', german);
    await stage.post(approver.activity({ type: 'conversationUpdate', locale: undefined, entities: [] }));
    await reserve(employee, 'book a van in Munich on 14 January 9 to 12 for both languages');
    const request = await saying(approver, 'Genehmigung erforderlich', 'both languages');
    expect(request.summary).toMatch(/^Elena Fischer möchte Ford Transit/);
    expect(readCard(request.card)).toContain('Do., 14. Jan. 2027, 09:00–12:00 Uhr');
    await approver.write('help');
    await approver.press(request, 'Genehmigen');
    const answered = await saying(employee, 'both languages', 'Your reservation is approved');
    expect(readCard(answered.card)).toContain('Thu, 14 Jan 2027, 09:00–12:00');
  });
});

test('somebody is greeted once, however often their client says so, and again after they had removed the bot', async () => {
  const admin = stage.chat('admin');
  const greetings = () => admin.messages().filter(({ card }) => readCard(card).includes('Welcome to Fleet')).length;
  const announce = (more: object) => stage.post(admin.activity(more));
  await announce({ type: 'conversationUpdate', membersAdded: [{ id: 'bot-fleet' }] });
  await admin.install();
  await admin.install();
  expect(greetings()).toBe(1);

  const { userId } = (await stage.as('admin')).actor;
  const reachable = () =>
    stage.look('select from conversation_references where user_id = $1 and removed_at is null', [userId]);
  expect(await reachable()).toHaveLength(1);
  await announce({ type: 'installationUpdate', action: 'remove' });
  expect(await reachable()).toEqual([]);
  await admin.install();
  expect(greetings()).toBe(2);
});

describe('nobody does what they may not', () => {
  test('an activity of another channel than Teams is not believed', async () => {
    const before = employee.messages().length;
    const forged = employee.activity({ type: 'message', text: 'my reservations', channelId: 'webchat' });
    expect((await stage.post(forged)).status).toBe(400);
    expect(employee.messages()).toHaveLength(before);
  });

  test('another employee who forges an approval is refused and changes nothing', async () => {
    await reserve(employee, 'book a van in Munich on 10 December 9 to 12 for secret project');
    const request = await saying(approver, 'Approval needed', 'secret project');
    const reservationId = reservationIdOn(request.card);
    const before = await stateOf(reservationId);
    for (const verb of ['approve-reservation', 'reject-reservation', 'cancel-reservation', 'show-reservation']) {
      const answer = readCard(await employee2.act(verb, { reservationId }));
      expect(answer).toContain('There is no such reservation among those you can see');
      expect(answer).not.toContain('secret project');
    }
    expect(await stateOf(reservationId)).toEqual(before);
  });

  test('the requester cannot approve their own reservation', async () => {
    const message = await reserve(employee, 'book a van in Munich on 11 December 9 to 12 for own approval');
    const reservationId = reservationIdOn(message.card);
    const answer = readCard(await employee.act('approve-reservation', { reservationId }, message.id));
    expect(answer).toContain('You cannot do that');
    expect(answer).toContain('Waiting for approval');
    expect(await stateOf(reservationId)).toEqual({ status: 'pending', version: 1 });
  });

  test('a decision that is made again answers with the first one', async () => {
    const message = await reserve(employee, 'book a van in Munich on 14 December 9 to 12 for twice');
    const reservationId = reservationIdOn(message.card);
    await approver.act('approve-reservation', { reservationId });
    const again = readCard(await approver.act('reject-reservation', { reservationId, reason: 'changed my mind' }));
    expect(again).toContain('Nothing was changed');
    expect(again).toMatch(/already approved by Amira Haddad/);
    expect(await stateOf(reservationId)).toEqual({ status: 'approved', version: 2 });
  });

  test('an approval after the cancellation comes too late', async () => {
    const message = await reserve(employee, 'book a van in Munich on 15 December 9 to 12 for late');
    const reservationId = reservationIdOn(message.card);
    await employee.press(message, 'Yes, cancel it');
    expect(readCard(await approver.act('approve-reservation', { reservationId }))).toMatch(/already cancelled/);
    expect(await stateOf(reservationId)).toEqual({ status: 'cancelled', version: 2 });
  });

  test('buttons that nobody made do nothing', async () => {
    const forged: [string, object][] = [
      ['delete-everything', {}],
      ['constructor', {}],
      ['approve-reservation', { reservationId: "' or 1=1 --" }],
      ['submit-reservation', { vehicleId: 'x' }],
      ['choose-vehicle', {}],
    ];
    for (const [verb, data] of forged) {
      expect(readCard(await employee.act(verb, data))).toContain('This card cannot be used any more');
    }
  });

  test('a vehicle of another company cannot be reserved', async () => {
    const answer = await employee.act('submit-reservation', {
      vehicleId: demoVehicleId('NJ K42-RTV', 'fabrikam'),
      startDate: '2026-12-16T08:00:00Z',
      endDate: '2026-12-16T11:00:00Z',
      requestId: crypto.randomUUID(),
      wish: { classes: [], terms: [] },
      purpose: 'not mine',
    });
    expect(readCard(answer)).not.toContain('NJ K42-RTV');
    expect(await stage.look("select from reservations where purpose = 'not mine'")).toEqual([]);
  });

  test('an unknown directory and an unknown person learn nothing', async () => {
    const strangers = [
      { channelData: { tenant: { id: '99999999-9999-4999-8999-999999999999' } } },
      { from: { id: '29:x', name: 'X', aadObjectId: '99999999-9999-4999-8999-999999999999' } },
      { from: { id: '29:x', name: 'Elena Fischer' } },
      { channelData: { tenant: { id: 'contoso' } } },
    ];
    for (const stranger of strangers) {
      const { card } = await employee.write('my reservations', stranger);
      expect(readCard(card)).toContain('You are not known to Fleet');
      expect(buttonsOf(card)).toEqual([]);
    }
  });

  test('an activity that wants its answer sent elsewhere is refused, and nothing goes there', async () => {
    const before = employee.messages().length;
    for (const serviceUrl of [
      'https://evil.example/',
      'http://169.254.169.254/',
      'https://smba.trafficmanager.net.evil.example/',
    ]) {
      const activity = employee.activity({ type: 'message', text: 'my reservations', serviceUrl });
      expect(await stage.post(activity)).toMatchObject({ status: 401 });
    }
    expect(employee.messages()).toHaveLength(before);
  });

  test('a sender that is not the Bot Framework is refused before anything happens', async () => {
    const registration = { appId: '5c1a6f0e-4c58-4d8e-9f0c-2f7f7f1f0b11', appPassword: 'x', appTenantId: 'contoso' };
    const gate = { database: stage.database, pool: stage.pool, now };
    const lines: object[] = [];
    const log = { info: () => {}, warn: (fields: object) => void lines.push(fields), error: () => {} };
    const bot = createBot({
      ...registration,
      appType: 'SingleTenant',
      gate,
      log,
      publicUrl: 'https://fleet.example',
      pictureTokens: stage.pictureTokens,
      isLocal: false,
    });
    const before = employee.messages().length;
    const serviceUrl = 'https://smba.trafficmanager.net/emea/';
    const body = employee.activity({ type: 'message', text: 'my reservations', serviceUrl });
    const selfSigned = `${btoa('{"alg":"none"}')}.${btoa('{"iss":"https://evil.example","aud":"me"}')}.`;
    for (const authorization of [
      undefined,
      '',
      'Bearer',
      'Bearer x',
      'Bearer a.b.c',
      `Bearer ${selfSigned}`,
      'Basic eDp5',
    ]) {
      const statuses: number[] = [];
      await bot.handle(
        { headers: authorization === undefined ? {} : { authorization }, body },
        { writeHead: (status) => statuses.push(status), end: () => {} },
      );
      expect({ authorization, statuses }).toEqual({ authorization, statuses: [401] });
    }
    expect(employee.messages()).toHaveLength(before);
  });

  test('without an app id the bot only starts on one machine', () => {
    const gate = { database: stage.database, pool: stage.pool, now };
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const publicUrl = 'https://fleet.example';
    const { pictureTokens } = stage;
    const options = { appId: undefined, appType: 'SingleTenant', gate, log, publicUrl, pictureTokens } as const;
    expect(() => createBot({ ...options, isLocal: false })).toThrow(/BOT_APP_ID/);
  });
});

describe('whatever is sent', () => {
  test('what was typed is shown letter by letter, never as markup', async () => {
    const purpose = '**bold** [link](https://evil.example) <b>x</b> {{DATE(2020-01-01T00:00:00Z)}}';
    const message = await reserve(employee, 'book a van in Munich on 17 December 9 to 12', { purpose });
    const shown = JSON.stringify(message.card);
    expect(shown).not.toContain('{{DATE');
    const runs = shown.match(/\{"type":"TextRun","text":"\*\*bold\*\* \[link\][^"]*"/g);
    expect(runs).toHaveLength(1);
    expect(shown).not.toMatch(/"TextBlock","text":"[^"]*bold/);
    const [row] = await stage.look<{ purpose: string }>('select purpose from reservations where purpose = $1', [
      purpose,
    ]);
    expect(row?.purpose).toBe(purpose);
  });

  test('the form keeps what was typed when something is wrong with it', async () => {
    const message = await employee.write('book a van in Munich on 18 December 9 to 12');
    await employee.press(message, 'Choose');
    const empty = await employee.press(message, 'Ask for approval', { purpose: '   ', costCenter: 'CC-2100' });
    expect(readCard(empty)).toContain('Say what you need it for.');
    expect(inputsOf(empty).costCenter).toBe('CC-2100');
    const unknown = await employee.press(message, 'Ask for approval', { purpose: 'Fair', costCenter: 'CC-0000' });
    expect(readCard(unknown)).toContain('There is no cost center CC-0000');
    expect(inputsOf(unknown).purpose).toBe('Fair');
  });

  test('a form that is sent twice reserves once', async () => {
    const message = await employee.write('book a van in Munich on 21 December 9 to 12 for double click');
    await employee.press(message, 'Choose');
    const form = structuredClone(message);
    const answers = await Promise.all([
      employee.press(form, 'Ask for approval'),
      employee.press(form, 'Ask for approval'),
      employee.press(form, 'Ask for approval'),
    ]);
    for (const card of answers) expect(readCard(card)).toContain('Waiting for approval');
    expect(await stage.look("select from reservations where purpose = 'double click'")).toHaveLength(1);
  });

  test('a client without Action.Execute gets the same by Action.Submit', async () => {
    const message = await employee.write('what is free tomorrow from 9 to 12');
    const button = buttonsOf(message.card).find(({ title }) => title === 'Choose');
    const submit = { type: 'message', value: button?.fallback.data, replyToId: message.id };
    expect((await stage.post(employee.activity(submit))).status).toBe(200);
    expect(readCard(message.card)).toContain('Reserve this vehicle');
  });

  test('times that are missing or have passed are asked for', async () => {
    const asked = await employee.write('book a van tomorrow for site visit');
    expect(readCard(asked.card)).toContain('From when until when?');
    const form = await employee.press(asked, 'Other date or times');
    expect(inputsOf(form)).toMatchObject({ startDay: '2026-11-24', endDay: '2026-11-24', startTime: '' });
    const found = await employee.press(asked, 'Show free vehicles', { startTime: '09:00', endTime: '12:00' });
    expect(readCard(found)).toContain('Tue, 24 Nov 2026, 09:00–12:00');
    const past = await employee.write('book a van today 6:00 to 7:00');
    expect(readCard(past.card)).toContain('That time has already passed');
    const stillPast = await employee.press(past, 'Show free vehicles', { startDay: '2026-11-22' });
    expect(readCard(stillPast)).toContain('That time has already passed');
  });

  test('of two periods the first is offered, and what is not wanted is left alone', async () => {
    const two = await employee.write('book a van tomorrow 9 to 12 and friday 9 to 12');
    expect(readCard(two.card)).toContain('One period at a time');
    expect(inputsOf(two.card)).toMatchObject({ startDay: '2026-11-24', endDay: '2026-11-24', endTime: '12:00' });
    for (const text of ['do not book a van tomorrow', "don't cancel"]) {
      expect(readCard((await employee.write(text)).card)).toContain('nothing was done');
    }
  });

  test('reservations are listed and cancelled from the list', async () => {
    await reserve(employee2, 'book a van in Munich on 22 December 9 to 12 for list');
    const message = await employee2.write('cancel my reservation on 22 december');
    expect(readCard(message.card)).toContain('Which one do you want to cancel?');
    const after = await employee2.press(message, 'Yes, cancel it');
    expect(readCard(after)).toContain('The reservation is cancelled.');
    expect(readCard(after)).toContain('You have no reservation on Tuesday 22 December');
  });

  test('what is still to come is listed, however many cancelled ones come before it', async () => {
    const admin = stage.chat('admin');
    const { userId } = (await stage.as('admin')).actor;
    await reserve(admin, 'book a tesla at the airport on 22 December 9 to 12 for still to come');
    await stage.look(
      `insert into reservations (tenant_id, vehicle_id, driver_id, start_date, end_date, buffer_minutes, time_zone, status,
         purpose, created_by)
       select tenant_id, vehicle_id, driver_id, start_date - n * interval '1 hour', end_date - n * interval '1 hour',
         buffer_minutes, time_zone, 'cancelled', 'off', created_by
         from reservations cross join generate_series(1, 250) n where created_by = $1 and purpose = 'still to come'`,
      [userId],
    );
    expect(readCard((await admin.write('my reservations')).card)).toContain('still to come');
  });

  test('what waits for the approver can be opened from a list', async () => {
    await reserve(employee2, 'book a van in Munich on 23 December 9 to 12 for waiting list');
    const message = await approver.write('what is waiting for me?');
    expect(readCard(message.card)).toContain('waiting list');
    const rows = buttonsOf(message.card).filter(({ verb }) => verb === 'show-reservation');
    const opened = await approver.act('show-reservation', rows.at(-1)?.data ?? {}, message.id);
    expect(buttonsOf(opened).map(({ verb }) => verb)).toEqual(['approve-reservation', 'reject-reservation']);
  });

  test('malformed requests are refused and later ones still answered', async () => {
    for (const activity of [
      {},
      [],
      { type: 'message' },
      employee.activity({ type: 'message', serviceUrl: 'file:///etc' }),
    ]) {
      expect((await stage.post(activity)).status).toBe(400);
    }
    expect(readCard((await employee.write('help')).card)).toContain('What do you need?');
  });

  test('4,000 characters, emoji and mentions do no harm', async () => {
    for (const text of ['x '.repeat(2_000), '🚗'.repeat(1_000), '<at>Fleet</at> help', '((((', '\u0000\u202e{{', ' ']) {
      expect(readCard((await employee.write(text)).card)).not.toContain('Something went wrong');
    }
  });
});

describe('when Teams does not answer', () => {
  // 412 is one of the answers that Microsoft asks to try again, and that the SDK does not repeat by itself.
  test('what could not be sent or replaced is tried again until Teams is back', async () => {
    stage.connector.refuseNext('POST', 412);
    expect(readCard((await employee.write('my reservations')).card)).toContain('Something went wrong');
    const message = await employee.write('book a van in Munich on 28 December 9 to 12 for outage');
    await employee.press(message, 'Choose');
    stage.connector.refuseNext('POST', 412);
    await employee.press(message, 'Ask for approval');
    const request = await saying(approver, 'Approval needed', 'outage');
    // One is the answer to the press, one a card that is updated behind it.
    stage.connector.refuseNext('PUT', 412, 2);
    expect(readCard(await approver.press(request, 'Approve'))).toContain('Approved');
    await until(async () => readCard(message.card).includes('Your reservation is approved'));
    await until(async () => readCard(request.card).includes('Approved'));
  }, 30_000);

  test('a form that could not be replaced when it was sent still becomes the card of the reservation', async () => {
    const message = await employee.write('book a van in Munich on 29 December 9 to 12 for hiccup');
    await employee.press(message, 'Choose');
    stage.connector.refuseNext('PUT', 412);
    expect(readCard(await employee.press(message, 'Ask for approval'))).toContain('Waiting for approval');
    const before = employee.messages().length;
    await approver.press(await saying(approver, 'Approval needed', 'hiccup'), 'Approve');
    await until(async () => readCard(message.card).includes('Your reservation is approved'));
    expect(employee.messages()).toHaveLength(before);
  });

  test('whoever presses is answered at once, though Teams asks to wait or does not answer', async () => {
    await reserve(employee, 'book a van in Munich on 4 January 9 to 12 for haste');
    // What this causes is over: what follows is about one press alone.
    const asked = await saying(approver, 'Approval needed', 'haste');
    const list = await employee.write('my reservations on 4 january');
    const opened = async (message: ShownMessage) => {
      const [{ id } = { id: '' }] = await stage.look<{ id: string }>(
        "select id from reservations where purpose = 'haste'",
      );
      return readCard(await employee.act('show-reservation', { reservationId: id }, message.id));
    };
    const before = stage.connector.requests.length;
    stage.connector.refuseNext('PUT', 429, 1, { retryAfterSeconds: 3_600 });
    expect(await opened(list)).toContain('Waiting for approval');
    expect(stage.connector.requests.slice(before).map(({ status }) => status)).toEqual([429]);
    const release = stage.connector.holdNext('PUT');
    try {
      expect(await opened(list)).toContain('Waiting for approval');
    } finally {
      release();
    }
    await approver.press(asked, 'Approve');
    await until(async () => readCard(list.card).includes('Your reservation is approved'));
  });

  test('a card is sent again when the process dies between sending and recording it; the newer is kept true, the older can do no harm', async () => {
    const message = await reserve(employee, 'book a van in Munich on 1 January 9 to 12 for crash');
    const lost = await saying(approver, 'Approval needed', 'crash');
    const reservationId = reservationIdOn(lost.card);
    const cardOf = () =>
      stage.look('select from reservation_cards where reservation_id = $1 and kind = $2', [reservationId, 'approver']);
    await until(async () => (await cardOf()).length === 1);
    await stage.look('delete from reservation_cards where reservation_id = $1 and kind = $2', [
      reservationId,
      'approver',
    ]);
    const requests = () => approver.messages().filter(({ card }) => readCard(card).includes('crash'));
    await deliverAgain(reservationId);
    expect(requests()).toHaveLength(2);
    await deliverAgain(reservationId);
    expect(requests()).toHaveLength(2);

    const [older, newer] = requests();
    if (!older || !newer) throw new Error('There were two a moment ago');
    await approver.press(structuredClone(newer), 'Approve');
    await until(async () => readCard(message.card).includes('Your reservation is approved'));
    expect(readCard(newer.card)).toContain('Approved');
    expect(readCard(older.card)).toContain('Approval needed');
    await approver.press(structuredClone(older), 'Reject reservation', { reason: 'too late' });
    expect(readCard(older.card)).toContain('already approved');
    expect(await stateOf(reservationId)).toMatchObject({ status: 'approved' });
  });

  // Otherwise a decision in between would find no card, send one of its own, and leave the form as a second.
  test('a reservation from the chat and the record of its card are there together or not at all', async () => {
    const message = await employee.write('book a van in Munich on 31 December 9 to 12 for one card');
    await employee.press(message, 'Choose');
    const form = structuredClone(message);
    const reservations = () =>
      stage.look<{ activity_id: string }>(
        `select c.activity_id from reservations r left join reservation_cards c on c.reservation_id = r.id
           and c.kind = 'requester' where r.purpose = 'one card'`,
      );
    await stage.look('revoke insert on reservation_cards from fleet_app');
    try {
      expect(readCard(await employee.press(form, 'Ask for approval'))).toContain('Something went wrong');
      expect(await reservations()).toEqual([]);
    } finally {
      await stage.look('grant insert on reservation_cards to fleet_app');
    }
    await employee.press(form, 'Ask for approval');
    expect(await reservations()).toEqual([{ activity_id: message.id }]);
  });

  test('somebody who has removed the bot keeps nothing waiting', async () => {
    const message = await reserve(employee, 'book a van in Munich on 30 December 9 to 12 for removed');
    const request = await saying(approver, 'Approval needed', 'removed');
    stage.connector.refuseNext('PUT', 404, 3);
    await approver.press(request, 'Approve');
    // The queue can be empty for a moment between two deliveries.
    await until(async () => JSON.stringify(stage.log).includes('the recipient of a card cannot be reached any more'));
    await until(async () => (await stage.look('select from graphile_worker.jobs')).length === 0);
    expect(readCard((await employee.write('my reservations on 30 december')).card)).toContain('Approved');
    expect(readCard(message.card)).toContain('Waiting for approval');
  });

  test('nothing personal is in the log', () => {
    const log = JSON.stringify(stage.log);
    for (const secret of [
      'Elena',
      'Jonas',
      'Amira',
      'contoso.example',
      'site visit',
      'secret project',
      'bold',
      '8001',
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

test('of 200 forms sent at once for one vehicle exactly one reserves, the others are offered what else is free', async () => {
  const people = [employee, employee2, approver, stage.chat('manager')];
  const vehicleId = demoVehicleId('M-VW 5012');
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      // All overlap in the hour from nine.
      const startDate = new Date(Date.UTC(2027, 0, 12, 8, -(index % 60))).toISOString();
      const chat = people[index % people.length] ?? employee;
      return readCard(
        await chat.act('submit-reservation', {
          vehicleId,
          startDate,
          endDate: '2027-01-12T09:00:00Z',
          requestId: crypto.randomUUID(),
          wish: { classes: [], terms: [] },
          purpose: `race ${index}`,
        }),
      );
    }),
  );
  const reserved = answers.filter((answer) => /Waiting for approval|Your vehicle is reserved/.test(answer));
  const offered = answers.filter((answer) => answer.includes('Somebody was faster') && answer.includes('Take this'));
  expect([reserved.length, offered.length]).toEqual([1, 199]);
  const rows = await stage.look('select from reservations where vehicle_id = $1 and start_date > $2', [
    vehicleId,
    '2027-01-11T00:00:00Z',
  ]);
  expect(rows).toHaveLength(1);
}, 120_000);
