import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../infra/local/testing/demo-stage.ts';
import { testSecretsKey } from '../../../infra/local/testing/product-process.ts';
import type { TenantContext } from '../domain/command-context.ts';
import { createSecretBox } from '../domain/secret-box.ts';
import { createTelematicsConnection } from '../domain/telematics/create-telematics-connection.ts';
import type { AskService, ServiceAnswer } from '../ports/telematics/ask-service.ts';
import { createConnectionReader } from './read-connections.ts';

let clock = new Date('2026-11-23T08:00:00Z');
let stage: DemoStage;
let context: TenantContext;
let connectionId: string;
const secretBox = createSecretBox([testSecretsKey]);
const golf = demoVehicleId('M-VW 5012');

beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  const { tenantId, database, now } = await stage.as('admin');
  context = { tenantId, database, now };
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = new Date('2026-11-23T08:00:00Z');
  await stage.look('truncate positions, vehicle_positions, vehicle_readings, readings');
  await stage.look('delete from telematics_connections');
  const made = await createTelematicsConnection(
    await stage.as('admin'),
    { vendor: 'samsara', name: 'Samsara', address: 'https://samsara.example', credentials: { apiToken: 'token' } },
    secretBox,
  );
  connectionId = made.id;
  await stage.look(
    `insert into telematics_devices (tenant_id, connection_id, vendor, external_id, vehicle_id) values ($1, $2, 'samsara', '281', $3)`,
    [context.tenantId, connectionId, golf],
  );
});

/** Answers the feed of places from a list of pages; the other one is empty. */
function serve(answers: (after: string | null) => ServiceAnswer | Promise<ServiceAnswer>) {
  const asked: (string | null)[] = [];
  const ask: AskService = async (url) => {
    if (!url.searchParams.get('types')?.includes('gps')) return page([], 'e1', false);
    const after = url.searchParams.get('after');
    asked.push(after);
    return answers(after);
  };
  const log: string[] = [];
  const reader = () =>
    createConnectionReader({
      ask,
      secretBox,
      now: () => clock,
      findTenants: async () => [context],
      log: (_, message) => log.push(message),
    });
  return { reader, asked, log };
}

function page(seconds: readonly number[], endCursor: string, hasNextPage: boolean): ServiceAnswer {
  const gps = seconds.map((second) => ({
    time: `2026-11-23T07:59:${String(second).padStart(2, '0')}Z`,
    latitude: 48.1,
    longitude: 11.5,
  }));
  const text = JSON.stringify({
    data: seconds.length > 0 ? [{ id: '281', gps }] : [],
    pagination: { endCursor, hasNextPage },
  });
  return { status: 200, retryAfterSeconds: undefined, text };
}

const state = async () =>
  (
    await stage.look<Record<string, unknown>>(
      'select cursor, next_poll_at, leased_until, failure_count, last_error from telematics_connections where id = $1',
      [connectionId],
    )
  )[0];
const after = (seconds: number) => new Date(clock.getTime() + seconds * 1_000);
const countStored = async () => (await stage.look('select from positions')).length;

test('every page is stored with its cursor, and a reader that starts anew goes on behind it', async () => {
  const { reader, asked } = serve((cursor) =>
    cursor === null ? page([1, 2], 'c2', true) : cursor === 'c2' ? page([3], 'c3', false) : page([4], 'c4', false),
  );
  await reader().readDue();
  expect(await state()).toMatchObject({
    cursor: { movement: 'c3', energy: 'e1' },
    next_poll_at: after(5),
    leased_until: null,
  });
  await reader().readDue();
  expect(asked).toEqual([null, 'c2']);
  clock = after(5);
  await reader().readDue();
  expect(asked).toEqual([null, 'c2', 'c3']);
  expect(await countStored()).toBe(4);
});

test('a cursor is never ahead of what is stored: a page that cannot be stored is read again', async () => {
  const { reader } = serve(() => page([1, 2], 'c2', false));
  await stage.look(
    "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk'; end $$",
  );
  await stage.look('create trigger refuse before insert on vehicle_positions for each row execute function refuse()');
  await reader().readDue();
  expect(await state()).toMatchObject({
    cursor: null,
    failure_count: 1,
    last_error: expect.stringMatching(/our side/),
  });
  await stage.look('drop function refuse cascade');
  clock = after(5);
  await reader().readDue();
  expect(await state()).toMatchObject({ cursor: { movement: 'c2' }, failure_count: 0, last_error: null });
  expect(await countStored()).toBe(2);
});

test.each([
  ['as long as the service says', { status: 429, retryAfterSeconds: 1.5, text: '' }, 1.5],
  ['a minute where it does not say', { status: 429, retryAfterSeconds: undefined, text: '' }, 60],
  ['a quarter of an hour with wrong credentials', { status: 401, retryAfterSeconds: undefined, text: '{}' }, 900],
  ['a little after a fault', { status: 502, retryAfterSeconds: undefined, text: 'Bad Gateway' }, 5],
])('it is asked again after %s', async (_, answer, seconds) => {
  const { reader, log } = serve(() => answer);
  await reader().readDue();
  expect(await state()).toMatchObject({ next_poll_at: after(seconds), failure_count: 1 });
  expect(log).toHaveLength(1);
});

test('faults in a row are waited for longer each time, to five minutes', async () => {
  const { reader } = serve(() => ({ status: 502, retryAfterSeconds: undefined, text: '' }));
  const waits: number[] = [];
  for (let time = 0; time < 8; time++) {
    await reader().readDue();
    const next = (await state())?.next_poll_at as Date;
    waits.push((next.getTime() - clock.getTime()) / 1_000);
    clock = next;
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
});

test('two readers at once read a connection once, and what a dead one held is free after a minute', async () => {
  let release = (_: ServiceAnswer) => {};
  const held = new Promise<ServiceAnswer>((resolve) => {
    release = resolve;
  });
  const { reader, asked } = serve(() => held);
  const first = reader().readDue();
  while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await reader().readDue();
  expect(asked).toHaveLength(1);
  clock = after(61);
  const second = reader().readDue();
  while (asked.length === 1) await new Promise((resolve) => setImmediate(resolve));
  release(page([1], 'c1', false));
  await Promise.all([first, second]);
  expect(await countStored()).toBe(1);
});
