import { parseArgs } from 'node:util';

export interface BenchOptions {
  workload: string;
  /** How many people act at once; of `sockets`, how many pages are open. */
  users: number;
  /** How long they act in each round. */
  seconds: number;
  rounds: number;
  /** How long a person thinks between two actions, on average; of `sockets`, how often a vehicle tells where it is. */
  thinkMilliseconds: number;
  /** Of `sockets`: each of these after the other, unless it is said. */
  intervalsMilliseconds: readonly number[];
  /** A checkout of an older state, installed, whose server takes turns with this one's. */
  baseline: string | undefined;
  /** Where the CPU profile of the server goes; undefined without one. */
  profile: string | undefined;
  /** Of `calendar-simulation`: how many seeds are played, from which on, and how much happens in each. */
  seeds: number;
  firstSeed: number;
  reservations: number;
  edits: number;
  /** Of `calendar-simulation`: how many workers there are at once. */
  workers: number;
  /** Of `calendar-simulation`: a result that was broken off and is gone on with, by its own plan. */
  resume: string | undefined;
  /** Where the results go. */
  results: string;
}

const mostUsers = 5_000;
const intervalsMilliseconds = [1_000, 5_000, 10_000];
const usersByWorkload: Record<string, string> = { sockets: '2000' };

/**
 * @param args what follows `npm run bench --`
 * @throws one line that names the flag that is wrong
 */
export function readBenchOptions(args: readonly string[], resultsFolder: string): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workload: { type: 'string', default: 'card-actions' },
      users: { type: 'string' },
      seconds: { type: 'string', default: '20' },
      rounds: { type: 'string', default: '3' },
      think: { type: 'string' },
      baseline: { type: 'string' },
      profile: { type: 'string' },
      seeds: { type: 'string', default: '200' },
      'first-seed': { type: 'string', default: '1' },
      reservations: { type: 'string', default: '1000' },
      edits: { type: 'string', default: '1000' },
      workers: { type: 'string', default: '4' },
      resume: { type: 'string' },
      results: { type: 'string', default: resultsFolder },
    },
  });
  const thinkMilliseconds = wholeNumber('think', values.think ?? '1000', 0, 60_000);
  return {
    workload: values.workload,
    users: wholeNumber('users', values.users ?? usersByWorkload[values.workload] ?? '50', 2, mostUsers),
    seconds: wholeNumber('seconds', values.seconds, 1, 3_600),
    rounds: wholeNumber('rounds', values.rounds, 1, 100),
    thinkMilliseconds,
    intervalsMilliseconds: values.think === undefined ? intervalsMilliseconds : [thinkMilliseconds],
    baseline: values.baseline,
    profile: values.profile,
    seeds: wholeNumber('seeds', values.seeds, 1, 100_000),
    firstSeed: wholeNumber('first-seed', values['first-seed'], 1, 1_000_000_000),
    reservations: wholeNumber('reservations', values.reservations, 1, 100_000),
    edits: wholeNumber('edits', values.edits, 1, 100_000),
    workers: wholeNumber('workers', values.workers, 1, 16),
    resume: values.resume,
    results: values.results,
  };
}

function wholeNumber(name: string, text: string, minimum: number, maximum: number): number {
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  throw new Error(`--${name} must be a whole number from ${minimum} to ${maximum}, not "${text}"`);
}
