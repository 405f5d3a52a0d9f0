import type { BenchOptions } from './bench-options.ts';
import type { BenchProduct, MeasuredServer } from './bench-product.ts';
import { type Measurement, measure } from './closed-loop.ts';
import { type Floors, startFloors } from './floors.ts';
import type { Setting, Workload } from './workloads/workload.ts';

/** One measurement of everything, one after the other, so that all met the machine in much the same state. */
export interface Round {
  http: Measurement;
  database: Measurement;
  servers: { name: MeasuredServer['name']; measurement: Measurement }[];
}

export interface Measured {
  rounds: Round[];
  goalKinds: readonly string[];
  /** What is not as it should be, one line each. */
  faults: string[];
  remark: string;
}

/** A floor is the same at any moment: it needs less time than what is measured. */
const floorShare = 1 / 4;
const warmUpSeconds = 8;

/**
 * Warms up, then measures in rounds: the floors, and each server in turn, the first of one round being the last of the next.
 * @param say told how it goes, in one line
 */
export async function runRounds(
  product: BenchProduct,
  create: (setting: Setting) => Promise<Workload>,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<Measured> {
  const [first] = product.servers;
  if (!first) throw new Error('There is no server to measure');
  let current = first;
  const floors = await startFloors(product, options.users);
  try {
    const workload = await create({ product, users: options.users, server: () => current.url });
    const faults: string[] = [];
    for (const server of product.servers) {
      current = server;
      const { samples } = await measure(workload.people, { ...options, seconds: warmUpSeconds });
      faults.push(...samples.flatMap(({ kind, error }) => (error ? [`warming up, ${kind}: ${error}`] : [])));
    }
    const rounds: Round[] = [];
    for (let number = 1; number <= options.rounds; number++) {
      const servers: Round['servers'] = [];
      const floor = await measureFloors(floors, options);
      for (const server of number % 2 ? product.servers : product.servers.toReversed()) {
        current = server;
        servers.push({ name: server.name, measurement: await measure(workload.people, options) });
      }
      rounds.push({ ...floor, servers });
      faults.push(...(await workload.verify()).map((fault) => `round ${number}: ${fault}`));
      say(`Round ${number} of ${options.rounds}: ${workload.describe()}`);
    }
    return { rounds, goalKinds: workload.goalKinds, faults, remark: workload.describe() };
  } finally {
    await floors.stop();
  }
}

async function measureFloors(floors: Floors, options: BenchOptions): Promise<Pick<Round, 'http' | 'database'>> {
  const seconds = Math.max(1, options.seconds * floorShare);
  return {
    http: await measure(floors.http, { ...options, seconds }),
    database: await measure(floors.database, { ...options, seconds }),
  };
}
