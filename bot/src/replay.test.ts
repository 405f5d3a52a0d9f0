/** Whatever is delivered again, in whatever order, changes nothing twice: Teams repeats what it takes for lost. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type BotStage, type Chat, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { readCard } from '../../infra/local/testing/read-card.ts';
import { until } from '../../infra/local/testing/until.ts';

let clock = new Date('2026-11-23T07:00:00Z');
let stage: BotStage;
let elena: Chat;
let amira: Chat;
beforeAll(async () => {
  stage = await setBotStage(() => clock);
  [elena, amira] = [stage.chat('employee'), stage.chat('approver')];
  await Promise.all([elena.install(), amira.install()]);
});
afterAll(() => stage.drop());
afterEach(() => vi.unstubAllGlobals());

/** Every activity that people send from now on, as it went over the wire. */
function recordActivities(): object[] {
  const activities: object[] = [];
  const send = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    if (url.endsWith('/api/messages')) activities.push(JSON.parse(String(init.body)));
    return send(url, init);
  });
  return activities;
}

const saying = (chat: Chat, ...words: string[]) =>
  until(async () => chat.messages().findLast(({ card }) => words.every((word) => readCard(card).includes(word))));
const isQuiet = () => until(async () => (await stage.look('select from graphile_worker.jobs')).length === 0);

/** Everything that somebody's acts leave behind. */
const state = () =>
  stage.look(
    `select (select json_agg(to_jsonb(r) order by r.id) from reservations r where r.purpose like 'replayed%') as reservations,
       (select json_agg(to_jsonb(h) order by h.id) from handovers h) as handovers,
       (select json_agg(to_jsonb(w) order by w.id) from waitlist_requests w) as waiting,
       (select count(*) from reservations)::int as count, (select count(*) from outbox_events)::int as events,
       (select count(*) from audit_log)::int as audited`,
  );

test('a life of a reservation, delivered again backwards and all at once, and by somebody else, changes nothing', async () => {
  const activities = recordActivities();
  const form = await elena.write('book a van in Munich tomorrow 9 to 12 for replayed moving');
  await elena.press(form, 'Choose');
  await elena.press(form, 'Ask for approval');
  const request = await saying(amira, 'Approval needed', 'replayed moving');
  await amira.press(request, 'Approve');
  await saying(elena, 'Your reservation is approved', 'replayed moving');
  const change = await elena.write('make it an hour longer');
  await elena.press(change, 'Save the new time');
  await amira.press(await saying(amira, 'Approval needed', '09:00–13:00'), 'Approve');
  await saying(elena, 'Your reservation is approved', '09:00–13:00');
  clock = new Date('2026-11-24T08:00:00Z');
  const out = await elena.write('check out');
  await elena.press(out, 'I have it', { odometer: '99000' });
  const back = await elena.write('back, 99050 miles, tank half full');
  await elena.press(back, 'It is back');
  await isQuiet();
  vi.unstubAllGlobals();
  const [before] = await state();
  expect(before).toMatchObject({ reservations: [{ status: 'completed' }] });
  expect(activities.length).toBeGreaterThan(10);

  for (const activity of activities.toReversed()) expect((await stage.post(activity)).status).toBe(200);
  const atOnce = await Promise.all(activities.map((activity) => stage.post(activity)));
  expect(new Set(atOnce.map(({ status }) => status))).toEqual(new Set([200]));
  await isQuiet();
  expect(await state()).toEqual([before]);

  const stolen = activities.map((activity) => ({ ...activity, from: jonasIn(activity) }));
  const answers = await Promise.all(stolen.map((activity) => stage.post(activity)));
  await isQuiet();
  expect(await state()).toEqual([before]);
  // What they sent comes back in what they get; whose reservation it was does not.
  expect(answers.filter(({ body }) => JSON.stringify(body ?? '').includes('Elena'))).toEqual([]);
});

/** The same, as somebody else sends it who has seen it. */
function jonasIn(activity: object): object {
  const { from } = stage.chat('employee2').activity({}) as { from: object };
  return { ...(activity as { from: object }).from, ...from };
}
