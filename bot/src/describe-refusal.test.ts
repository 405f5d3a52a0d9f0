import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RuleFacts } from '@fleet/api/domain/rule-facts.ts';
import { ruleCodes } from '@fleet/contracts/error-codes.ts';
import { describe, expect, test } from 'vitest';
import { describeRefusal } from './describe-refusal.ts';
import { viewerOf } from './viewer.ts';
import { frenchRefusals } from './words/french-refusals.ts';
import { germanRefusals } from './words/german-refusals.ts';
import { type SentenceName, sentences } from './words/refusal-words.ts';
import { spanishRefusals } from './words/spanish-refusals.ts';

const moment = new Date('2026-11-24T08:00:00Z');
const [vehicle, pool, driver, reason] = ['Ford Transit (M-FT 1204)', 'Munich HQ', 'Elena Fischer', 'Inventur'];
const period = { vehicle, startDate: moment, endDate: new Date('2026-11-24T11:00:00Z') };

const samples: { [Rule in keyof RuleFacts]: RuleFacts[Rule] } = {
  'end-before-start': {},
  'start-in-past': { now: moment },
  'end-in-past': { now: moment },
  'driver-unfit': { driver },
  'minimum-notice': { pool, noticeMinutes: 90, earliestStart: moment },
  horizon: { pool, aheadMinutes: 90 * 1_440, latestStart: moment },
  'maximum-length': { pool, maximumMinutes: 14 * 1_440, latestEnd: moment },
  'opening-hours': { pool, end: 'return', closedAt: moment, opensAt: moment },
  holiday: { pool, end: 'start', holiday: 'Allerheiligen', opensAt: undefined },
  blackout: { vehicle, until: moment, reason },
  quota: { pool, driver, limit: 10, measure: 'hours', per: 'week', left: 2.5 },
  'driver-blocked': { driver, reason },
  'licence-missing': { pool, driver },
  'licence-expired': { driver, validUntil: '2026-11-23' },
  'licence-class': { vehicle, driver, neededClass: 'C1E' },
  seats: { vehicle, seats: 3, wantedSeats: 7 },
  equipment: { vehicle, missing: ['tow_bar', 'winch'] },
  range: { vehicle, rangeMeters: 300_000, tripMeters: 280_000 },
  'reserve-for-other': { pool, mayApprovers: true },
  'approver-missing': { pool },
  'beyond-decision': { latestEnd: moment, hasLeeway: true, mayApprover: true },
  maintenance: { vehicle, until: moment, reason },
  retired: { vehicle },
  taken: period,
  held: period,
  overdue: { vehicle },
  'class-missing': { pool: 'Munich HQ' },
};

const catalogues = { de: germanRefusals, fr: frenchRefusals, es: spanishRefusals };
const locales = ['de-DE', 'fr-FR', 'es-ES'] as const;
const message = 'This is said in English. Choose something else.';

describe.each(locales)('in %s', (locale) => {
  const viewer = viewerOf('Europe/Berlin', locale);

  test.each(ruleCodes)('the rule %s is said with everything it is about', (rule) => {
    const facts = samples[rule];
    const said = describeRefusal({ code: 'RULE_VIOLATED', message, rule, facts }, viewer);
    expect(said).not.toMatch(/undefined|null|NaN|#|\{|This|Choose/);
    expect(said).toMatch(/^\S.*\.$/);
    for (const fact of Object.values(facts)) {
      if (typeof fact === 'string' && !['start', 'return', 'hours', 'week', '2026-11-23'].includes(fact))
        expect(said).toContain(fact);
      if (fact === moment) expect(said).toMatch(/24\D+2026, 0?9:00/);
      if (Array.isArray(fact)) expect(fact.every((one) => said.includes(one))).toBe(true);
    }
  });

  test('what would work is offered where there is something, and asked for where there is nothing', () => {
    const alternative = { ...period, kind: 'other-time', vehicleId: 'x', vehicleName: 'x', licensePlate: 'x' } as const;
    const taken = { code: 'CONFLICT', message, rule: 'taken', facts: period } as const;
    const { chooseAlternative, chooseOther } = catalogues[viewer.language as keyof typeof catalogues];
    expect(describeRefusal(taken, viewer)).toContain(chooseOther);
    const alternatives = [{ ...alternative, startDate: moment.toISOString(), endDate: moment.toISOString() }];
    expect(describeRefusal({ ...taken, alternatives }, viewer)).toContain(chooseAlternative);
  });

  const names = Object.keys(sentences) as SentenceName[];
  test.each(names)('the sentence %s is known as the domain says it', (name) => {
    const values: Record<string, string> = { status: 'approved', names: 'Amira Haddad, Marco Rossi', count: '1,204' };
    const english = sentences[name].replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? `<${key}>`);
    const said = describeRefusal({ code: 'INTERNAL', message: english }, viewer);
    expect(said).not.toBe(english);
    expect(said).not.toMatch(/[{}]|undefined|approved|1,204/);
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
    const own = catalogues[viewer.language as keyof typeof catalogues].sentences[name];
    const foreseen = holes(sentences[name]);
    expect(foreseen).toEqual(expect.arrayContaining(holes(own)));
    // The card shows when, and what somebody has changed.
    for (const hole of foreseen) if (hole !== 'when' && hole !== 'noun') expect(holes(own)).toContain(hole);
  });

  test('of a sentence that is not known the kind is said, and nothing is hidden that has none', () => {
    expect(describeRefusal({ code: 'FORBIDDEN', message }, viewer)).not.toContain('English');
    expect(describeRefusal({ code: 'UNAVAILABLE', message }, viewer)).toBe(message);
  });
});

test('in English the domain speaks for itself, without the names of inputs', () => {
  const viewer = viewerOf('Europe/Berlin', 'en-GB');
  expect(describeRefusal({ code: 'CONFLICT', message }, viewer)).toBe(message);
  const errors = [{ message: 'It showed 45,210 km before, never less.' }];
  expect(describeRefusal({ code: 'VALIDATION_FAILED', message: 'odometerMeters: It …', errors }, viewer)).toBe(
    'It showed 45,210 km before, never less.',
  );
});

test('every sentence that is translated is one the domain says', () => {
  const domain = fileURLToPath(new URL('../../api/src/domain', import.meta.url));
  const source = globSync(`${domain}/**/*.ts`, { exclude: ['**/*.test.ts'] })
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  for (const [name, sentence] of Object.entries(sentences)) {
    const parts = sentence.split(/\{\w+\}|(?<=\.) /).map((part) => part.trim());
    const missing = parts.filter((part) => part.split(' ').length > 2 && !source.includes(part));
    expect({ name, missing }).toEqual({ name, missing: [] });
  }
});
