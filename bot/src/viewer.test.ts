import { expect, test } from 'vitest';
import { describeClock, describeDay, describeInstant, describePeriod } from './describe-time.ts';
import { viewerOf } from './viewer.ts';

const [nine, noon] = [new Date('2026-11-24T08:00:00Z'), new Date('2026-11-24T11:00:00Z')];

test.each([
  ['en-GB', 'Europe/Berlin', 'Tue, 24 Nov 2026, 09:00–12:00'],
  ['en-US', 'America/New_York', 'Tue, Nov 24, 2026, 3:00 – 6:00 AM'],
  ['de-DE', 'Europe/Berlin', 'Di., 24. Nov. 2026, 09:00–12:00 Uhr'],
  ['fr-FR', 'Europe/Paris', 'mar. 24 nov. 2026, 09:00 – 12:00'],
  ['es-ES', 'Europe/Madrid', 'mar, 24 nov 2026, 9:00–12:00'],
])('a period in %s is written as people there write it, on the clock of %s', (locale, timeZone, written) => {
  expect(describePeriod(nine, noon, viewerOf(timeZone, locale))).toBe(written);
});

test('a day, an instant and a zone are named in the language of the viewer', () => {
  const german = viewerOf('America/New_York', 'de-DE');
  expect(describeDay('2026-11-24', german)).toBe('Dienstag, 24. November');
  expect(describeInstant(nine, german)).toBe('Di., 24. Nov. 2026, 03:00');
  expect(describeClock(german)).toBe('Zeitzone: Nordamerikanische Ostküstenzeit');
  expect(describeClock(viewerOf('Europe/Paris', 'fr-FR'))).toBe('Fuseau horaire\u00a0: heure d’Europe centrale');
});

test('of a language the bot does not speak the customs of the region remain, in English words', () => {
  const viewer = viewerOf('America/Sao_Paulo', 'pt-BR');
  expect(viewer).toMatchObject({ language: 'en', locale: 'en-BR' });
  expect(viewerOf('Europe/Vienna', 'de-AT')).toMatchObject({ language: 'de', locale: 'de-AT' });
  expect(viewerOf('UTC', 'not a locale')).toMatchObject({ language: 'en', locale: 'en-GB' });
});
