/**
 * Every look that a page of the tabs must bear: the themes of Teams, a telephone, the narrowest window, a wall of screens.
 * `bearsEveryLook` has axe judge the page in each theme; with `PICTURES=1` it takes a picture of every look for people to look
 * at, in `screenshots/tabs`.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from './accessibility.ts';
import type { DemoPerson } from './demo-stage.ts';
import type { TabStage } from './tab-stage.ts';

export const screenshots = fileURLToPath(new URL('../../../screenshots/tabs/', import.meta.url));
const takesPictures = process.env.PICTURES === '1';
const desktop = { width: 1280, height: 800 };
const narrowest = { width: 320, height: 640 };

interface Look {
  name: string;
  theme: 'light' | 'dark' | 'contrast';
  viewport: { width: number; height: number };
  /** The colors of somebody who has chosen their own, of which axe knows nothing. */
  forcedColors?: 'active' | 'none';
}

/** What axe judges: each theme, and what the narrowest window makes of the page. */
const judged: readonly Look[] = [
  { name: 'light-1280', theme: 'light', viewport: desktop },
  { name: 'dark-320', theme: 'dark', viewport: narrowest },
  { name: 'contrast-1280', theme: 'contrast', viewport: desktop },
];

/** For people’s eyes: axe would find what it finds in the others. */
const onlyLookedAt: readonly Look[] = [
  { name: 'contrast-320', theme: 'contrast', viewport: narrowest },
  { name: 'dark-1280', theme: 'dark', viewport: desktop },
  { name: 'light-390', theme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'light-3840', theme: 'light', viewport: { width: 3840, height: 2160 } },
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

/**
 * The looks change under one page, as they do in Teams and when a window is resized.
 * @returns what axe finds, and where the page is wider than its window: empty when all is well
 */
export async function bearsEveryLook(stage: TabStage, { person, path, name, ready }: LookedAt): Promise<string[]> {
  await mkdir(screenshots, { recursive: true });
  const faults: string[] = [];
  const page = await stage.openAs(person, path, { reducedMotion: 'reduce' });
  async function put(look: Look) {
    await page.setViewportSize(look.viewport);
    await putTheme(page, look);
    await ready(page);
    if (takesPictures) await page.screenshot({ path: `${screenshots}${name}-${look.name}.png` });
    const excess = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
    if (excess > 0) faults.push(`${look.name}: ${excess} pixels wider than the window`);
  }
  for (const look of judged) {
    await put(look);
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${look.name}: ${fault}`));
  }
  for (const look of takesPictures ? onlyLookedAt : []) await put(look);
  await page.context().close();
  return faults;
}

/** The contrast theme also without forced colors, as Teams has it: there axe can judge what the theme itself does. */
async function putTheme(page: Page, { theme, forcedColors = 'none' }: Look): Promise<void> {
  await page.evaluate(`(() => {
    const list = MediaQueryList.prototype;
    list.itself ??= Object.getOwnPropertyDescriptor(list, 'matches').get;
    const asksForContrast = ({ media }) => ${theme === 'contrast'} && media === '(forced-colors: active)';
    const get = function () { return asksForContrast(this) || list.itself.call(this); };
    Object.defineProperty(list, 'matches', { configurable: true, get });
  })()`);
  // The page asks anew when one of these has changed.
  const colorScheme = theme === 'light' ? 'light' : 'dark';
  await page.emulateMedia({ forcedColors, colorScheme: colorScheme === 'light' ? 'dark' : 'light' });
  // It is told when it is drawn; of a change that was taken back until then it hears nothing.
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  await page.emulateMedia({ forcedColors, colorScheme });
  await page.locator(`[data-theme=${theme}]`).waitFor();
}
