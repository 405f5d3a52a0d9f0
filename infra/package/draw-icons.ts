/**
 * Draws the app's icons from their SVG: `npm run draw-icons -w infra/package`, after a change of appPackage/*.svg. The PNG files
 * are kept in git, as browsers of different versions draw edges a little differently.
 */
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { iconPixels } from './check-icons.ts';
import { appPackageFolder } from './project-folders.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, pixels] of Object.entries(iconPixels)) {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  const svg = await readFile(new URL(`${name}.svg`, appPackageFolder), 'utf8');
  await page.setContent(`<body style="margin:0">${svg.replace('<svg ', '<svg style="display:block" ')}`);
  await page.screenshot({ path: new URL(`${name}.png`, appPackageFolder).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
