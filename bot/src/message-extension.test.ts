import { createReservation } from '@fleet/api/domain/reservation/create-reservation.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
