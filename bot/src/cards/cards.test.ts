import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { browserTest, launchBrowser } from '../../../infra/local/testing/browser.ts';
import { buttonsOf, readCard } from '../../../infra/local/testing/read-card.ts';
import { drawCard, openCardPage } from '../../../infra/local/testing/render-card.ts';
import { hostileText, sampleCards } from '../../../infra/local/testing/sample-cards.ts';
import { payloads, type Verb } from '../actions/payloads.ts';
import { viewerOf } from '../viewer.ts';
import { sentences } from '../words/refusal-words.ts';
import { wordsFor } from '../words/words-for.ts';
import type { CardMessage } from './adaptive-card.ts';
import { sharedReservationCard } from './shared-reservation-card.ts';

const locales = ['en-GB', 'de-DE', 'fr-FR', 'es-ES'];
const cards = new Map(locales.map((locale) => [locale, sampleCards(locale)]));
const longest = 'de-DE';
const names = Object.keys(sampleCards('en-GB'));
const screenshots = fileURLToPath(new URL('../../../screenshots/cards/', import.meta.url));
// Teams refuses a message beyond 28 KB.
const maximumBytes = 26_000;
const lookedAt = ['availability', 'form', 'form-errors', 'reservation-pending', 'approval-pending', 'conflict', 'when'];

// Runs in the page: the card and what in it hides the rest of itself.
const cutOff = `[document.getElementById('card'), ...document.querySelectorAll('#card *')].flatMap((one) => {
  const hides = one.id === 'card' || getComputedStyle(one).overflowX === 'hidden';
  return hides && one.scrollWidth > one.clientWidth + 1 ? [one.textContent.slice(0, 100)] : [];
})`;

// Runs in the page: the pictures that were not loaded, or are drawn in another size than the vehicles' have.
const notShown = `Array.from(document.querySelectorAll('#card img'), (one) => [one.src, one.naturalWidth, one.clientWidth])
  .filter(([, loaded, width]) => loaded === 0 || width !== 80)`;

// Runs in the page: what somebody's text would have become, were it markup.
const marked = `document.querySelectorAll('#card strong, #card a[href], #card img:not(.ac-image)').length`;

// Runs in the page: our own words, and spans of time, that do not fit on a line.
const torn = `[...document.querySelectorAll('#card .ac-textBlock')].flatMap((block) => {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { data } = texts.currentNode;
    for (const { index, 0: word } of data.matchAll(/\\p{L}+|\\d:\\d\\d\\s?–\\s?\\u2060?\\d{1,2}:\\d\\d/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (range.getClientRects().length > 1) found.push(word);
    }
  }
  return found;
})`;

let browser: Browser | undefined;
afterAll(() => browser?.close());

function sample(name: string, locale = 'en-GB') {
  const message = cards.get(locale)?.[name];
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

const everyCard = locales.flatMap((locale) => names.map((name) => [name, locale] as const));

describe.each(everyCard)('the card %s in %s', (name, locale) => {
  const { card, summary } = sample(name, locale);
  const all = [...nodes(card)];

  test('is light enough for Teams and has words for a notification', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(maximumBytes);
    expect(summary).toMatch(/\p{L}{3}/u);
  });

  test('lets one take what it offers instead', () => {
    const { alternatives, take } = wordsFor(locale).refusal;
    const offers = readCard(card).includes(alternatives);
    expect(!offers || buttonsOf(card).some(({ title }) => title === take)).toBe(true);
  });

  test('has buttons that are read at a glance', () => {
    for (const { type, title } of all) {
      if (String(type).startsWith('Action.')) expect(title).toMatch(/^.{2,24}$/);
    }
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
      expect(input.label).toMatch(/\p{L}/u);
      if (input.isRequired) expect(input.errorMessage).toMatch(/\p{L}/u);
    }
  });

  test('describes every picture to whoever does not see it, and says how wide it is', () => {
    for (const { altText, width } of all.filter(({ type }) => type === 'Image')) {
      expect(altText).toMatch(/^\p{L}.*[:\u00a0 ].*\p{L}{2}/u);
      expect(width).toBe('80px');
    }
  });

  test('shows what people wrote as plain text', () => {
    for (const { text } of all.filter(({ type }) => type === 'TextBlock')) expect(text).not.toContain('evil');
    expect(readCard(card)).not.toContain('{{');
  });
});

