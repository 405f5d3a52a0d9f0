import type { Client } from '@microsoft/microsoft-graph-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFaults, faultKinds, faultPlan, readFaultPlan } from '../faults/faults.ts';
import { createTraffic } from '../faults/traffic.ts';
import { startTestMicrosoft, type TestMicrosoft } from '../testing/test-microsoft.ts';

const fleet = '/users/fleet@contoso.example';
const event = {
  subject: 'Visit',
  transactionId: 'the same',
  start: { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' },
  end: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
};

let microsoft: TestMicrosoft;
let graph: Client;
let token = '';
beforeEach(async () => {
  microsoft = await startTestMicrosoft({ latencyMilliseconds: 100 });
  graph = await microsoft.graphAsApp();
  const response = await microsoft.requestToken('contoso.example', {
    grant_type: 'client_credentials',
    client_id: 'f1ee7000-0000-4000-8000-00000000a001',
    client_secret: 'local-api-secret',
    scope: 'https://graph.microsoft.com/.default',
  });
  token = ((await response.json()) as { access_token: string }).access_token;
});
afterEach(() => microsoft.close());

const fail = (plan: object) =>
  fetch(`${microsoft.url}/_control/faults`, { method: 'POST', body: JSON.stringify(plan) });
/** Without the client's own retries. */
const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${microsoft.url}/v1.0${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
const post = () => ask(`${fleet}/events`, { method: 'POST', body: JSON.stringify(event) });

describe('a mailbox', () => {
  test('takes four requests of one app at once, and sends the fifth away for a while', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(`${fleet}/events`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    const traffic = await (await fetch(`${microsoft.url}/_control/traffic`)).json();
    expect(traffic).toEqual({ 'fleet@contoso.example': { atOnce: expect.toSatisfy((most) => most > 4), requests: 6 } });
  });

  test('takes ten thousand in ten minutes', () => {
    let at = Date.parse('2026-12-01T09:00:00Z');
    const traffic = createTraffic(() => new Date(at));
    const enter = () => traffic.enter('app', 'fleet')();
    for (let count = 0; count < 10_000; count++) enter();
    at += 9 * 60_000;
    expect(enter).toThrow(expect.objectContaining({ status: 429, headers: { 'retry-after': '60' } }));
    at += 60_000;
    expect(enter).not.toThrow();
  });
});

describe('a fault', () => {
  test.each([
    ['throttled', 429],
    ['internalServerError', 500],
    ['badGateway', 502],
    ['serviceUnavailable', 503],
  ])('%s leaves everything undone', async (kind, status) => {
    await fail({ rates: { [kind]: 1 } });
    expect((await post()).status).toBe(status);
    await fail({});
    expect((await graph.api(`${fleet}/events`).get()).value).toEqual([]);
  });

  test('of the connection is no answer at all', async () => {
    await fail({ rates: { connectionReset: 1 } });
    await expect(post()).rejects.toThrow();
  });

  test('504 after commit has done it; the same transaction id finds it', async () => {
    await fail({ rates: { gatewayTimeoutAfterCommit: 1 } });
    expect((await post()).status).toBe(504);
    await fail({});
    expect((await post()).status).toBe(201);
    expect((await graph.api(`${fleet}/events`).get()).value).toHaveLength(1);
  });

  test('is the same for the same seed, at the rate that was asked for, one kind apart from the others', () => {
    const strikes = (plan: object) => {
      const faults = createFaults(faultPlan.parse(plan));
      return Array.from({ length: 2_000 }, () => faults.strikes('throttled'));
    };
    const some = strikes({ seed: 7, rate: 0.3 });
    expect(strikes({ seed: 7, rates: { throttled: 0.3, badGateway: 1 } })).toEqual(some);
    expect(strikes({ seed: 8, rate: 0.3 })).not.toEqual(some);
    const share = some.filter(Boolean).length / some.length;
    expect(share).toBeGreaterThan(0.26);
    expect(share).toBeLessThan(0.34);
  });

  test('comes from the environment too, and one that does not exist is refused', async () => {
    expect(readFaultPlan('{"seed":3,"rate":0.2}')).toMatchObject({ seed: 3, rate: 0.2 });
    expect(() => readFaultPlan('{"rates":{"meteor":1}}')).toThrow();
    expect((await fail({ rates: { meteor: 1 } })).status).toBe(400);
    await fail({ rate: 0.5 });
    const answer = await (await fetch(`${microsoft.url}/_control/faults`)).json();
    expect(answer).toMatchObject({ rate: 0.5, seed: 1 });
    expect(faultKinds).toHaveLength(18);
  });
});
