/** A page whose connection breaks: it says so, asks by itself meanwhile, and is complete when the connection is back. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest } from '../testing/browser.ts';
import { demoVehicleId } from '../testing/demo-stage.ts';
import { setTabStage, type TabStage } from '../testing/tab-stage.ts';

const screenshots = fileURLToPath(new URL('../../../screenshots/tabs/', import.meta.url));
const hourMilliseconds = 3_600_000;

let stage: TabStage;
beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  stage = await setTabStage();
}, 240_000);
afterAll(() => stage?.drop());

/** The network between a browser and the server, as far as live changes go. */
async function lineOf(context: BrowserContext) {
  let isUp = true;
  const sockets = new Set<WebSocketRoute>();
  await context.routeWebSocket(/\/realtime\//, (socket) => {
    if (!isUp) return void socket.close();
    socket.connectToServer();
    sockets.add(socket);
  });
  await context.route(/\/realtime\//, (route) => (isUp ? route.continue() : route.abort()));
  return {
    async cut() {
      isUp = false;
      for (const socket of sockets) await socket.close();
      sockets.clear();
    },
    mend() {
      isUp = true;
    },
  };
}

async function reserve(plate: string): Promise<void> {
  const client = await stage.client('employee');
  const startDate = new Date(Date.now() + 24 * hourMilliseconds);
  const endDate = new Date(startDate.getTime() + hourMilliseconds).toISOString();
  const reservation = await client.createReservation({
    vehicleId: demoVehicleId(plate),
    startDate: startDate.toISOString(),
    endDate,
    purpose: 'site visit',
  });
  stage.tell(reservation);
}

browserTest(
  'a page that loses its connection says so, and shows what it missed when it is live again',
  async () => {
    const context = await stage.open();
    // As long as a page may wait before it tries again, and some more.
    context.setDefaultTimeout(50_000);
    const line = await lineOf(context);
    const page = await stage.signIn(context, 'employee', 'fleet');
    const card = page.getByRole('article').filter({ hasText: 'M-FT 1204' });
    await card.getByText('No upcoming reservation').waitFor();
    await page.evaluate('window.neverReloaded = true');

    await line.cut();
    await page.getByText('Updated every 30 seconds', { exact: true }).waitFor();
    await page.screenshot({ path: `${screenshots}connection-lost.png` });
    await reserve('M-FT 1204');
    expect(await card.getByText('No upcoming reservation').count()).toBe(1);
    line.mend();
    await page.getByText('Live', { exact: true }).waitFor();
    await card.getByText(/^Requested tomorrow \d/).waitFor();

    await reserve('M-VW 5012');
    await page
      .getByRole('article')
      .filter({ hasText: 'M-VW 5012' })
      .getByText(/^Requested tomorrow|^Reserved tomorrow/)
      .waitFor();
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    await context.close();
    expect(stage.faults).toEqual([]);
  },
  180_000,
);
