/** How fast positions are taken in with all that they mean, beside bare COPY of the same rows into a table with the same index. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { ingestPositions } from '../../api/src/domain/position/ingest-positions.ts';
import type { VehiclePoint } from '../../api/src/domain/position/sort-points.ts';
import { understandPositions } from '../../api/src/domain/trip/understand-positions.ts';
import { tenantOfSignature } from '../../db/src/find-tenant.ts';
import { createApplicationPool } from '../../db/src/pools.ts';
import { createTenantDatabase } from '../../db/src/tenant-transaction.ts';
import type { BenchOptions } from './bench-options.ts';
import type { BenchProduct } from './bench-product.ts';
import { grownCompany } from './grow-fleet.ts';
import { commitOf, type Machine } from './machine.ts';

const goals = { ratio: 0.4, positionsPerSecond: 5_000 };
const writers = 4;
const batchPoints = 2_000;
const retentionDays = 90;
/** As the ingester pauses. */
const pauseMilliseconds = 1_000;
const metersPerDegree = 111_195;
const speedKph = 54;

type Say = (line: string) => void;

interface Round {
  positions: number;
  copySeconds: number;
  ingestSeconds: number;
}

/** @returns whether the goals were met */
export async function benchIngestion(
  product: BenchProduct,
  machine: Machine,
  options: BenchOptions,
  say: Say,
): Promise<boolean> {
  const pool = createApplicationPool({ connectionString: product.appUrl, applicationName: 'fleet-bench' });
  const database = createTenantDatabase(pool);
  const tenantId = tenantOfSignature(grownCompany.tenantId);
  const vehicles = (
    await product.owner.query<{ id: string }>('select id from vehicles where tenant_id = $1 order by id', [tenantId])
  ).rows.map(({ id }) => id);
  const device = vehicles[0] ?? '';
  const copied = await prepareCopy(product, tenantId);
  try {
    const rounds: Round[] = [];
    let startedAt = Date.now() - 3_600_000 * 24;
    for (let number = 0; number <= options.rounds; number++) {
      // Each vehicle a position a second; the first round warms up.
      const points = drive(vehicles, device, startedAt, options.seconds);
      startedAt += options.seconds * 1_000;
      const now = () => new Date(startedAt);
      const copySeconds = await copied.copy(points);
      const from = performance.now();
      await takeIn({ database, tenantId, now }, points);
      const round = { positions: points.length, copySeconds, ingestSeconds: (performance.now() - from) / 1_000 };
      if (number > 0) rounds.push(round);
      say(`Round ${number} of ${options.rounds}: ${describe(round)}`);
    }
    const stored = await count(product.owner, tenantId);
    const expected = (options.rounds + 1) * options.seconds * vehicles.length;
    const ratio = median(rounds.map(({ copySeconds, ingestSeconds }) => copySeconds / ingestSeconds));
    const positionsPerSecond = median(rounds.map(({ positions, ingestSeconds }) => positions / ingestSeconds));
    const faults = stored === expected ? [] : [`${stored} of ${expected} positions are there`];
    const isMet = faults.length === 0 && ratio >= goals.ratio && positionsPerSecond >= goals.positionsPerSecond;
    await mkdir(options.results, { recursive: true });
    const file = join(
      options.results,
      `ingestion-${new Date().toISOString().slice(0, 19).replaceAll(/[T:]/g, '-')}.json`,
    );
    const commit = await commitOf(product.servers[0]?.folder ?? '.');
    const result = {
      workload: 'ingestion',
      commit,
      machine,
      goals,
      vehicles: vehicles.length,
      ratio,
      positionsPerSecond,
      rounds,
      faults,
    };
    await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
    say(`${ratio.toFixed(2)} of bare COPY, ${Math.round(positionsPerSecond)} positions a second; ${file}`);
    for (const fault of faults) say(fault);
    return isMet;
  } finally {
    await copied.stop();
    await pool.end();
  }
}

/** Back and forth between two stops, so that there are trips to find. */
function drive(vehicles: readonly string[], deviceId: string, startedAt: number, seconds: number): VehiclePoint[] {
  const points: VehiclePoint[] = [];
  for (let second = 0; second < seconds; second++) {
    const time = startedAt + second * 1_000;
    for (const [number, vehicleId] of vehicles.entries()) {
      const inRound = (Math.floor(time / 1_000) + number * 7) % 2_400;
      const drives = inRound % 1_200 < 800;
      const along = Math.min(inRound % 1_200, 800);
      const meters = (inRound < 1_200 ? along : 800 - along) * (speedKph / 3.6);
      const place = {
        latitude: 48 + meters / metersPerDegree,
        longitude: 11 + number * 0.001,
        speedKph: drives ? speedKph : 0,
        headingDegrees: inRound < 1_200 ? 0 : 180,
      };
      points.push({ externalId: '', deviceId, vehicleId, deviceTime: new Date(time), place, ignitionOn: drives });
    }
  }
  return points;
}

/** Several writers, each with vehicles of its own, and beside them whoever finds out what it means, until all is understood. */
async function takeIn(context: Parameters<typeof ingestPositions>[0], points: readonly VehiclePoint[]): Promise<void> {
  const shares = Array.from({ length: writers }, (): VehiclePoint[] => []);
  const shareOf = new Map(
    [...new Set(points.map(({ vehicleId }) => vehicleId))].map((id, index) => [id, index % writers]),
  );
  for (const point of points) shares[shareOf.get(point.vehicleId) ?? 0]?.push(point);
  let isWriting = true;
  const understanding = (async () => {
    for (;;) {
      const wasWriting = isWriting;
      if ((await understandPositions(context)) > 0) continue;
      if (!wasWriting) return;
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
  })();
  const writing = Promise.all(
    shares.map(async (share) => {
      for (let from = 0; from < share.length; from += batchPoints) {
        await ingestPositions(context, share.slice(from, from + batchPoints), { retentionDays });
      }
    }),
  ).finally(() => {
    isWriting = false;
  });
  await Promise.all([writing.finally(() => understanding), understanding]);
}

async function prepareCopy(product: BenchProduct, tenantId: string) {
  const client = new pg.Client({ connectionString: product.ownerUrl });
  await client.connect();
  await client.query('create table bare_positions (like positions including all)');
  return {
    /** @returns seconds */
    async copy(points: readonly VehiclePoint[]): Promise<number> {
      const lines = points.map(({ vehicleId, deviceId, deviceTime, place, ignitionOn }) => {
        const time = deviceTime.toISOString();
        const { latitude, longitude, speedKph: speed, headingDegrees } = place ?? { latitude: 0, longitude: 0 };
        const told = [latitude, longitude, speed, headingDegrees, '\\N', ignitionOn ? 't' : 'f', '\\N', 'f'];
        return [tenantId, vehicleId, time, deviceId, time, ...told].join('\t');
      });
      const file = join(product.folder, 'positions.tsv');
      await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o644 });
      const from = performance.now();
      await client.query(`copy bare_positions from '${file}'`);
      return (performance.now() - from) / 1_000;
    },
    stop: () => client.end(),
  };
}

async function count(owner: pg.Pool, tenantId: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    'select count(*)::int as count from positions where tenant_id = $1',
    [tenantId],
  );
  return rows[0]?.count ?? 0;
}

function describe({ positions, copySeconds, ingestSeconds }: Round): string {
  const ratio = copySeconds / ingestSeconds;
  return `${positions} positions in ${ingestSeconds.toFixed(1)} s, COPY in ${copySeconds.toFixed(1)} s: ${ratio.toFixed(2)}`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}
