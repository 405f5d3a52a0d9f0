/** Every mail, looked at: as source by the rules of the programs that show mail, and drawn by a browser. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { contrastRatio } from '@fleet/contracts/contrast.ts';
import { languages } from '@fleet/contracts/language.ts';
import { browserTest, launchBrowser } from '@fleet/local/testing/browser.ts';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { toMessage } from './letter.ts';
import { mailColors } from './mail-colors.ts';
import { createMailLinks } from './mail-links.ts';
import { toMailReader } from './mail-reader.ts';
import { createMailPreviews } from './previews/mail-previews.ts';
import { sampleMail, sampleMailNames } from './previews/sample-mails.ts';
import { sampleLetterhead, sampleReader } from './previews/sample-reservation.ts';
import { mailWordsFor } from './words/words-for.ts';

const previews = createMailPreviews('https://fleet.example');
const screenshots = fileURLToPath(new URL('../../../../screenshots/mails/', import.meta.url));
const everyMail = sampleMailNames.flatMap((name) => languages.map((language) => [name, language] as const));
/** Gmail cuts a longer one off. */
const maximumBytes = 102_000;

function messageIn(name: string, locale: string, timeZone = 'Europe/Berlin') {
  const reader = toMailReader({ ...sampleReader(locale), timeZone });
  const content = sampleMail(name, createMailLinks({ publicUrl: 'https://fleet.example' }), reader);
  if (!content) throw new Error(`There is no mail ${name}`);
  return toMessage({ reader, content }, sampleLetterhead(), { eventId: 'event', entityId: 'reservation' });
}

