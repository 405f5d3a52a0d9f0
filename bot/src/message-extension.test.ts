import { createReservation } from '@fleet/api/domain/reservation/create-reservation.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BotStage, type Chat, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { type DemoPerson, demoVehicleId } from '../../infra/local/testing/demo-stage.ts';
import { readCard } from '../../infra/local/testing/read-card.ts';
import type { AdaptiveCard } from './cards/adaptive-card.ts';

// A Monday, 08:00 in Berlin.
const now = () => new Date('2026-11-23T07:00:00Z');
let stage: BotStage;
beforeAll(async () => {
  stage = await setBotStage(now);
  await Promise.all([stage.chat('employee').install(), stage.chat('approver').install()]);
});
afterAll(() => stage.drop());

interface Attachment {
  content: AdaptiveCard;
  preview: { content: { title: string; text: string } };
}
interface Answer {
  composeExtension?: { type: string; text?: string; attachments?: Attachment[] };
  task?: { type: string; value: { url?: string; title?: string; card?: { content: AdaptiveCard } } };
}

async function invoke(chat: Chat, name: string, value: object): Promise<Answer> {
  const { status, body } = await stage.post(chat.activity({ type: 'invoke', name, value }));
  expect(status).toBe(200);
  return (body ?? {}) as Answer;
}
/** Types into the search of the message extension, in a group chat. */
async function search(person: DemoPerson, commandId: string, text: string, queryOptions = {}): Promise<Answer> {
  const parameters = [{ name: 'text', value: text }];
  return invoke(stage.group(person), 'composeExtension/query', { commandId, parameters, queryOptions });
}
const titles = ({ composeExtension }: Answer) =>
  (composeExtension?.attachments ?? []).map(({ preview }) => preview.content.title);
const first = ({ composeExtension }: Answer) => composeExtension?.attachments?.[0]?.content ?? ({} as AdaptiveCard);

let day = 0;
async function reserve(person: DemoPerson, purpose: string, plate = 'M-FT 1204') {
  const start = Date.UTC(2026, 11, 1 + day++, 8);
  const period = { startDate: new Date(start).toISOString(), endDate: new Date(start + 3_600_000).toISOString() };
  return createReservation(await stage.as(person), { ...period, vehicleId: demoVehicleId(plate), purpose });
}

