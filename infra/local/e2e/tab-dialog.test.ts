/** The one dialog of all pages, alone on a page, in a real browser. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { repositoryFolder } from '../local-settings.ts';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest, launchBrowser } from '../testing/browser.ts';

const tabs = join(repositoryFolder, 'tabs');
const origin = 'http://dialog.example';
const files = new Map<string, string | Uint8Array>();
let browser: Browser;
let page: Page;

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const [result, launched] = await Promise.all([
    build({
      root: tabs,
      configFile: false,
      logLevel: 'silent',
      build: { write: false, rolldownOptions: { input: join(tabs, 'testing/dialog-page.tsx') } },
    }),
    launchBrowser(),
  ]);
  browser = launched;
  const { output } = [result].flat()[0] as Rolldown.RolldownOutput;
  for (const file of output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
  const entry = output.find((file) => file.type === 'chunk' && file.isEntry);
  files.set(
    '/',
    `<!doctype html><html lang="en"><title>Dialog</title><div id="root"></div><script type="module" src="/${entry?.fileName}"></script>`,
  );
}, 240_000);

afterAll(() => {
  vi.unstubAllEnvs();
  return browser?.close();
});

afterEach(() => page?.context().close());

async function openDialog(shape: string, size = 'medium', viewport = { width: 1600, height: 900 }): Promise<void> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const body = files.get(pathname);
    const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ contentType, body: Buffer.from(body) });
  });
  await page.goto(`${origin}/?shape=${shape}&size=${size}`);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('dialog', { name: 'A vehicle’s name' }).waitFor();
}

const dialog = () => page.getByRole('dialog', { name: 'A vehicle’s name' });
const isClosed = () => dialog().waitFor({ state: 'detached' });
const focused = () => page.evaluate('document.activeElement.textContent');

for (const shape of ['drawer', 'center', 'full-screen']) {
  browserTest(`a ${shape} keeps the focus, closes on Escape and gives the focus back`, async () => {
    await openDialog(shape);
    expect(await accessibilityFaults(page)).toEqual([]);
    const visited = new Set<unknown>();
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(
        `document.activeElement.closest('[role=dialog]') !== null || document.activeElement === document.body || document.activeElement.hasAttribute('data-tabster-dummy')`,
      );
      expect(inside).toBe(true);
      visited.add(await page.evaluate('document.activeElement.outerHTML'));
    }
    // Its button that closes, its input and its two actions.
    expect(visited.size).toBeGreaterThanOrEqual(4);
    await page.keyboard.press('Escape');
    await isClosed();
    await expect.poll(focused).toBe('Open');
  });
}

browserTest(
  'each size has its width, and none is wider than the window',
  async () => {
    for (const shape of ['drawer', 'center']) {
      const widths: number[] = [];
      for (const size of ['small', 'medium', 'large', 'extra-large']) {
        await openDialog(shape, size);
        widths.push((await dialog().boundingBox())?.width ?? 0);
        await page.context().close();
      }
      expect(widths, shape).toEqual([...widths].sort((one, other) => one - other));
      expect(new Set(widths).size, shape).toBe(4);
      await openDialog(shape, 'extra-large', { width: 320, height: 600 });
      expect((await dialog().boundingBox())?.width, shape).toBeLessThanOrEqual(320);
      await page.context().close();
    }
    await openDialog('full-screen');
    expect(await dialog().boundingBox()).toMatchObject({ x: 0, y: 0, width: 1600, height: 900 });
  },
  60_000,
);

browserTest('a press beside it closes it', async () => {
  await openDialog('drawer', 'small');
  await page.mouse.click(20, 400);
  await isClosed();
  await expect.poll(focused).toBe('Open');
});

browserTest('changes are not lost unasked: whoever stays has them, whoever leaves is back on the page', async () => {
  await openDialog('center');
  await page.getByRole('textbox', { name: 'Name' }).fill('Blue van');
  await page.keyboard.press('Escape');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Stay' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Blue van');
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('INPUT');
  await page.goBack();
  await question.getByRole('button', { name: 'Stay' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Blue van');
  await dialog().getByRole('button', { name: 'Close' }).click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await isClosed();
  await expect.poll(focused).toBe('Open');
  // Nothing of it is left in the history.
  await page.goBack();
  expect(page.url()).toBe('about:blank');
});

browserTest('Enter in a field sends its form', async () => {
  await openDialog('center');
  await page.getByRole('textbox', { name: 'Name' }).fill('Blue van');
  await page.keyboard.press('Enter');
  await isClosed();
});
