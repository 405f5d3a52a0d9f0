import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readVariables } from './read-variables.ts';

const program = fileURLToPath(new URL('package-app.ts', import.meta.url));

/** Runs `npm run package` as npm does. */
function packageApp(parameters: string[], environment: NodeJS.ProcessEnv = {}) {
  return new Promise<{ code: unknown; output: string; complaints: string }>((resolve) => {
    execFile(process.execPath, [program, ...parameters], { env: environment }, (error, output, complaints) =>
      resolve({ code: error?.code ?? 0, output, complaints }),
    );
  });
}

test('npm run package builds the package of this machine from what is in git', async () => {
  const { code, output, complaints } = await packageApp([]);
  expect(complaints).toBe('');
  expect(output).toMatch(/^appPackage\/build\/appPackage\.local\.zip: version \d+\.\d+\.\d+, manifest\.json, /);
  expect(code).toBe(0);
});

test('it fails with a list of what is in the way', async () => {
  const { code, output, complaints } = await packageApp(['--env', 'local'], { APP_DOMAIN: 'https://x', BOT_ID: 'bot' });
  expect(complaints).toMatch(
    /^The app package is not built:\n- APP_DOMAIN must be a host.*\n- BOT_ID must be an id.*\n$/,
  );
  expect([code, output]).toEqual([1, '']);
});

test.each(['nowhere', '../.env.local', ''])('it fails for an environment that is none: "%s"', async (name) => {
  const { code, complaints } = await packageApp(['--env', name]);
  expect(complaints).toContain('there is no env/.env.');
  expect(complaints).toMatch(/there are: .*\blocal\b/);
  expect(code).toBe(1);
});

test('it fails for an option it does not know', async () => {
  const { code, complaints } = await packageApp(['--environment', 'dev']);
  expect(complaints).toContain("Unknown option '--environment'");
  expect(code).toBe(1);
});

test('the process environment wins over this machine, which wins over what is in git; nothing is not a value', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-env-'));
  await writeFile(join(folder, '.env.dev'), 'BOT_ID=git\nTEAMS_APP_ID=git\nAPP_DOMAIN=git\nAPP_NAME_SUFFIX=" (dev)"\n');
  await writeFile(join(folder, '.env.dev.user'), 'BOT_ID=machine\nTEAMS_APP_ID=machine\n');
  const read = readVariables(pathToFileURL(`${folder}/`), 'dev', { BOT_ID: 'process', APP_DOMAIN: '' });
  expect(await read.finally(() => rm(folder, { recursive: true }))).toEqual({
    TEAMSFX_ENV: 'dev',
    BOT_ID: 'process',
    TEAMS_APP_ID: 'machine',
    APP_DOMAIN: 'git',
    APP_NAME_SUFFIX: ' (dev)',
  });
});
