import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ManifestUtil } from '@microsoft/app-manifest';
import { describe, expect, test } from 'vitest';

const read = (name: string) => readFileSync(new URL(name, import.meta.url));
const template = read('manifest.json').toString();
const variables: Record<string, string> = {
  TEAMS_APP_ID: '0d4c7f5e-9a52-4f6b-8a59-1c3f8f0b7a10',
  AAD_APP_CLIENT_ID: 'f1ee7000-0000-4000-8000-00000000a001',
  BOT_ID: '5c1a6f0e-4c58-4d8e-9f0c-2f7f7f1f0b11',
  APP_DOMAIN: 'fleet.contoso.example',
  APP_NAME_SUFFIX: '',
};
const manifest = JSON.parse(
  template.replace(/\$\{\{(\w+)\}\}/g, (_, name) => variables[name] ?? `no value for ${name}`),
);

describe('the app package', () => {
  test('has a manifest that the newest public schema of Teams accepts', async () => {
    const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas');
    const schema = JSON.parse(
      readFileSync(join(schemas, 'teams', `v${manifest.manifestVersion}`, 'MicrosoftTeams.schema.json'), 'utf8'),
    );
    expect(await ManifestUtil.validateManifestAgainstSchema(manifest, schema)).toEqual([]);
    const broken = { ...manifest, bots: [{ ...manifest.bots[0], scopes: ['nowhere'] }] };
    expect(await ManifestUtil.validateManifestAgainstSchema(broken, schema)).not.toEqual([]);
  });

  test('knows a value for each variable it uses', () => {
    expect(JSON.stringify(manifest)).not.toContain('no value for');
  });

  test.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s of %i pixels a side', (name, pixels) => {
    const png = read(name);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([pixels, pixels]);
  });
});