// What both languages write alike.
const shared = new Set(['Fleet', 'SUV', 'minibus', 'diesel', 'beige', 'orange', 'gold', 'Service', '…']);

/** The words of a catalogue, each stretch between the values of a message by itself. */
function phrasesOf(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') {
    const values = Array.from({ length: node.length }, () => '⟦⟧');
    return [...new Set([1, 2].flatMap((count) => [node(...values), node(...values.map(() => count))]))]
      .flatMap((said: string) => said.split(/⟦⟧|NaN|\d+/))
      .map((part) => part.trim());
  }
  return Object.values(node as object).flatMap(phrasesOf);
}

/** Everything that is read or heard of a card. */
function textsOf({ card, summary }: CardMessage): string[] {
  const read = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'tooltip', 'altText'];
  const texts = [...nodes(card)].flatMap((node) => read.map((key) => node[key]));
  return [summary, ...texts].filter((text): text is string => typeof text === 'string');
}

describe.each(locales.filter((locale) => locale !== 'en-GB'))('in %s', (locale) => {
  const domain = Object.values(sentences).flatMap((sentence) => sentence.split(/\{\w+\}|(?<=\.) /));
  const foreign = [...new Set([...phrasesOf(wordsFor('en')), ...domain.map((part) => part.trim())])].filter(
    (phrase) => /\p{L}{2}/u.test(phrase) && !shared.has(phrase),
  );

  test('no card says anything in English', () => {
    for (const name of names) {
      for (const text of textsOf(sample(name, locale))) {
        const said = foreign.filter((phrase) => text === phrase || (phrase.includes(' ') && text.includes(phrase)));
        expect({ name, text, said }).toEqual({ name, text, said: [] });
      }
    }
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
        for (const [name, locale] of everyCard.filter(([, spoken]) => isDrawn(spoken, theme, width))) {
          const complaints = await drawCard(page, sample(name, locale).card, theme);
          const faults = await page.evaluate(
            `({ hidden: ${cutOff}, markup: ${marked}, unseen: ${notShown}, torn: ${torn} })`,
          );
          const none = { hidden: [], markup: 0, unseen: [], torn: [] };
          expect({ name, locale, complaints, faults }).toEqual({ name, locale, complaints: [], faults: none });
          if (locale === longest || lookedAt.includes(name))
            await page.locator('#card').screenshot({ path: `${screenshots}${name}-${locale}-${theme}-${width}.png` });
        }
        expect(dialogs).toEqual([]);
        await page.close();
      }
    }
  },
  120_000,
);

/** The language with the longest words in every way, the others where there is least room: colors are the same in all. */
function isDrawn(locale: string, theme: string, width: number): boolean {
  return locale === longest || (theme === 'light' && width === 360);
}

browserTest('a card that is not of the schema is complained of', async () => {
  browser ??= await launchBrowser();
  const page = await openCardPage(browser, 360, 'light');
  const wrong = [
    { type: 'TextBlock', text: 'x', size: 'enormous' },
    { type: 'TextBlok', text: 'x' },
    { type: 'Input.ChoiceSet', id: 'x', label: 'x' },
    { type: 'Input.Text', label: 'x' },
  ];
  for (const element of wrong) {
    const { card } = sample('thanks');
    const complaints = await drawCard(page, { ...card, body: [element as never] }, 'light');
    expect({ element, complaints }).not.toEqual({ element, complaints: [] });
  }
});

test('of a large chat no more clients are asked to look for themselves than Teams allows', () => {
  const userIds = Array.from({ length: 100 }, (_, index) => `29:${index % 90}`);
  const view = { vehicle: 'x', where: 'x', when: 'x', who: 'x', status: 'approved' } as const;
  const viewer = viewerOf('Europe/Berlin', 'en-GB');
  const { card } = sharedReservationCard({ reservationId: crypto.randomUUID(), view, userIds, viewer });
  expect(card.refresh?.userIds).toEqual(userIds.slice(0, 60));
});

browserTest('hostile text is on the card letter by letter', async () => {
  browser ??= await launchBrowser();
  const page = await openCardPage(browser, 700, 'light');
  await drawCard(page, sample('approval-hostile').card, 'light');
  const shown = ((await page.locator('#card').textContent()) ?? '').replaceAll('\u2060', '');
  expect(shown.split(hostileText)).toHaveLength(3);
});
