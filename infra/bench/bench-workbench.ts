/**
 * How smoothly 20,000 rows of the workbench scroll: frames a second as the browser draws them, beside a page with nothing on it,
 * which is what the machine allows.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { buildTabs } from '../local/build-tabs.ts';
import { findBrowser } from '../local/testing/find-browser.ts';
import type { BenchOptions } from './bench-options.ts';
import type { BenchProduct } from './bench-product.ts';
import { countFrames, type Frames, median } from './frames.ts';
import { commitOf, type Machine } from './machine.ts';

const goalFramesPerSecond = 50;
const wantedRows = 20_000;
const loadMilliseconds = 300_000;

interface Round {
  empty: Frames;
  scrolling: Frames;
}

/** @returns whether it scrolls as smoothly as it should, or as this machine can */
export async function benchWorkbench(
  product: BenchProduct,
  machine: Machine,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const launch = await findBrowser();
  if (!launch) throw new Error('There is no Chromium on this machine: apt-get install chromium');
  await buildTabs();
  const browser = await chromium.launch(launch);
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en-GB' });
    const page = await context.newPage();
    const rows = await openReservations(page, product.publicUrl, say);
    const empty = await context.newPage();
    const rounds: Round[] = [];
    for (let number = 1; number <= options.rounds; number++) {
      await empty.bringToFront();
      const floor = await countFrames(empty, options.seconds, undefined);
      await page.bringToFront();
      const round = { empty: floor, scrolling: await countFrames(page, options.seconds, '.ag-grid-viewport') };
      rounds.push(round);
      say(`Round ${number} of ${options.rounds}: ${describe(round)}`);
    }
    const framesPerSecond = median(rounds.map(({ scrolling }) => scrolling.framesPerSecond));
    const possible = median(rounds.map((round) => round.empty.framesPerSecond));
    const isMet = framesPerSecond >= goalFramesPerSecond;
    const commit = await commitOf(product.servers[0]?.folder ?? '.');
    const goal = { framesPerSecond: goalFramesPerSecond, isMet };
    const result = { workload: 'workbench', commit, machine, rows, goal, framesPerSecond, possible, rounds };
    await mkdir(options.results, { recursive: true });
    const time = new Date().toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
    const file = join(options.results, `workbench-${time}.json`);
    await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
    say(`${rows} rows: ${framesPerSecond} frames a second, of ${possible} that this machine draws of nothing; ${file}`);
    return isMet;
  } finally {
    await browser.close();
  }
}

/** @returns how many rows are there when reading was stopped */
async function openReservations(page: Page, url: string, say: (line: string) => void): Promise<number> {
  page.setDefaultTimeout(loadMilliseconds);
  await page.goto(`${url}/tabs/workbench?sheet=reservations&period=all`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('manager@contoso.example').click();
  const from = performance.now();
  const counted = `Number(document.querySelector('[data-status-bar]')?.innerText.match(/([\\d,]+) rows/)?.[1].replaceAll(',', ''))`;
  await page.waitForFunction(`${counted} >= ${wantedRows}`);
  const seconds = (performance.now() - from) / 1_000;
  await page.getByRole('button', { name: 'Stop' }).click();
  const rows = (await page.evaluate(counted)) as number;
  say(`${rows} rows came in ${seconds.toFixed(1)} s`);
  return rows;
}

function describe({ empty, scrolling }: Round): string {
  const { framesPerSecond, p95, longest } = scrolling;
  return `${framesPerSecond} frames a second, one in twenty above ${p95} ms, the longest ${longest} ms; nothing at ${empty.framesPerSecond}`;
}