describe('the search', () => {
  test('finds vehicles by model and plate, and shows nobody who has them', async () => {
    await reserve('employee2', 'secret project');
    const answer = await search('employee', 'searchVehicles', 'transit');
    expect(titles(answer)).toContain('Ford Transit (M-FT 1204)');
    expect(titles(await search('employee', 'searchVehicles', 'm-ft1204'))).toEqual(['Ford Transit (M-FT 1204)']);
    expect(JSON.stringify(answer)).not.toMatch(/Jonas|secret project/);
  });

  test('comes a page at a time, and takes no number that is none', async () => {
    const page = async (queryOptions: object) => titles(await search('employee', 'searchVehicles', '', queryOptions));
    const [one, two] = [await page({ skip: 0, count: 5 }), await page({ skip: 5, count: 5 })];
    expect([one.length, two.length]).toEqual([5, 5]);
    expect(new Set([...one, ...two]).size).toBe(10);
    for (const wrong of [{ skip: -1, count: 0 }, { skip: 'x', count: 'y' }, { count: 100_000 }, { skip: 1e9 }]) {
      expect((await page(wrong)).length).toBeLessThanOrEqual(25);
    }
  });

  test('finds one’s own reservations, managers everybody’s, and shows a chat neither purpose nor cost center', async () => {
    await reserve('employee', 'bridge inspection', 'M-FT 1205');
    await reserve('employee2', 'visit of a patient', 'M-FT 1311');
    const own = await search('employee', 'searchReservations', 'ford bridge');
    expect(titles(own)).toEqual(['Ford Transit (M-FT 1205)']);
    expect(readCard(first(own))).toContain('Elena Fischer');
    expect(JSON.stringify(first(own))).not.toContain('bridge inspection');
    expect(first(own).refresh?.userIds).toEqual(expect.arrayContaining(['29:contoso-employee', '29:contoso-approver']));
    expect((await search('employee', 'searchReservations', 'patient')).composeExtension).toEqual({
      type: 'message',
      text: 'Nothing was found. Try another word.',
    });
    expect(titles(await search('manager', 'searchReservations', 'patient'))).toHaveLength(1);
  });

  test('finds vehicles by site and class, and those that are free at a time', async () => {
    const found = async (text: string) => titles(await search('employee', 'searchVehicles', text, { count: 25 }));
    const atTheAirport = await found('munich airport');
    expect(atTheAirport).toContain('Audi A6 Avant (M-AU 7705)');
    expect(atTheAirport).not.toContain('Ford Transit (M-FT 1204)');
    const vans = await found('van');
    expect(vans).toContain('Ford Transit (M-FT 1204)');
    expect(vans).not.toContain('Audi A6 Avant (M-AU 7705)');
    const input = { vehicleId: demoVehicleId('M-FT 1204'), purpose: 'taken' };
    await createReservation(await stage.as('employee2'), {
      ...input,
      startDate: '2026-11-26T08:00:00Z',
      endDate: '2026-11-26T11:00:00Z',
    });
    const taken = await found('van on 26 November 9 to 12');
    expect(taken.length).toBeGreaterThan(0);
    expect(taken).not.toContain('Ford Transit (M-FT 1204)');
    expect(await found('van on 26 November 13 to 16')).toContain('Ford Transit (M-FT 1204)');
    expect(await found('van on 26 November')).not.toContain('Ford Transit (M-FT 1204)');
  });

  test('finds reservations by their day, however many come before', async () => {
    const { id } = await reserve('employee2', 'a far away fair', 'M-FT 1205');
    await stage.look(
      `insert into reservations (tenant_id, vehicle_id, driver_id, start_date, end_date, buffer_minutes, time_zone, status,
         purpose, created_by)
       select r.tenant_id, r.vehicle_id, r.driver_id, r.start_date - n * interval '10 minutes',
         r.start_date - n * interval '10 minutes' + interval '1 minute', 0, r.time_zone, 'approved', 'many', r.created_by
       from reservations r cross join generate_series(1, 250) n where r.id = $1`,
      [id],
    );
    const found = async (text: string) => titles(await search('manager', 'searchReservations', text)).length;
    expect(await found('far away')).toBe(1);
    const { startDate } = await getReservation(await stage.as('manager'), { reservationId: id });
    const on = (days: number) =>
      new Date(Date.parse(startDate) + days * 86_400_000).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'long',
      });
    expect([await found(`away on ${on(0)}`), await found(`away on ${on(1)}`)]).toEqual([1, 0]);
  });

  test('asks the database as often for many as for one', async () => {
    const read = vi.spyOn(stage.database, 'read');
    const count = async (text: string) => {
      read.mockClear();
      return [titles(await search('manager', 'searchReservations', text)).length, read.mock.calls.length];
    };
    const [[one, asked], [many, askedForMany]] = [await count('far away'), await count('many')];
    expect([one, many]).toEqual([1, 25]);
    expect(askedForMany).toBeLessThanOrEqual(asked ?? 0);
    read.mockRestore();
  });

  test('tells strangers nothing', async () => {
    const stranger = {
      ...stage.group('employee').activity({}),
      from: { id: '29:x', aadObjectId: crypto.randomUUID() },
    };
    for (const commandId of ['searchVehicles', 'searchReservations']) {
      const value = { commandId, parameters: [], queryOptions: {} };
      const { body } = await stage.post({ ...stranger, type: 'invoke', name: 'composeExtension/query', value });
      expect((body as Answer).composeExtension).toMatchObject({ type: 'message' });
    }
  });
});

describe('a link', () => {
  const unfurl = (person: DemoPerson, url: string) =>
    invoke(stage.group(person), 'composeExtension/queryLink', { url });

  test('to a reservation unfolds to what a chat may see, for whoever may see it', async () => {
    const { id } = await reserve('employee', 'bridge inspection');
    const answer = await unfurl('employee', `https://fleet.example/tabs/reservations/${id}`);
    expect(readCard(first(answer))).toContain('Elena Fischer');
    expect(JSON.stringify(answer)).not.toContain('bridge inspection');
    expect(first(answer).fallbackText).toBe('Requested: Ford Transit (M-FT 1204)');
    expect((await unfurl('employee2', `https://fleet.example/tabs/reservations/${id}`)).composeExtension).toMatchObject(
      {
        attachments: [],
      },
    );
  });

  test('to a vehicle unfolds to the vehicle', async () => {
    const answer = await unfurl('employee2', `https://fleet.example/tabs/vehicles/${demoVehicleId('M-FT 1204')}?x=1#y`);
    expect(readCard(first(answer))).toContain('Ford Transit (M-FT 1204)');
  });

  test('that leads anywhere else is left alone', async () => {
    const { id } = await reserve('employee', 'bridge inspection');
    for (const url of [
      `https://evil.example/tabs/reservations/${id}`,
      `https://fleet.example.evil.example/tabs/reservations/${id}`,
      `https://fleet.example/tabs/reservations/${id}/../${id}/x`,
      'https://fleet.example/tabs/reservations/1',
      `javascript:alert('${id}')`,
      'x'.repeat(5_000),
      '',
    ]) {
      expect((await unfurl('employee', url)).composeExtension).toMatchObject({ attachments: [] });
    }
  });
});

