/** A person's Agents Playground in a browser, which is their chat with the bot. */
import type { BrowserContext, Locator, Page } from 'playwright-core';

export async function openChat(context: BrowserContext, url: string): Promise<Page> {
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
  return texts.reduce((found, hasText) => found.filter({ hasText }), cards(chat)).last();
}

/** Presses the first button of a card with that title, once the card is there. */
export async function press(card: Locator, title: string): Promise<void> {
  await card.getByRole('button', { name: title, exact: true }).first().click();
}
