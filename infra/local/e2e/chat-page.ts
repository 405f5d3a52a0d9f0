/** A person's Agents Playground in a browser, which is their chat with the bot. */
import type { Browser, Locator, Page } from 'playwright-core';

/** In a window of its own: a page behind another one is drawn once a second, and every click waits for that. */
export async function openChat(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1100 },
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  });
  context.setDefaultTimeout(40_000);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('textbox').waitFor();
  return page;
}

export async function write(chat: Page, text: string): Promise<void> {
  await chat.getByRole('textbox').last().fill(text);
  await chat.keyboard.press('Enter');
}

export const cards = (chat: Page): Locator => chat.locator('.ac-adaptiveCard');

/** The newest card that says all of this. */
export function cardSaying(chat: Page, ...texts: (string | RegExp)[]): Locator {
  return texts.reduce<Locator>((found, text) => found.filter({ hasText: asShown(text) }), cards(chat)).last();
}

/** Cards keep spans of time on one line by an invisible joiner behind the dash. */
function asShown(text: string | RegExp): string | RegExp {
  if (typeof text !== 'string' || !text.includes('–')) return text;
  return new RegExp(text.replaceAll(' ', '\\s').replace(/–(\\s)?/, '–\\s?\\u2060?'));
}

/** Presses the first button of a card with that title, once the card is there. */
export async function press(card: Locator, title: string): Promise<void> {
  await card.getByRole('button', { name: title, exact: true }).first().click();
}