describe.each(everyMail)('the mail %s in %s', (name, language) => {
  const { html, text, subject } = messageIn(name, language);

  test('is made of what Outlook on Windows knows, and fetches nothing', () => {
    const inline = html.replace(/<style>[\s\S]*?<\/style>/g, '');
    expect(inline).not.toMatch(/display:\s*(flex|grid)|position:|float:|<(script|link|div[^>]*width|form|svg)/i);
    expect(inline).not.toMatch(/(src|background)="(?!cid:)/);
    expect(html).not.toMatch(/url\(/);
    expect(Buffer.byteLength(html)).toBeLessThan(maximumBytes);
  });

  test('has one thing to do, the same as plain text', () => {
    const links = [...html.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([^<]+)<\/a>/g)];
    expect(links).toHaveLength(1);
    const [, address = '', label = ''] = links[0] ?? [];
    expect(address).toMatch(/^https:\/\/fleet\.example\/tabs\//);
    expect(text).toContain(`${label}:\n${address}`);
  });

  test('says in both forms what there is to say, and shows what people wrote as text', () => {
    expect(text).not.toMatch(/undefined|null|\[object|NaN|Invalid/);
    expect(html).not.toMatch(/undefined|>null<|\[object|NaN|Invalid/);
    expect(html).not.toContain('<b>Augsburg');
    if (text.includes('Augsburg')) expect(html).toContain('Site visit &lt;b&gt;Augsburg&lt;/b&gt; &amp; back');
    expect(subject).toMatch(/^\p{Lu}.{10,140}$/u);
  });
});

// What two languages write alike.
const shared = new Set(['Service', 'Maintenance']);

function phrasesOf(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') {
    return [1, 2].flatMap((count) => {
      const said: string = node(...Array.from({ length: node.length }, () => count));
      return said.split(/\d+/).map((part) => part.trim());
    });
  }
  return Object.values(node as object).flatMap(phrasesOf);
}

test.each(languages.filter((language) => language !== 'en'))('nothing English is left in %s', (language) => {
  const english = new Set(phrasesOf(mailWordsFor('en')).filter((phrase) => /\p{L}{4}/u.test(phrase)));
  expect(phrasesOf(mailWordsFor(language)).filter((phrase) => english.has(phrase) && !shared.has(phrase))).toEqual([]);
});

test('times are those of the reader’s clock, in the customs of their region, beside the pool’s', () => {
  expect(messageIn('approved', 'en-US', 'America/New_York').text).toMatch(
    /When: Tue, Nov 24, 2026, 3:00.–.6:30.AM\n {2}At the pool: Tue, Nov 24, 2026, 9:00 AM.–.12:30 PM \(Central European Time\)/,
  );
  expect(messageIn('approved', 'de-AT').text).toMatch(/Zeit: Di\., 24\. Nov\. 2026, 09:00–12:30/);
  expect(messageIn('approved', 'pt-BR').text).toContain('Your reservation is approved');
});

test('the subject is one line, whatever people wrote', () => {
  const reader = toMailReader(sampleReader('en-GB'));
  const content = sampleMail('approved', createMailLinks({ publicUrl: 'https://fleet.example' }), reader);
  const subject = 'Approved: Van\r\nBcc: everybody@contoso.example\u0000';
  const message = toMessage({ reader, content: { ...content, subject } as never }, sampleLetterhead(), {
    eventId: 'event',
    entityId: 'reservation',
  });
  expect(message.subject).toBe('Approved: Van Bcc: everybody@contoso.example ');
});

test('whatever colors a tenant has, what is written on them can be read', () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
  const text = fc.constantFrom('#ffffff' as const, '#000000' as const);
  const branding = fc.record({
    accentColor: color,
    accentTextColor: text,
    headerColor: color,
    headerTextColor: text,
    logoPhotoId: fc.constant(null),
  });
  fc.assert(
    fc.property(branding, (chosen) => {
      const { header, headerText, button, buttonText } = mailColors(chosen, 'neutral');
      expect(contrastRatio(header, headerText)).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(button, buttonText)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('the button leads into Teams where the app has an id there, with the page for whoever has no Teams', () => {
  const links = createMailLinks({ publicUrl: 'https://fleet.example', teamsAppId: 'a1' });
  const link = new URL(links.reservation('r1'));
  expect(link.origin + link.pathname).toBe('https://teams.microsoft.com/l/entity/a1/reservations');
  expect(link.searchParams.get('webUrl')).toBe('https://fleet.example/tabs/reservations/r1');
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'reservations/r1' });
});

// Runs in the page: what is cut off, what can hardly be read, and how large the button is.
const look = `(() => {
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((one) => { const share = one / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const [r, g, b, alpha = 1] = parse(getComputedStyle(one).backgroundColor);
      if (alpha > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, textContent: text } = walker.currentNode;
    if (!text.trim() || !element.checkVisibility()) continue;
    const [light, dark] = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) faint.push(text.trim().slice(0, 40) + ' ' + ratio.toFixed(2));
  }
  const button = document.querySelector('.button').getBoundingClientRect();
  const logo = document.querySelector('img');
  return {
    faint,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    buttonHeight: Math.round(button.height),
    logo: logo.naturalWidth > 0 && logo.clientHeight,
    stacked: getComputedStyle(document.querySelector('.fact')).display === 'block',
  };
})()`;

let browser: Browser | undefined;
afterAll(() => browser?.close());

browserTest(
  'every mail is whole and can be read: narrow in every language, wide, and in the dark',
  async () => {
    browser = await launchBrowser();
    await mkdir(screenshots, { recursive: true });
    const page = await browser.newPage({ viewport: { width: 800, height: 600 }, locale: 'en-GB' });
    const views = [
      { width: 800, theme: 'light', spoken: ['en', 'de'] },
      { width: 800, theme: 'dark', spoken: ['en'] },
      { width: 360, theme: 'light', spoken: languages },
    ] as const;
    for (const { width, theme, spoken } of views) {
      await page.setViewportSize({ width, height: 600 });
      for (const name of sampleMailNames) {
        for (const language of spoken) {
          await page.setContent(previews.page(name, language, theme) ?? '');
          const seen = await page.evaluate(look);
          const where = `${name} in ${language}, ${theme}, ${width} wide`;
          const expected = { faint: [], overflow: 0, buttonHeight: 46, logo: 32, stacked: width < 520 };
          expect(seen, where).toEqual(expected);
          // German has the longest words, so it is judged wide as well; pictures are of each language once.
          const isShown = language === 'en' || width === 360;
          const path = `${screenshots}${name}-${language}-${theme}-${width}.png`;
          if (isShown) await page.screenshot({ path, fullPage: true });
        }
      }
    }
  },
  60_000,
);
