import { randomUUID } from 'node:crypto';
import type { Topic } from '@fleet/contracts/socket-messages.ts';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type BalancingProxy, startBalancingProxy } from '../../../infra/local/testing/balancing-proxy.ts';
import { demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { type OpenSocket, openSocket, type SocketOptions } from './open-socket.ts';

const patience = { timeout: 15_000, interval: 20 };
const { tenantId } = demoCompany();
let stage: ApiStage;
let proxy: BalancingProxy;
let clock = new Date('2026-11-23T07:00:00Z');
const opened: OpenSocket[] = [];
beforeAll(async () => {
  stage = await setApiStage({ now: () => clock });
  proxy = await startBalancingProxy([Number(new URL(stage.url).port)]);
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.close();
});
afterAll(async () => {
  await proxy.close();
  await stage.drop();
});

function open(topics: Topic[], more: Partial<SocketOptions> = {}) {
  const heard: string[] = [];
  const states: string[] = [];
  const onMissed = vi.fn();
  const onDropped = vi.fn();
  const socket = openSocket({
    url: proxy.url,
    credentials: async () => ({ token: await stage.tokenOf('employee'), tenantId }),
    topics: () => topics,
    onEvent: (event) => heard.push(event),
    onMissed,
    onState: (state) => states.push(state),
    onDropped,
    ...more,
  });
  opened.push(socket);
  const isConnected = (times: number) =>
    vi.waitFor(() => expect(states.filter((state) => state === 'connected')).toHaveLength(times), patience);
  return { socket, heard, states, onMissed, onDropped, isConnected };
}

const change = (changed: 'vehicle' | 'driver') =>
  stage.sockets.deliver({ id: randomUUID(), tenantId, changed, entityId: randomUUID() });

it('follows what it followed when it comes back, and reads anew only what nobody can tell it', async () => {
  const topics: Topic[] = ['vehicles'];
  const { socket, heard, states, onMissed, isConnected } = open(topics);
  await isConnected(1);
  expect(onMissed).toHaveBeenCalledTimes(1);
  topics.push('drivers');
  socket.add({ name: 'topics.follow', message: { topics: ['drivers'] } });
  change('vehicle');
  await vi.waitFor(() => expect(heard).toEqual(['vehicle.changed']), patience);

  proxy.breakAll();
  await vi.waitFor(() => expect(states.at(-1)).toBe('polling'), patience);
  change('driver');
  change('vehicle');
  await isConnected(2);
  await vi.waitFor(() => expect(heard).toEqual(['vehicle.changed', 'driver.changed', 'vehicle.changed']), patience);
  expect(onMissed).toHaveBeenCalledTimes(1);

  stage.sockets.missed();
  await vi.waitFor(() => expect(onMissed).toHaveBeenCalledTimes(2), patience);
  proxy.breakAll();
  await isConnected(3);
  expect(onMissed).toHaveBeenCalledTimes(3);
  change('driver');
  await vi.waitFor(() => expect(heard.at(-1)).toBe('driver.changed'), patience);
});

it('says what it wanted to say when there is a connection again', async () => {
  const { socket, heard, states, isConnected } = open([]);
  await isConnected(1);
  proxy.breakAll();
  await vi.waitFor(() => expect(states.at(-1)).toBe('polling'), patience);
  // Not among the topics of the handshake, as if it was followed a moment after it.
  const said = isConnected(2).then(() => socket.add({ name: 'topics.follow', message: { topics: ['vehicles'] } }));
  await said;
  await vi.waitFor(() => {
    change('vehicle');
    expect(heard).toContain('vehicle.changed');
  }, patience);
});

it('goes on with a newer token on the same connection', async () => {
  const token = await stage.tokenOf('manager');
  const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { exp: number };
  clock = new Date(exp * 1_000 - 1_500);
  const tokens = [token];
  const credentials = async () => ({ token: tokens.shift() ?? (await stage.freshTokenOf('manager')), tenantId });
  const { heard, states, isConnected } = open(['vehicles'], { credentials });
  await isConnected(1);
  // Until the old token has ended, as one connection that keeps it shows.
  const old = open(['vehicles'], { credentials: async () => ({ token, tenantId }) });
  await vi.waitFor(() => expect(old.states.at(-1)).toBe('polling'), patience);
  change('vehicle');
  await vi.waitFor(() => expect(heard).toEqual(['vehicle.changed']), patience);
  expect(states).toEqual(['connected']);
});

it('polls as long as it is refused', async () => {
  const { states, onMissed } = open([], { credentials: () => Promise.reject(new Error('nobody is signed in')) });
  await vi.waitFor(() => expect(states).toEqual(['polling']), patience);
  expect(onMissed).not.toHaveBeenCalled();
});
