/** Stands in for telematics services, and drives the demo fleet along a real road. Started by `npm start`. */
import { setTimeout as delay } from 'node:timers/promises';
import { listen } from './http/listen.ts';
import { createRouter } from './http/router.ts';
import { connectDemo, demoAccounts, roadOf } from './telematics/connect-demo.ts';
import type { TelematicsFaults } from './telematics/faults.ts';
import { geotabRoutes } from './telematics/geotab.ts';
import { createPointLog } from './telematics/point-log.ts';
import { samsaraRoutes } from './telematics/samsara.ts';
import { createSimulatedFleet } from './telematics/simulated-fleet.ts';
import { forward, traccarRoutes } from './telematics/traccar.ts';

const tickMilliseconds = 2_000;
const retryMilliseconds = 1_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const { PORT, EMULATOR_PORT, TELEMATICS_EMULATOR_PORT } = process.env;
const logs = { traccar: createPointLog(), samsara: createPointLog(), geotab: createPointLog() };
const faults: TelematicsFaults = { losesEvery: 50 };

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
if (process.connected) process.on('disconnect', () => process.exit(0));

const traccarDevices: string[] = [];
const router = createRouter([
  ...traccarRoutes(logs.traccar, traccarDevices, demoAccounts.traccar.apiToken),
  ...samsaraRoutes(logs.samsara, demoAccounts.samsara.apiToken, faults),
  ...geotabRoutes(logs.geotab, demoAccounts.geotab, faults),
]);
const { port } = await listen(router, Number(TELEMATICS_EMULATOR_PORT), (error) => say(String(error)));
say('telematics ready');

const demo = await untilConnected();
traccarDevices.push(...demo.traccar.vehicles.map(({ externalId }) => externalId));
const vendors = ['traccar', 'samsara', 'geotab'] as const;
const fleets = vendors.map((vendor) => ({
  vendor,
  fleet: createSimulatedFleet(demo[vendor].vehicles, roadOf(vendor)),
}));
say(`driving ${vendors.map((vendor) => `${demo[vendor].vehicles.length} of ${vendor}`).join(', ')}`);
for (;;) {
  const now = new Date(Math.floor(Date.now() / 1_000) * 1_000);
  for (const { vendor, fleet } of fleets) {
    const points = fleet.at(now);
    logs[vendor].add(points);
    if (vendor === 'traccar') await forward(demo.traccar.forwardAddress, points, traccarDevices, faults);
  }
  await delay(tickMilliseconds - (Date.now() % tickMilliseconds));
}

/** The product starts at the same time, and may take a while. */
async function untilConnected() {
  for (;;) {
    try {
      return await connectDemo({
        productUrl: `http://localhost:${PORT}`,
        microsoftUrl: `http://localhost:${EMULATOR_PORT}`,
        telematicsUrl: `http://localhost:${port}`,
      });
    } catch (error) {
      say(`the product is not there yet: ${(error as Error).message}`);
      await delay(retryMilliseconds);
    }
  }
}
