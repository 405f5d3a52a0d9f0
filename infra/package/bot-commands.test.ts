import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Listener } from '../../bot/src/language/read-message.ts';
import { understand } from '../../bot/src/language/understand.ts';
import { stringsOf } from './json-strings.ts';
import { appPackageFolder } from './project-folders.ts';

const readJson = async (name: string) => JSON.parse(await readFile(new URL(name, appPackageFolder), 'utf8'));
const manifest = await readJson('manifest.json');

const notUnderstood = ['unknown', 'greeting', 'denied'];

describe('a command that Teams offers', () => {
  const elena: Listener = {
    // Monday 23 November 2026, 10:20 in Berlin.
    now: new Date('2026-11-23T09:20:00Z'),
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    language: 'en',
    fleetTerms: new Map(),
  };
  const titleOf = /^bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.title$/;
  // The same command may stand in several lists.
  const own = [
    ...new Map(
      [...stringsOf(manifest)].filter(([place]) => titleOf.test(place)).map(([place, title]) => [title, place]),
    ),
  ];

  test.each(own.map(([title]) => title))('is understood: %s', (title) => {
    expect(notUnderstood).not.toContain(understand(title, elena).kind);
  });

  describe.each(['de', 'fr', 'es'] as const)('in %s', async (language) => {
    const translation = await readJson(`${language}.json`);
    test.each(own.map(([title, place]) => [translation[place], title]))('%s is understood as %s is', (said, title) => {
      const { kind } = understand(said, { ...elena, locale: language, language });
      expect(notUnderstood).not.toContain(kind);
      expect(kind).toBe(understand(title, elena).kind);
    });
  });
});
