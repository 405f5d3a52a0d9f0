// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the Agents Toolkit writes placeholders like this
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encode } from 'fast-png';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildPackage } from './build-package.ts';
import { PackageRefusal } from './package-refusal.ts';
import { appPackageFolder } from './project-folders.ts';

const variables = {
  APP_DOMAIN: 'fleet.contoso.com',
  APP_NAME_SUFFIX: '',
  TEAMS_APP_ID: '0d4c7f5e-9a52-4f6b-8a59-1c3f8f0b7a10',
  AAD_APP_CLIENT_ID: 'f1ee7000-0000-4000-8000-00000000a001',
  BOT_ID: '5c1a6f0e-4c58-4d8e-9f0c-2f7f7f1f0b11',
  PRIVACY_URL: 'https://contoso.com/privacy',
  TERMS_OF_USE_URL: 'https://contoso.com/terms',
};

let folder: URL;

beforeEach(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'fleet-package-'))}/`);
  await cp(appPackageFolder, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

/** Replaces words in a file of the copy; the words must be there. */
async function change(file: string, words: string, by: string): Promise<void> {
  const text = await readFile(new URL(file, folder), 'utf8');
  expect(text).toContain(words);
  await writeFile(new URL(file, folder), text.replace(words, by));
}

async function refusal(other: Record<string, string | undefined> = {}): Promise<readonly string[]> {
  const error = await buildPackage(folder, { ...variables, ...other }).catch((thrown: unknown) => thrown);
  if (!(error instanceof PackageRefusal)) throw new Error('The package was not refused.', { cause: error });
  return error.faults;
}

function textsIn(zip: Uint8Array): Record<string, string> {
  const files = Object.entries(unzipSync(zip)).filter(([name]) => name.endsWith('.json'));
  return Object.fromEntries(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe('the app package', () => {
  test('holds the manifest, its translations and the icons, with the values of the environment', async () => {
    const { zip, names } = await buildPackage(folder, { ...variables, APP_NAME_SUFFIX: ' (dev)' });
    expect(Object.keys(unzipSync(zip))).toEqual(names);
    expect([...names].sort()).toEqual(['color.png', 'de.json', 'es.json', 'fr.json', 'manifest.json', 'outline.png']);
    const texts = textsIn(zip);
    const manifest = JSON.parse(texts['manifest.json'] ?? '');
    expect(manifest.id).toBe(variables.TEAMS_APP_ID);
    expect(manifest.webApplicationInfo.resource).toBe(`api://fleet.contoso.com/botid-${variables.BOT_ID}`);
    expect(manifest.name.short).toBe('Fleet (dev)');
    expect(JSON.parse(texts['de.json'] ?? '')['name.short']).toBe('Fleet (dev)');
    for (const text of Object.values(texts)) expect(text).not.toContain('${{');
  });

  test('has the same bytes whenever, wherever and however often it is built', async () => {
    const { zip } = await buildPackage(folder, variables);
    const here = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    const there = await buildPackage(folder, variables).finally(() => {
      if (here === undefined) delete process.env.TZ;
      else process.env.TZ = here;
    });
    expect(Buffer.from(there.zip).equals(zip)).toBe(true);
    const other = await buildPackage(folder, { ...variables, APP_DOMAIN: 'other.contoso.com' });
    expect(Buffer.from(other.zip).equals(zip)).toBe(false);
  });

  test('takes a value as text, whatever is in it', async () => {
    const suffix = '","id":"x\\';
    const { zip } = await buildPackage(folder, { ...variables, APP_NAME_SUFFIX: suffix });
    const manifest = JSON.parse(textsIn(zip)['manifest.json'] ?? '');
    expect([manifest.id, manifest.name.short]).toEqual([variables.TEAMS_APP_ID, `Fleet${suffix}`]);
  });
});

