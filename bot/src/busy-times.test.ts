/** Whoever asks for a vehicle is told that they are busy then, where that is known, and may choose all the same. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BotStage, setBotStage } from '../../infra/local/testing/bot-stage.ts';
import { buttonsOf, readCard } from '../../infra/local/testing/read-card.ts';
import type { ReadBusyTimes } from './bot-context.ts';

// A Monday, 08:00 in Berlin.
const now = () => new Date('2026-11-23T07:00:00Z');
const busy = (from: string, to: string) => ({
  startDate: `2026-11-24T${from}:00.000Z`,
  endDate: `2026-11-24T${to}:00.000Z`,
  status: 'busy' as const,
});
let stage: BotStage;
let answer: Awaited<ReturnType<ReadBusyTimes>>;
let asked: { startDate: string; endDate: string }[] = [];
beforeAll(async () => {
  stage = await setBotStage(now, {
    readBusyTimes: async (_user, period) => {
      asked.push(period);
      return answer;
    },
  });
  await stage.chat('employee').install();
});
afterAll(() => stage.drop());
beforeEach(() => {
  asked = [];
});

const ask = async () => {
  const { card } = await stage.chat('employee').write('is a van free tomorrow from 9 to 12?');
  if (!card) throw new Error('no card');
  return card;
};

test('one meeting is named, on the wall clock of whoever asks, and every vehicle can be chosen', async () => {
  answer = { state: 'known', busyTimes: [busy('08:30', '09:15')] };
  const card = await ask();
  expect(asked).toEqual([{ startDate: '2026-11-24T08:00:00.000Z', endDate: '2026-11-24T11:00:00.000Z' }]);
  expect(readCard(card)).toMatch(/You have something in your calendar then: .*09:30.*10:15/);
  expect(buttonsOf(card).some(({ verb }) => verb === 'choose-vehicle')).toBe(true);
});

test('of many, two are named and the rest are counted', async () => {
  answer = { state: 'known', busyTimes: [busy('08:00', '08:15'), busy('09:00', '09:15'), busy('10:00', '10:15')] };
  expect(readCard(await ask())).toContain('And 1 more.');
});

test.each(['consent-needed', 'unknown', 'known'] as const)(
  'nothing is said when nothing is there: %s',
  async (state) => {
    answer = { state, busyTimes: [] };
    expect(readCard(await ask())).not.toContain('calendar');
  },
);

test('where others read along, nobody’s calendar is looked at', async () => {
  answer = { state: 'known', busyTimes: [busy('08:30', '09:15')] };
  await stage.group('employee').write('is a van free tomorrow from 9 to 12?');
  expect(asked).toEqual([]);
});

test('the form of the chosen vehicle says it once more, and reserves all the same', async () => {
  answer = { state: 'known', busyTimes: [busy('08:30', '09:15')] };
  const chat = stage.chat('employee');
  const form = await chat.press(await chat.write('is a van free tomorrow from 9 to 12?'), 'Choose');
  expect(readCard(form)).toMatch(/You have something in your calendar then: .*09:30.*10:15/);
  expect(buttonsOf(form).some(({ verb }) => verb === 'submit-reservation')).toBe(true);
});