describe('a dialog', () => {
  const pageOf = ({ task }: Answer) => new URL(task?.value.url ?? '');

  test('opens the form with the time a message speaks of', async () => {
    const content = '<p>Can somebody take the <b>van</b> tomorrow&nbsp;9 to 12 for &lt;the fair&gt;?</p>';
    const value = { commandId: 'reserveVehicle', messagePayload: { body: { contentType: 'html', content } } };
    const page = pageOf(await invoke(stage.group('employee'), 'composeExtension/fetchTask', value));
    expect(page.origin + page.pathname).toBe('https://fleet.example/tabs/reserve');
    expect(Object.fromEntries(page.searchParams)).toMatchObject({
      dialog: '1',
      startDate: '2026-11-24T08:00:00.000Z',
      endDate: '2026-11-24T11:00:00.000Z',
    });
  });

  test('opens it empty where a message says nothing of a time, however it is written', async () => {
    for (const content of ['<p>Hello</p>', undefined, 42, '<'.repeat(20_000), '<p>'.repeat(5_000)]) {
      const value = { commandId: 'reserveVehicle', messagePayload: { body: { content } } };
      const page = pageOf(await invoke(stage.group('employee'), 'composeExtension/fetchTask', value));
      expect([...page.searchParams.keys()]).toEqual(['dialog']);
    }
  });

  test('leads from a vehicle to its form and its details', async () => {
    const vehicleId = demoVehicleId('M-FT 1204');
    const open = (verb: string, more: object) =>
      invoke(stage.group('employee'), 'task/fetch', { data: { verb, ...more } });
    expect(pageOf(await open('open-reserve', { vehicleId })).searchParams.get('vehicleId')).toBe(vehicleId);
    expect(pageOf(await open('open-vehicle', { vehicleId })).pathname).toBe(`/tabs/vehicles/${vehicleId}`);
    expect(pageOf(await open('open-reserve', { vehicleId: '../../evil' })).searchParams.get('vehicleId')).toBeNull();
  });

  test('puts what was reserved in it into the chat it was opened from, for whoever reserved it', async () => {
    const { id: reservationId } = await reserve('employee', 'bridge inspection');
    const submit = (person: DemoPerson, data: object) =>
      invoke(stage.group(person), 'composeExtension/submitAction', { commandId: 'reserveVehicle', data });
    const made = { verb: 'show-reservation', reservationId };
    expect(readCard(first(await submit('employee', made)))).toContain('Elena Fischer');
    expect((await submit('employee2', made)).composeExtension).toMatchObject({ attachments: [] });
    expect((await submit('employee', { verb: 'x' })).composeExtension).toMatchObject({ attachments: [] });
  });

  test('of a bot tells whoever did something in it what came of that, and nobody else', async () => {
    const { id: reservationId } = await reserve('employee', 'bridge inspection');
    const close = async (person: DemoPerson, data: object) => {
      const value = { data: { verb: 'show-reservation', ...data } };
      const activity = stage.group(person).activity({ type: 'invoke', name: 'task/submit', value });
      const { status, body } = await stage.post(activity);
      expect(status).toBe(200);
      return body;
    };
    expect(await close('employee', { reservationId })).toEqual({
      task: { type: 'message', value: 'Waiting for approval: Ford Transit (M-FT 1204)' },
    });
    for (const data of [{ reservationId: crypto.randomUUID() }, { reservationId: 'x' }, {}]) {
      expect(await close('employee', data)).toBeUndefined();
    }
    expect(await close('employee2', { reservationId })).toBeUndefined();
  });
});

// Teams calls it personal as well, though the bot is not in it.
describe('a chat of two people', () => {
  const between = { conversationType: 'personal', id: 'a:elena-and-amira' };
  const sendThere = (person: DemoPerson, more: object) =>
    stage.post({ ...stage.chat(person).activity({ type: 'invoke', ...more }), conversation: between });

  test('is not where the bot writes to somebody, though they search in it', async () => {
    const value = { commandId: 'searchVehicles', parameters: [], queryOptions: {} };
    expect((await sendThere('employee', { name: 'composeExtension/query', value })).status).toBe(200);
    const known = await stage.look<{ id: string }>(
      "select reference #>> '{conversation,conversation,id}' as id from conversation_references where user_id = $1",
      [(await stage.as('employee')).actor.userId],
    );
    expect(known).toEqual([{ id: stage.chat('employee').conversationId }]);
  });

  test('shows each of them their own view, never in the place of the card that both see', async () => {
    const { id } = await reserve('employee', 'bridge inspection');
    const shared = first(
      await invoke(stage.group('employee'), 'composeExtension/queryLink', {
        url: `https://fleet.example/tabs/reservations/${id}`,
      }),
    );
    const body = JSON.stringify({ summary: '', attachments: [{ contentType: 'card', content: shared }] });
    await fetch(`${stage.connector.serviceUrl}v3/conversations/${between.id}/activities`, { method: 'POST', body });
    const [message] = stage.connector.messages(between.id);
    const { verb, data } = shared.refresh?.action ?? {};
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'automatic' };
    for (const person of ['employee', 'approver'] as const) {
      const answer = await sendThere(person, { name: 'adaptiveCard/action', value, replyToId: message?.id });
      expect(readCard((answer.body as { value: AdaptiveCard }).value)).toContain('bridge inspection');
    }
    expect(message).toMatchObject({ card: shared, updates: 0 });
  });
});
