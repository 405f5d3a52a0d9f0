import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';

let stage: ApiStage;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-tabs-'));
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
  await writeFile(join(folder, 'dist', 'index.html'), `<!doctype html><title>Tabs</title>${'x'.repeat(2_000)}`);
  await writeFile(join(folder, 'dist', 'assets', 'index-a1b2c3d4.js'), 'export {};');
  await writeFile(
    join(folder, 'dist', 'assets', 'index-a1b2c3d4.js.br'),
    brotliCompressSync('export {}; // from the build'),
  );
  await writeFile(join(folder, 'dist', '.env.json'), '"hidden"');
  await writeFile(join(folder, 'secret.json'), '"secret"');
  stage = await setApiStage({ tabsFolder: join(folder, 'dist') });
});
afterAll(async () => {
  await stage.drop();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers = {}) => fetch(stage.url + path, { headers, redirect: 'manual' });

/** fetch would tidy the path up before sending it. */
function statusOfRaw(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(stage.url);
    request({ hostname, port, path }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

test('an address inside the application is its page, which Microsoft 365 may frame and nobody else', async () => {
  for (const path of ['/tabs/', '/tabs/reservations', '/tabs/fleet/deeper?x=1']) {
    const response = await get(path);
    expect(response.status, path).toBe(200);
    expect(await response.text()).toContain('<title>Tabs</title>');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy') ?? '';
    const sources = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
    // Microsoft's documentation, "Tab requirements": Teams, Outlook, the Microsoft 365 app.
    expect(sources.get('frame-ancestors')?.sort()).toEqual([
      "'self'",
      'https://*.cloud.microsoft',
      'https://*.microsoft365.com',
      'https://*.office.com',
      'https://*.teams.microsoft.com',
      'https://outlook-sdf.office.com',
      'https://outlook-sdf.office365.com',
      'https://outlook.office.com',
      'https://outlook.office365.com',
      'https://teams.microsoft.com',
    ]);
    expect(sources.get('script-src')).toEqual(["'self'"]);
    expect(response.headers.get('x-frame-options')).toBeNull();
  }
});

test('files with a hash in their name are kept for good; a missing one is not the page', async () => {
  const file = await get('/tabs/assets/index-a1b2c3d4.js');
  expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/tabs/assets/index-gone.js')).status).toBe(404);
  expect((await get('/tabs/logo.png')).status).toBe(404);
});

test('pages travel compressed and not at all when they have not changed', async () => {
  const response = await get('/tabs/', { 'accept-encoding': 'gzip, br' });
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(Number(response.headers.get('content-length'))).toBeLessThan(200);
  const etag = response.headers.get('etag') ?? '';
  expect((await get('/tabs/', { 'if-none-match': etag })).status).toBe(304);
});

test('what the build has compressed is sent as it lies there, and is no file of its own', async () => {
  const path = '/tabs/assets/index-a1b2c3d4.js';
  expect(await (await get(path, { 'accept-encoding': 'br' })).text()).toBe('export {}; // from the build');
  expect(await (await get(path, { 'accept-encoding': 'identity' })).text()).toBe('export {};');
  expect((await get(`${path}.br`)).status).toBe(404);
});

test('nothing outside the folder and nothing hidden can be read', async () => {
  for (const path of [
    '/tabs/../secret.json',
    '/tabs/%2e%2e/secret.json',
    '/tabs/..%2fsecret.json',
    '/tabs/assets/..%2f..%2fsecret.json',
    '/tabs/.env.json',
    '/tabs/%00.json',
    '/tabs/%zz.json',
  ]) {
    expect([400, 404], path).toContain(await statusOfRaw(path));
  }
});

test('the settings say how to sign in, and /tabs leads to /tabs/', async () => {
  expect(await (await get('/tabs/settings.json')).json()).toEqual({
    authority: 'https://login.microsoftonline.com/organizations',
    tabsClientId: 'fleet-tabs',
    apiScope: 'api://fleet/access_as_user',
    emulatorOrigin: stage.microsoft.url,
    mapStyleUrl: null,
  });
  const redirect = await get('/tabs');
  expect([redirect.status, redirect.headers.get('location')]).toEqual([302, '/tabs/']);
});
