/**
 * How smoothly the map shows 2,000 vehicles on the move, told of by the real socket: frames a second as the browser draws them,
 * while it is looked at and while it is dragged about, beside a page with nothing on it, which is what the machine allows.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { buildTabs } from '../local/build-tabs.ts';
import { findBrowser } from '../local/testing/find-browser.ts';
import type { BenchOptions } from './bench-options.ts';
import type { BenchProduct } from './bench-product.ts';
import { startFleet } from './driving-fleet.ts';
import { countFrames, type Frames, median } from './frames.ts';
import { grownCompany } from './grow-fleet.ts';
import { commitOf, type Machine } from './machine.ts';

const goalFramesPerSecond = 50;
const movingVehicles = 2_000;
const loadMilliseconds = 120_000;
const dragMilliseconds = 16;

interface Round {
  empty: Frames;
  looking: Frames;
  dragging: Frames;
}

/** @returns whether it is as smooth as it should be */
export async function benchMap(
  product: BenchProduct,
  machine: Machine,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const launch = await findBrowser();
  if (!launch) throw new Error('There is no Chromium on this machine: apt-get install chromium');
  await buildTabs();
  await addVehicles(product);
  const fleet = await startFleet(product, movingVehicles, options.thinkMilliseconds);
  const browser = await chromium.launch(launch);
  try {
    fleet.drive();
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en-GB' });
    const page = await context.newPage();
    await openMap(page, product.publicUrl);
    const empty = await context.newPage();
    const rounds: Round[] = [];
    for (let number = 1; number <= options.rounds; number++) {
      await empty.bringToFront();
      const floor = await countFrames(empty, options.seconds, undefined);
      await page.bringToFront();
      const looking = await countFrames(page, options.seconds, undefined);
      const round = { empty: floor, looking, dragging: await whileDragged(page, options.seconds) };
      rounds.push(round);
      say(`Round ${number} of ${options.rounds}: ${describe(round)}`);
    }
    const of = (part: keyof Round) => median(rounds.map((round) => round[part].framesPerSecond));
    const [possible, looking, dragging] = [of('empty'), of('looking'), of('dragging')];
    const shares = { looking: share(looking, possible), dragging: share(dragging, possible) };
    const goal = { framesPerSecond: goalFramesPerSecond, isMet: Math.min(looking, dragging) >= goalFramesPerSecond };
    const commit = await commitOf(product.servers[0]?.folder ?? '.');
    const measured = { vehicles: movingVehicles, everyMilliseconds: options.thinkMilliseconds, looking, dragging };
    const result = { workload: 'map', commit, machine, goal, ...measured, possible, shares, rounds };
    await mkdir(options.results, { recursive: true });
    const time = new Date().toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
    const file = join(options.results, `map-${time}.json`);
    await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
    say(`${looking} frames a second looked at, ${dragging} dragged, of ${possible} of nothing; ${file}`);
    return goal.isMet;
  } finally {
    await fleet.stop();
    await browser.close();
  }
}

/** The company then has as many as are shown, and each of them moves. */
async function addVehicles({ owner }: BenchProduct): Promise<void> {
  await owner.query(
    `insert into vehicles (tenant_id, pool_id, license_plate, make, model, color, class, fuel_type, seats, mailbox_address)
     select v.tenant_id, v.pool_id, 'Z-MP ' || 1000 + n, v.make, v.model, v.color, v.class, v.fuel_type, v.seats, 'map' || n || '@' || $2
     from (select * from vehicles where tenant_id = $1 order by id desc limit 1) v,
       generate_series(1, $3 - (select count(*)::integer from vehicles where tenant_id = $1 and retired_at is null)) n`,
    [grownCompany.tenantId, grownCompany.domain, movingVehicles],
  );
}

/** Until every vehicle was told of. */
async function openMap(page: Page, url: string): Promise<void> {
  page.setDefaultTimeout(loadMilliseconds);
  await page.goto(`${url}/tabs/map`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(`manager@${grownCompany.domain}`).click();
  const moving = movingVehicles.toLocaleString('en-GB');
  await page.getByText(`${moving} moving now`).waitFor();
}

/** The hand goes round in a circle with the button pressed. */
async function whileDragged(page: Page, seconds: number): Promise<Frames> {
  const { x = 0, y = 0, width = 0, height = 0 } = (await page.getByRole('application').boundingBox()) ?? {};
  const at = (turn: number) => [x + width / 2 + Math.cos(turn) * 200, y + height / 2 + Math.sin(turn) * 200] as const;
  await page.mouse.move(...at(0));
  await page.mouse.down();
  let isOver = false;
  const counted = countFrames(page, seconds, undefined).finally(() => {
    isOver = true;
  });
  for (let turn = 0; !isOver; turn += 0.05) {
    await page.mouse.move(...at(turn));
    await delay(dragMilliseconds);
  }
  await page.mouse.up();
  return counted;
}

function describe({ empty, looking, dragging }: Round): string {
  const part = ({ framesPerSecond, p95 }: Frames) =>
    `${framesPerSecond} frames a second, one in twenty above ${p95} ms`;
  return `looked at ${part(looking)}; dragged ${part(dragging)}; nothing at ${empty.framesPerSecond}`;
}

function share(frames: number, possible: number): number {
  return Math.round((frames / possible) * 100) / 100;
}