describe('it is refused', () => {
  test('with a list of every variable that is missing', async () => {
    const none = Object.fromEntries(Object.keys(variables).map((name) => [name, undefined]));
    expect(await refusal(none)).toEqual(
      Object.keys(variables)
        .sort()
        .map((name) => `${name} is missing`),
    );
    expect(await refusal({ BOT_ID: '' })).toEqual(['BOT_ID is missing']);
  });

  test.each([
    ['TEAMS_APP_ID', 'fleet', 'TEAMS_APP_ID must be an id such as'],
    ['BOT_ID', '{5c1a6f0e-4c58-4d8e-9f0c-2f7f7f1f0b11}', 'BOT_ID must be an id such as'],
    ['AAD_APP_CLIENT_ID', 'f1ee7000', 'AAD_APP_CLIENT_ID must be an id such as'],
    ['APP_DOMAIN', 'https://fleet.contoso.com', 'APP_DOMAIN must be a host'],
    ['APP_DOMAIN', 'fleet.contoso.com/tabs', 'APP_DOMAIN must be a host'],
    ['APP_DOMAIN', 'Fleet.Contoso.com', 'APP_DOMAIN must be a host in small letters'],
    ['PRIVACY_URL', 'http://contoso.com/privacy', 'PRIVACY_URL must be an address that begins with https://'],
    ['TERMS_OF_USE_URL', 'contoso.com/terms', 'TERMS_OF_USE_URL must be an address that begins with https://'],
    ['APP_NAME_SUFFIX', ' of the department of trips', 'APP_NAME_SUFFIX must be at most 25 characters'],
  ])('when %s is %s, without repeating it', async (name, value, words) => {
    const faults = await refusal({ [name]: value });
    expect(faults).toEqual([expect.stringContaining(words)]);
    expect(faults.join()).not.toContain(value);
  });

  test('when a placeholder is none', async () => {
    await change('manifest.json', '"Fleet${{APP_NAME_SUFFIX}}"', '"Fleet${{APP-NAME}}"');
    expect(await refusal()).toContainEqual(expect.stringMatching(/^manifest\.json: name\.short holds a placeholder/));
  });

  test.each([
    ['"scopes": ["personal", "team", "groupChat"]', '"scopes": ["nowhere"]', '/bots/0/scopes/0 must be equal to one'],
    ['"accentColor": "#4F52B2"', '"accentColor": "violet"', '/accentColor must match pattern'],
    ['"defaultInstallScope": "personal",', '"colour": "red",', 'must NOT have additional properties: colour'],
    ['"manifestVersion": "1.30"', '"manifestVersion": "9.90"', 'no published schema for manifestVersion 9.90'],
    ['"manifestVersion": "1.30"', '"manifestVersion": "../vDevPreview"', 'no published schema for'],
  ])('when the schema of Teams does not allow the manifest: %s as %s', async (words, by, fault) => {
    await change('manifest.json', words, by);
    expect(await refusal()).toContainEqual(expect.stringContaining(fault));
  });

  test('when a translation is longer than Teams shows', async () => {
    await change('de.json', '"Fahrzeug reservieren"', '"Fahrzeug für eine Nachricht reservieren"');
    expect(await refusal()).toEqual([
      'de.json: /composeExtensions[0].commands[2].title must NOT have more than 32 characters',
    ]);
  });

  test('when a translation leaves something out', async () => {
    await change('fr.json', '"staticTabs[1].name": "Véhicules",', '');
    expect(await refusal()).toEqual(['fr.json: staticTabs[1].name is not translated']);
  });

  test('when a translation is of something that is not there', async () => {
    await change('es.json', '"staticTabs[1].name"', '"staticTabs[7].name": "Mapa", "staticTabs[1].name"');
    expect(await refusal()).toEqual(['es.json: staticTabs[7].name translates nothing in manifest.json']);
  });

  test('when a translation says less or other than the activity does', async () => {
    await change('de.json', '{vehicle} sollte {due} zurück sein', '{vehicle} sollte {when} zurück sein');
    expect(await refusal()).toEqual([expect.stringMatching(/^de\.json: .*templateText must have the same parameters/)]);
  });

  test.each([
    ['"https://${{APP_DOMAIN}}/tabs/fleet"', '"https://fleet.example/tabs/fleet"', 'staticTabs[1].websiteUrl'],
    ['"domains": ["${{APP_DOMAIN}}"]', '"domains": ["fleet.example"]', 'composeExtensions[0].messageHandlers[0]'],
    ['"resource": "api://${{APP_DOMAIN}}', '"resource": "api://fleet.example', 'webApplicationInfo.resource'],
    [
      '"validDomains": ["${{APP_DOMAIN}}"]',
      '"validDomains": ["fleet.example"]',
      'configurableTabs[0].configurationUrl',
    ],
  ])('when Teams would not open an address: %s as %s', async (words, by, place) => {
    await change('manifest.json', words, by);
    const fault = expect.stringMatching(/which validDomains does not name$/);
    const faults = await refusal();
    expect(faults).toContainEqual(fault);
    expect(faults.join()).toContain(place);
  });

  test('when an address is not encrypted', async () => {
    await change('manifest.json', '"https://${{APP_DOMAIN}}/tabs/configure', '"http://${{APP_DOMAIN}}/tabs/configure');
    expect(await refusal()).toEqual(['manifest.json: configurableTabs[0].configurationUrl must begin with https://']);
  });

  const white = [255, 255, 255, 255];
  const clear = [0, 0, 0, 0];
  test.each([
    ['color', 192, [white, clear], 'color.png has transparent pixels'],
    ['color', 96, [white], 'color.png has 96 by 96 pixels, and Teams wants 192 by 192'],
    ['outline', 32, [white], 'outline.png has no transparent background'],
    ['outline', 32, [clear], 'outline.png shows nothing'],
    [
      'outline',
      32,
      [clear, clear, [79, 82, 178, 255]],
      'outline.png has pixels that are neither white nor transparent',
    ],
  ])('when %s.png has %i pixels a side, in turn %j', async (name, side, colors, fault) => {
    const pixels = Array.from({ length: side * side }, (_, index) => colors[index % colors.length] ?? []).flat();
    const png = encode({ width: side, height: side, data: Uint8Array.from(pixels), channels: 4, depth: 8 });
    await writeFile(new URL(`${name}.png`, folder), png);
    expect(await refusal()).toContainEqual(expect.stringContaining(fault));
  });

  test('when an icon is no picture', async () => {
    await writeFile(new URL('color.png', folder), 'a van');
    expect(await refusal()).toEqual([expect.stringContaining('color.png is no PNG')]);
  });

  test('when a file that the manifest names is not there', async () => {
    await change('manifest.json', '"file": "fr.json"', '"file": "it.json"');
    expect(await refusal()).toEqual([expect.stringContaining('it.json cannot be read')]);
  });
});
