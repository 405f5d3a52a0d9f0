/** Conversations, each a file that reads as one, through the real adapter and the real database. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BotStage, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { playTranscript } from '../../infra/local/testing/transcript.ts';

const folder = fileURLToPath(new URL('../transcripts/', import.meta.url));
const locales: Readonly<Record<string, string>> = {
  english: 'en-GB',
  german: 'de-DE',
  french: 'fr-FR',
  spanish: 'es-ES',
};
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.txt'))
  .sort();

let clock = new Date();
let stage: BotStage;
beforeAll(async () => {
  stage = await setBotStage(() => clock);
  for (const person of ['employee', 'employee2', 'approver', 'manager'] as const) await stage.chat(person).install();
});
afterAll(() => stage.drop());
beforeEach(async () => {
  await stage.look("update reservations set status = 'cancelled'");
  await stage.look("update waitlist_requests set status = 'withdrawn' where status in ('waiting', 'offered')");
  await stage.look('delete from holds');
  await stage.look('delete from conversation_memories');
  await stage.look('update vehicles set odometer_meters = 45000000');
  await stage.look('update pools set no_show_minutes = null');
});

test('there are at least sixty, in every language', () => {
  expect(files.length).toBeGreaterThanOrEqual(60);
  expect(new Set(files.map((file) => dirname(file)))).toEqual(new Set(Object.keys(locales)));
});

describe.each(Object.entries(locales))('in %s', (language, locale) => {
  test.each(files.filter((file) => dirname(file) === language).map((file) => basename(file, '.txt')))(
    '%s',
    async (name) => {
      const text = readFileSync(join(folder, language, `${name}.txt`), 'utf8');
      await playTranscript(text, { stage, locale, setClock: (instant) => (clock = instant) });
    },
  );
});
