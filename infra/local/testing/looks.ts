/**
 * Every look that a page of the tabs must bear: the themes of Teams, a telephone, the narrowest window, a wall of screens.
 * `bearsEveryLook` has axe judge the page in each, and keeps a picture in `screenshots/`, which people look at.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from './accessibility.ts';
import type { DemoPerson } from './demo-stage.ts';
import type { TabStage } from './tab-stage.ts';

export const screenshots = fileURLToPath(new URL('../../../screenshots/tabs/', import.meta.url));
const desktop = { width: 1280, height: 800 };

interface Look {
  name: string;
  theme: 'light' | 'dark' | 'contrast';
  viewport: { width: number; height: number };
  /** The colors of somebody who has chosen their own, of which axe knows nothing. */
  forcedColors?: 'active';
  /** Photographed and measured only: axe would find what it finds in the others. */
  isLikeOthers?: true;
}

/** They change under the page, as they do in Teams and when a window is resized. */
const looks: readonly Look[] = [
  { name: 'light-1280', theme: 'light', viewport: desktop },
  { name: 'light-3840', theme: 'light', viewport: { width: 3840, height: 2160 }, isLikeOthers: true },
  { name: 'light-390', theme: 'light', viewport: { width: 390, height: 844 }, isLikeOthers: true },
  { name: 'dark-320', theme: 'dark', viewport: { width: 320, height: 640 } },
  { name: 'dark-1280', theme: 'dark', viewport: desktop },
  { name: 'forced-colors-1280', theme: 'contrast', viewport: desktop, forcedColors: 'active' },
];

interface LookedAt {
  person: DemoPerson;
  path: string;
  /** Of the pictures: `screenshots/tabs/{name}-{look}.png` */
  name: string;
  /** Waits until the page stands, and brings it into the state that is judged. */
  ready: (page: Page) => Promise<void>;
}

/** @returns what axe finds, and where the page is wider than its window: empty when all is well */
export async function bearsEveryLook(stage: TabStage, { person, path, name, ready }: LookedAt): Promise<string[]> {
  await mkdir(screenshots, { recursive: true });
  const faults: string[] = [];
  async function look(page: Page, { name: lookName, theme, forcedColors, isLikeOthers }: Look) {
    await page.locator(`[data-theme=${theme}]`).waitFor();
    await ready(page);
    await page.screenshot({ path: `${screenshots}${name}-${lookName}.png` });
    const excess = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
    if (excess > 0) faults.push(`${lookName}: ${excess} pixels wider than the window`);
    if (isLikeOthers) return;
    const found = await accessibilityFaults(page, forcedColors ? { without: ['color-contrast'] } : {});
    faults.push(...found.map((fault) => `${lookName}: ${fault}`));
  }

  const page = await stage.openAs(person, path, { reducedMotion: 'reduce' });
  for (const one of looks) {
    const { theme, viewport, forcedColors = 'none' } = one;
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'light' : 'dark', forcedColors });
    await page.setViewportSize(viewport);
    await look(page, one);
  }
  await page.emulateMedia({ forcedColors: 'none' });
  // Teams names its theme in the address, and has a contrast theme of its own colors.
  const address = new URL(`/tabs/${path}`, stage.url);
  address.searchParams.set('theme', 'contrast');
  await page.goto(address.href);
  await look(page, { name: 'contrast-1280', theme: 'contrast', viewport: desktop });
  await page.context().close();
  return faults;
}
