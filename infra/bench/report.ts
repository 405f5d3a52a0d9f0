import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchOptions } from './bench-options.ts';
import type { Measurement } from './closed-loop.ts';
import { grownFleet } from './grow-fleet.ts';
import { type LatencySummary, type Spread, spreadOf, summarise } from './latency-summary.ts';
import type { Machine } from './machine.ts';
import type { Measured, Round } from './run-rounds.ts';

/** The slowest tenth of card actions stays below. */
const goalMilliseconds = 300;

interface Finished extends Measured {
  options: BenchOptions;
  machine: Machine;
  /** Of each server. */
  commits: Record<string, string | undefined>;
}

interface Row extends LatencySummary {
  name: string;
}

/**
 * Prints what was measured and keeps it as JSON.
 * @returns whether everything was answered, and rightly
 */
export async function writeReport(finished: Finished, say: (line: string) => void): Promise<boolean> {
  const { options, machine, commits, rounds, goalKinds, faults, remark } = finished;
  const { workload, users, seconds, thinkMilliseconds } = options;
  const names = rounds[0]?.servers.map(({ name }) => name).sort((one) => (one === 'now' ? -1 : 1)) ?? [];
  const rows = rowsOf(rounds, names, goalKinds);
  const goalRow = rows.find(({ name }) => name === 'now: all actions');
  const goal = { p90Milliseconds: goalMilliseconds, isMet: (goalRow?.p90 ?? Infinity) < goalMilliseconds };
  const ratios = ratiosOf(rounds, names, goalKinds);
  const errors = describeErrors(finished);
  const at = new Date();
  const result = {
    ...{ workload, at: at.toISOString(), commits, machine, users, seconds, rounds: rounds.length, thinkMilliseconds },
    ...{ fleet: grownFleet, goal, rows, ratios, errors, remark },
  };
  await mkdir(options.results, { recursive: true });
  const file = join(options.results, `${workload}-${at.toISOString().slice(0, 19).replaceAll(/[T:]/g, '-')}.json`);
  await writeFile(file, `${JSON.stringify(result, undefined, 2)}\n`);

  say('');
  say(table(rows));
  say('');
  for (const [name, spread] of Object.entries(ratios)) say(`${name}: ${describeSpread(spread)}`);
  say('');
  const { cores, memoryGibibytes, node, postgresql, loadBefore, wasShared } = machine;
  say(`${cores} cores, ${memoryGibibytes} GiB, Node ${node}, PostgreSQL ${postgresql}, load before ${loadBefore}`);
  if (wasShared) say('Others worked on this machine at the same time: go by the ratios.');
  say(`The slowest tenth of card actions below ${goalMilliseconds} ms: ${goal.isMet ? 'met' : 'NOT met'}`);
  for (const error of errors) say(`wrong: ${error}`);
  say(`Kept in ${file}`);
  return errors.length === 0 && faults.length === 0;
}

function rowsOf(rounds: readonly Round[], names: readonly string[], goalKinds: readonly string[]): Row[] {
  const row = (name: string, parts: readonly Measurement[], wanted: (kind: string) => boolean = () => true): Row => {
    const samples = parts.flatMap((part) => part.samples.filter(({ kind }) => wanted(kind)));
    return {
      name,
      ...summarise(
        samples,
        parts.reduce((sum, { seconds }) => sum + seconds, 0),
      ),
    };
  };
  const floors = [
    row(
      'floor: node:http',
      rounds.map(({ http }) => http),
    ),
    row(
      'floor: SELECT 1',
      rounds.map(({ database }) => database),
    ),
  ];
  const servers = names.flatMap((name) => {
    const parts = measurementsOf(rounds, name);
    const others = [...new Set(parts.flatMap(({ samples }) => samples.map(({ kind }) => kind)))].sort();
    const rest = others.filter((kind) => !goalKinds.includes(kind));
    return [
      row(`${name}: all actions`, parts, (kind) => goalKinds.includes(kind)),
      ...goalKinds.map((kind) => row(`${name}: ${kind}`, parts, (one) => one === kind)),
      ...rest.map((kind) => row(`${name}: (${kind})`, parts, (one) => one === kind)),
    ];
  });
  return [...floors, ...servers];
}

function measurementsOf(rounds: readonly Round[], name: string): Measurement[] {
  return rounds.flatMap(({ servers }) => servers.filter((one) => one.name === name).map((one) => one.measurement));
}

/** How many times as long an action takes as the floor, or as with the baseline, round by round. */
function ratiosOf(rounds: readonly Round[], names: readonly string[], goalKinds: readonly string[]) {
  const of = (measurement: Measurement | undefined, percent: 'p50' | 'p90') => {
    const samples = measurement?.samples.filter(({ kind }) => goalKinds.includes(kind)) ?? [];
    return summarise(samples, 1)[percent];
  };
  const floorOf = (measurement: Measurement, percent: 'p50' | 'p90') => summarise(measurement.samples, 1)[percent];
  const ratios: Record<string, Spread | undefined> = {};
  const note = (name: string, ratio: (round: Round) => number | undefined) => {
    ratios[name] = spreadOf(rounds.map(ratio).filter((value) => value !== undefined));
  };
  for (const percent of ['p50', 'p90'] as const) {
    const server = ({ servers }: Round, name: string) =>
      of(servers.find((one) => one.name === name)?.measurement, percent);
    for (const name of names) {
      note(`${percent} of ${name} / node:http`, (one) => divide(server(one, name), floorOf(one.http, percent)));
      note(`${percent} of ${name} / SELECT 1`, (one) => divide(server(one, name), floorOf(one.database, percent)));
    }
    if (names.includes('baseline'))
      note(`${percent} of now / baseline`, (one) => divide(server(one, 'now'), server(one, 'baseline')));
  }
  return ratios;
}

function divide(one: number | null, other: number | null): number | undefined {
  return one !== null && other ? one / other : undefined;
}

function describeSpread(spread: Spread | undefined): string {
  return spread ? `${spread.median} (${spread.lowest} to ${spread.highest})` : 'not measured';
}

const mostErrors = 20;

function describeErrors({ rounds, faults }: Finished): string[] {
  const counts = new Map<string, number>();
  const parts = rounds.flatMap(({ http, database, servers }) => [
    http,
    database,
    ...servers.map((one) => one.measurement),
  ]);
  for (const { kind, error } of parts.flatMap(({ samples }) => samples)) {
    if (error) counts.set(`${kind}: ${error}`, (counts.get(`${kind}: ${error}`) ?? 0) + 1);
  }
  const errors = [...counts].map(([error, count]) => `${count} × ${error}`);
  return [...errors, ...faults].slice(0, mostErrors);
}

function table(rows: readonly Row[]): string {
  const columns = ['requests', 'perSecond', 'p50', 'p90', 'p95', 'p99', 'max', 'errors'] as const;
  const titles = ['requests', 'a second', 'p50 ms', 'p90', 'p95', 'p99', 'max', 'errors'];
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(width) + cells.map((cell) => cell.padStart(10)).join('');
  return [
    line('', titles),
    ...rows.map((row) =>
      line(
        row.name,
        columns.map((column) => String(row[column] ?? '-')),
      ),
    ),
  ].join('\n');
}
