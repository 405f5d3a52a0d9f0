/** Many pages that follow a fleet on the move: how soon they hear where it is, what an idle page costs, and how soon all are back. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../local/find-free-port.ts';
import type { BenchOptions } from './bench-options.ts';
import type { BenchProduct, MeasuredServer } from './bench-product.ts';
import { startFleet } from './driving-fleet.ts';
import { grownCompany, grownFleet } from './grow-fleet.ts';
import { commitOf, type Machine } from './machine.ts';
import { signPageTokens } from './page-tokens.ts';
import type { Order, Report } from './socket-clients.ts';

const goals = { p95Milliseconds: 500, allBackMilliseconds: 2_000 };
const warmUpSeconds = 3;
const settleMilliseconds = 5_000;
const patienceMilliseconds = 180_000;

type Say = (line: string) => void;

interface Clients {
  tell(order: Order): void;
  report(): Promise<Report>;
  until(isSo: (report: Report) => boolean): Promise<Report>;
  stop(): void;
}

/** @returns whether the goals were met */
export async function benchSockets(
  product: BenchProduct,
  machine: Machine,
  options: BenchOptions,
  say: Say,
): Promise<boolean> {
  const [server] = product.servers;
  if (!server) throw new Error('There is no server to measure');
  const clients = startClients();
  try {
    const tokens = await signPageTokens(product);
    const memoryBefore = await memoryOf(server.program.pid);
    const connectedFrom = Date.now();
    const { tenantId } = grownCompany;
    const topics = ['vehicles', 'reservations', 'drivers', 'approvals', 'positions'];
    clients.tell({ order: 'connect', url: server.url, tokens, tenantId, count: options.users, topics });
    const { lastReadyAt } = await clients.until(({ connected }) => connected === options.users);
    const connectSeconds = (lastReadyAt - connectedFrom) / 1_000;
    say(`${options.users} sockets are connected after ${connectSeconds} s`);
    await delay(settleMilliseconds);
    const memoryAfter = await memoryOf(server.program.pid);

    const rounds = [];
    for (const interval of options.intervalsMilliseconds) {
      const round = await follow(product, server, clients, interval, options.seconds);
      say(JSON.stringify(round));
      rounds.push(round);
    }

    const port = await findFreePort();
    await product.run('second', [join(server.folder, 'api/src/web.ts')], (output) => output.includes('web listening'), {
      PORT: String(port),
    });
    clients.tell({ order: 'move', url: `http://127.0.0.1:${port}` });
    await clients.report();
    const stoppedAt = Date.now();
    await server.program.stop();
    const back = await clients.until((report) => report.connected === options.users && report.lastReadyAt > stoppedAt);

    const allBackMilliseconds = back.lastReadyAt - stoppedAt;
    const perSocket = memoryAfter !== undefined && memoryBefore !== undefined && memoryAfter - memoryBefore;
    const result = {
      ...{ workload: options.workload, at: new Date().toISOString(), commit: await commitOf(server.folder), machine },
      ...{ sockets: options.users, readers: back.readers, vehicles: grownFleet.vehicles, seconds: options.seconds },
      rounds,
      connectSeconds,
      kibibytesAnIdleSocket: perSocket === false ? undefined : round(perSocket / options.users / 1_024),
      allBackMilliseconds,
      failedTries: back.refusals,
      goals: {
        ...goals,
        p95IsMet: rounds.every(({ deviceToClientMilliseconds: { p95 } }) => p95 < goals.p95Milliseconds),
        allBackIsMet: allBackMilliseconds < goals.allBackMilliseconds,
      },
    };
    await mkdir(options.results, { recursive: true });
    const name = `${options.workload}-${result.at.slice(0, 19).replaceAll(/[T:]/g, '-')}.json`;
    await writeFile(join(options.results, name), `${JSON.stringify(result, undefined, 2)}\n`);
    say(JSON.stringify(result, undefined, 2));
    say(`Kept in ${join(options.results, name)}`);
    return result.goals.p95IsMet && result.goals.allBackIsMet;
  } finally {
    clients.stop();
  }
}

