import { setTimeout as delay } from 'node:timers/promises';
import { broadcastChannel, type HeardPosition, writePositionBroadcasts } from '@fleet/contracts/socket-events.ts';
import pg from 'pg';
import type { BenchProduct } from './bench-product.ts';
import { grownCompany } from './grow-fleet.ts';

/** Devices do not report in step: some of the fleet at every tick. */
const tickMilliseconds = 100;

/**
 * Vehicles of the grown company on the move, told of as the ingester tells every server.
 * @param count how many of them, the newest first
 */
export async function startFleet(product: BenchProduct, count: number, everyMilliseconds: number) {
  const { rows } = await product.owner.query<{ id: string }>(
    'select id from vehicles where tenant_id = $1 order by id desc limit $2',
    [grownCompany.tenantId, count],
  );
  const client = new pg.Client({ connectionString: product.appUrl });
  await client.connect();
  const ticks = Math.max(1, Math.round(everyMilliseconds / tickMilliseconds));
  let isDriving = false;
  let sent = 0;
  let driving = Promise.resolve();

  async function drive(): Promise<void> {
    let next = performance.now();
    for (let tick = 0; isDriving; tick++) {
      const those = rows.filter((_, index) => index % ticks === tick % ticks);
      const positions = those.map(({ id }, index) => positionOf(id, index + tick));
      await client.query('begin');
      for (const message of writePositionBroadcasts(grownCompany.tenantId, positions)) {
        await client.query({ name: 'notify', text: 'select pg_notify($1, $2)', values: [broadcastChannel, message] });
      }
      await client.query('commit');
      sent += positions.length;
      // What could not be told in time is not told all at once, as no device would.
      next = Math.max(next + tickMilliseconds, performance.now());
      await delay(next - performance.now());
    }
  }
  let isEnded = false;
  return {
    drive() {
      isDriving = true;
      driving = drive();
    },
    sent: () => sent,
    async stop() {
      isDriving = false;
      await driving;
      if (!isEnded) await client.end();
      isEnded = true;
    },
  };
}

function positionOf(vehicleId: string, step: number): HeardPosition {
  const angle = step / 50;
  const position = {
    vehicleId,
    latitude: Math.round((48.137 + Math.sin(angle) / 20) * 1e6) / 1e6,
    longitude: Math.round((11.575 + Math.cos(angle) / 20) * 1e6) / 1e6,
    speedKph: 48.5,
    headingDegrees: (step * 7) % 360,
    ignitionOn: true,
    deviceTime: new Date().toISOString(),
  };
  return { position, driverUserId: null, isPrivate: false };
}
