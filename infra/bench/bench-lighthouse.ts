/**
 * What Lighthouse says of the pages that people open first, as the server serves the built tabs, opened by somebody who has
 * signed in before.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { buildTabs } from '../local/build-tabs.ts';
import { findFreePort } from '../local/find-free-port.ts';
import { findBrowser } from '../local/testing/find-browser.ts';
import type { BenchOptions } from './bench-options.ts';
import type { BenchProduct } from './bench-product.ts';
import { describeScore, forms, goals, medianScore, reachesGoals, type Score, scoreOf } from './lighthouse-score.ts';
import { commitOf, type Machine } from './machine.ts';

/** Those of the navigation that a manager sees. */
const pages = ['fleet', 'map', 'workbench', 'reservations', 'approvals', 'administration', 'analytics'] as const;

/** @returns whether every page reaches the goals */
export async function benchLighthouse(
  product: BenchProduct,
  machine: Machine,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const launch = await findBrowser();
  if (!launch) throw new Error('There is no Chromium on this machine: apt-get install chromium');
  await buildTabs();
  const port = await findFreePort();
  const args = [...(launch.args ?? []), `--remote-debugging-port=${port}`];
  // Lighthouse opens pages of its own in the browser's first context, and sets their size itself.
  const context = await chromium.launchPersistentContext('', { ...launch, args, viewport: null });
  try {
    await keepSignedIn(context, product.publicUrl);
    const rounds: Score[][] = [];
    for (let number = 1; number <= options.rounds; number++) {
      say(`Round ${number} of ${options.rounds}:`);
      const scores: Score[] = [];
      for (const page of pages) {
        for (const form of forms) {
          const score = await scoreOf(`${product.publicUrl}/tabs/${page}`, page, form, port);
          say(`  ${describeScore(score)}`);
          scores.push(score);
        }
      }
      rounds.push(scores);
    }
    const scores = (rounds[0] ?? []).map((_, index) => medianScore(rounds.flatMap((round) => round[index] ?? [])));
    const isMet = scores.every(reachesGoals);
    const commit = await commitOf(product.servers[0]?.folder ?? '.');
    const result = { workload: 'lighthouse', commit, machine, goals, isMet, scores, rounds };
    await mkdir(options.results, { recursive: true });
    const time = new Date().toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
    const file = join(options.results, `lighthouse-${time}.json`);
    await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
    for (const score of scores) say(`${reachesGoals(score) ? 'reached' : 'missed '} ${describeScore(score)}`);
    say(file);
    return isMet;
  } finally {
    await context.close();
  }
}

/** Every page of this browser begins with the session of somebody who has signed in. */
async function keepSignedIn(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/tabs/fleet`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('manager@contoso.example').click();
  await page.getByText('Live', { exact: true }).waitFor();
  const session = (await page.evaluate('JSON.stringify(sessionStorage)')) as string;
  const keep = `Object.assign(sessionStorage, JSON.parse(${JSON.stringify(session)}))`;
  await context.addInitScript(`if (location.origin === '${url}') ${keep}`);
  await page.close();
}