/** Everybody follows the fleet for a while. @param interval how often a vehicle tells where it is, in milliseconds */
async function follow(
  product: BenchProduct,
  server: MeasuredServer,
  clients: Clients,
  interval: number,
  seconds: number,
) {
  const fleet = await startFleet(product, grownFleet.vehicles, interval);
  try {
    fleet.drive();
    await delay(warmUpSeconds * 1_000);
    clients.tell({ order: 'measure' });
    const before = await clients.report();
    const cpuBefore = await cpuSecondsOf(server.program.pid);
    const sentBefore = fleet.sent();
    await delay(seconds * 1_000);
    const measured = await clients.report();
    const sent = fleet.sent() - sentBefore;
    const cpuAfter = await cpuSecondsOf(server.program.pid);
    return {
      reportsEveryMilliseconds: interval,
      /** As those heard it who read all of it, one socket in a hundred. */
      deviceToClientMilliseconds: summariseHistogram(measured.histogram),
      positionsToldASecond: round(sent / seconds),
      /** Of what those who read should have heard; the newest stands for those it came with. */
      heardShare: round(measured.positions / (sent * measured.readers)),
      messagesASecond: round(measured.messages / seconds),
      mebibytesASecond: round(measured.bytes / seconds / 2 ** 20),
      coresOfServer: share(cpuBefore, cpuAfter, seconds),
      coresOfClients: share(before.cpuSeconds, measured.cpuSeconds, seconds),
    };
  } finally {
    await fleet.stop();
  }
}

function startClients(): Clients {
  const child = fork(fileURLToPath(new URL('./socket-clients.ts', import.meta.url)));
  const tell = (order: Order) => void child.send(order);
  const report = async () => {
    const answer = once(child, 'message') as Promise<[Report]>;
    tell({ order: 'report' });
    return (await answer)[0];
  };
  return {
    tell,
    report,
    async until(isSo) {
      const giveUpAt = Date.now() + patienceMilliseconds;
      for (;;) {
        const current = await report();
        if (isSo(current)) return current;
        if (Date.now() > giveUpAt)
          throw new Error(`Only ${current.connected} are connected; ${JSON.stringify(current.refusals)}`);
        await delay(100);
      }
    },
    stop: () => child.disconnect(),
  };
}

/** @returns the program under a supervisor; undefined where /proc tells nothing */
async function programOf(supervisor: number | undefined): Promise<string | undefined> {
  try {
    const children = await readFile(`/proc/${supervisor}/task/${supervisor}/children`, 'utf8');
    for (const pid of children.trim().split(' ')) {
      if ((await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('web.ts')) return pid;
    }
  } catch {}
  return undefined;
}

/** Resident bytes. */
async function memoryOf(supervisor: number | undefined): Promise<number | undefined> {
  const pid = await programOf(supervisor);
  const status = pid && (await readFile(`/proc/${pid}/status`, 'utf8'));
  const kibibytes = status && /VmRSS:\s+(\d+)/.exec(status)?.[1];
  return kibibytes ? Number(kibibytes) * 1_024 : undefined;
}

const ticksASecond = 100;

async function cpuSecondsOf(supervisor: number | undefined): Promise<number | undefined> {
  const pid = await programOf(supervisor);
  if (!pid) return undefined;
  // After the name, which may hold spaces, the 12th and 13th field are user and system time.
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond;
}

function share(before: number | undefined, after: number | undefined, seconds: number): number | undefined {
  return before === undefined || after === undefined ? undefined : round((after - before) / seconds);
}

function summariseHistogram(histogram: readonly number[]) {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  const percentile = (percent: number) => {
    let seen = 0;
    const index = histogram.findIndex((count) => {
      seen += count;
      return seen >= (total * percent) / 100;
    });
    return total === 0 ? Number.POSITIVE_INFINITY : index;
  };
  return { p50: percentile(50), p95: percentile(95), p99: percentile(99), max: percentile(100) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
