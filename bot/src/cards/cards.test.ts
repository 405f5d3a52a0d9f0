import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { browserTest, launchBrowser } from '../../../infra/local/testing/browser.ts';
import { readCard } from '../../../infra/local/testing/read-card.ts';
import { drawCard, openCardPage } from '../../../infra/local/testing/render-card.ts';
import { hostileText, sampleCards } from '../../../infra/local/testing/sample-cards.ts';
import { payloads, type Verb } from '../actions/payloads.ts';

const english = sampleCards('en-GB');
const names = Object.keys(english);
const screenshots = fileURLToPath(new URL('../../../screenshots/cards/', import.meta.url));
// Teams refuses a message beyond 28 KB.
const maximumBytes = 26_000;

// Runs in the page.
const overflows = "(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.getElementById('card'))";

let browser: Browser | undefined;
afterAll(() => browser?.close());

function sample(name: string) {
  const message = english[name];
  if (!message) throw new Error(`There is no sample card ${name}`);
  return message;
}

/** Every object in a card with what it stands in. */
function* nodes(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const one of value) yield* nodes(one);
  else if (typeof value === 'object' && value !== null) {
    yield value as Record<string, unknown>;
    for (const one of Object.values(value)) yield* nodes(one);
  }
}

describe.each(names)('the card %s', (name) => {
  const { card, summary } = sample(name);
  const all = [...nodes(card)];

  test('is light enough for Teams and has words for a notification', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(maximumBytes);
    expect(summary).toMatch(/\w{3}/);
  });

  test('carries in every button what its action accepts, in either kind of client', () => {
    const filled = { startDay: '2026-11-24', startTime: '09:00', endTime: '12:00' };
    for (const button of all.filter(({ type }) => type === 'Action.Execute')) {
      const { verb, data, fallback } = button as { verb: Verb; data: object; fallback: { data: object } };
      expect(payloads[verb].safeParse({ ...data, ...filled })).toMatchObject({ success: true });
      expect(fallback).toMatchObject({ type: 'Action.Submit', data: { ...data, verb } });
    }
  });

  test('labels every input once and says what is wrong with it', () => {
    const inputs = all.filter(({ type }) => String(type).startsWith('Input.'));
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
    for (const input of inputs) {
      expect(input.label).toMatch(/\w/);
      if (input.isRequired) expect(input.errorMessage).toMatch(/\w/);
    }
  });

  test('shows what people wrote as plain text', () => {
    for (const { text } of all.filter(({ type }) => type === 'TextBlock')) expect(text).not.toContain('evil');
    expect(readCard(card)).not.toContain('{{');
  });
});

browserTest(
  'every card is drawn without complaint, fits a phone and a desktop, light and dark, and runs nothing it was given',
  async () => {
    await mkdir(screenshots, { recursive: true });
    browser = await launchBrowser();
    for (const theme of ['light', 'dark'] as const) {
      for (const width of [360, 700]) {
        const page = await openCardPage(browser, width, theme);
        const dialogs: string[] = [];
        page.on('dialog', (dialog) => dialogs.push(dialog.message()));
        for (const name of names) {
          expect({ name, complaints: await drawCard(page, sample(name).card, theme) }).toEqual({
            name,
            complaints: [],
          });
          const drawn = page.locator('#card');
          expect({ name, overflow: await page.evaluate(overflows) }).toEqual({
            name,
            overflow: false,
          });
          expect(await drawn.locator('strong, a[href], img').count()).toBe(0);
          // Every combination is measured, two are kept to look at.
          if ((theme === 'light') === (width === 360))
            await drawn.screenshot({ path: `${screenshots}${name}-${theme}-${width}.png` });
        }
        expect(dialogs).toEqual([]);
        await page.close();
      }
    }
  },
  120_000,
);

browserTest('hostile text is on the card letter by letter', async () => {
  browser ??= await launchBrowser();
  const page = await openCardPage(browser, 700, 'light');
  await drawCard(page, sample('approval-hostile').card, 'light');
  const shown = ((await page.locator('#card').textContent()) ?? '').replaceAll('\u2060', '');
  expect(shown.split(hostileText)).toHaveLength(3);
});
