import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Event } from '@microsoft/microsoft-graph-types';
import { afterAll, expect, test } from 'vitest';
import { emulatedGraphClient } from '../testing/emulated-network.ts';
import { until } from '../testing/until.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'fleet-microsoft-'));
const running: ChildProcess[] = [];
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const entry = new URL('../microsoft.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, EMULATOR_PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const [line] = await once(createInterface({ input: child.stdout ?? process.stdin }), 'line');
  return { child, url: String(line).match(/http:\S+/)?.[0] ?? '' };
}

async function graphToken(url: string): Promise<string> {
  const response = await fetch(`${url}/contoso.example/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'f1ee7000-0000-4000-8000-00000000a001',
      client_secret: 'local-api-secret',
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

test('killed right after an acknowledged write, it starts again with the event, its keys and the waiting request', async () => {
  const first = await start();
  const token = await graphToken(first.url);
  const event: Event = await emulatedGraphClient(first.url, token)
    .api('/users/fleet@contoso.example/events')
    .post({
      subject: 'Survivor',
      start: { dateTime: new Date(Date.now() + 3_600_000).toISOString(), timeZone: 'UTC' },
      end: { dateTime: new Date(Date.now() + 7_200_000).toISOString(), timeZone: 'UTC' },
      attendees: [{ type: 'resource', emailAddress: { address: 'van-01@contoso.example' } }],
    });
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = await start();
  const graph = emulatedGraphClient(second.url, token);
  const path = `/users/fleet@contoso.example/events/${event.id}`;
  expect((await graph.api(path).get()).subject).toBe('Survivor');
  await until(async () => (await graph.api(path).get()).attendees[0].status.response === 'accepted');

  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([0, null]);
});
