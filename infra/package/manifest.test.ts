/** What the manifest promises, the product keeps. */
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { basePath, paths } from '../../tabs/src/paths.ts';
import { stringsOf } from './json-strings.ts';
import { appPackageFolder, repositoryFolder } from './project-folders.ts';

const readJson = async (name: string) => JSON.parse(await readFile(new URL(name, appPackageFolder), 'utf8'));
const manifest = await readJson('manifest.json');

test('its schema is the newest that Microsoft publishes', async () => {
  const published = fileURLToPath(new URL('json-schemas/teams/', import.meta.resolve('@microsoft/app-manifest')));
  const versions: number[] = [];
  for await (const folder of glob('v1.*', { cwd: published })) versions.push(Number(folder.slice('v1.'.length)));
  expect(manifest.manifestVersion).toBe(`1.${Math.max(...versions)}`);
  const schemas = ['manifest.json', 'de.json', 'fr.json', 'es.json'].map(
    async (name) => (await readJson(name)).$schema,
  );
  for (const schema of await Promise.all(schemas)) expect(schema).toContain(`/v${manifest.manifestVersion}/`);
});

test('every address of ours is a page of the tabs', () => {
  const pages = Object.values(paths).map((path) => `https://\${{APP_DOMAIN}}${basePath}${path}`);
  const places = [...stringsOf({ ...manifest, developer: {}, $schema: '' })];
  const addresses = places.flatMap(([, text]) => (text.startsWith('https://') ? text.replace(/\?.*/, '') : []));
  expect(addresses.length).toBeGreaterThan(4);
  for (const address of addresses) expect(pages).toContain(address);
});

test('Teams lets pages ask for what they ask a browser for, and for nothing else', async () => {
  const asked = new Set<string>();
  for await (const file of glob('tabs/src/**/*.{ts,tsx}', { cwd: repositoryFolder })) {
    const source = await readFile(new URL(file, repositoryFolder), 'utf8');
    if (source.includes('navigator.geolocation')) asked.add('geolocation');
    if (source.includes('navigator.mediaDevices')) asked.add('media');
  }
  expect(manifest.devicePermissions).toEqual([...asked]);
});

describe('the activities', () => {
  const types: { type: string; templateText: string }[] = manifest.activities.activityTypes;

  test('are what Fleet has to tell', () => {
    expect(types.map(({ type }) => type)).toEqual([
      'approvalAsked',
      'reservationApproved',
      'reservationRejected',
      'reservationReminder',
      'reservationChanged',
      'waitlistOffered',
      'returnLate',
      'noShow',
      'weeklyDigest',
      'outlookNews',
    ]);
  });

  test('are what the code sends, no more and no less, as Teams refuses any other', async () => {
    const source = await readFile(new URL('bot/src/effects/feed-activities.ts', repositoryFolder), 'utf8');
    const sent = new Set([...source.matchAll(/(?:activityType: |write\()'([^']+)'/g)].map(([, type = '']) => type));
    expect([...sent].sort()).toEqual(types.map(({ type }) => type).sort());
  });
});
