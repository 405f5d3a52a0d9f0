/**
 * Many people reserve in Fleet and rearrange in Outlook at once, while Graph fails in every way it knows and workers die.
 * One seed decides all of it under a clock that is moved, in which order the workers go on as well, so that a run can be
 * told again.
 */
import { type Random, seededRandom } from '../seed/random.ts';
import { type CalendarStage, setCalendarStage } from './calendar-stage.ts';
import { compareSides, type Differences } from './compare-sides.ts';
import { watchGraph } from './graph-wire.ts';
import { simulateOutlook } from './simulated-outlook.ts';
import { type SimulatedPeople, simulatePeople } from './simulated-people.ts';
import { createTurns } from './turns.ts';

export interface SimulationOptions {
  seed: number;
  /** How many reservations are tried, those of series included, and how many edits in Outlook. */
  reservations: number;
  edits: number;
  /** Of everything Graph can get wrong. */
  faultRate: number;
  /** Of the workers that take something up, how many die over it. */
  deathRate: number;
  /** How many work at once. */
  workers?: number;
  /** Told how far it has come. */
  onStep?: (done: number, all: number) => void;
}

export interface SimulationResult extends Differences {
  made: number;
  madeSeries: number;
  edited: number;
  deaths: number;
  /** By kind. */
  faults: Record<string, number>;
  /** The most requests to one mailbox that were on their way at once, of all workers together. */
  atOnce: number;
  /** Every request and its answer's status, without what differs from run to run: addresses and secrets. */
  log: string[];
}

const plates = ['M-CO 1010', 'M-CO 1011', 'M-FT 1204', 'M-FT 1205', 'M-FT 1311'];
const minute = 60_000;
const longestLifeSteps = 30;
/** Of the reservations, how many are series; each has a few occurrences. */
const seriesShare = 0.1;

export async function simulateCalendars(options: SimulationOptions): Promise<SimulationResult> {
  const { seed, workers = 4 } = options;
  const turns = createTurns(seededRandom(seed ^ 0x5f3759df));
  const stage = await setCalendarStage(new Date('2030-03-01T08:00:00.000Z'), {
    idSeed: seed,
    workers,
    turns,
    mails: true,
  });
  const wire = watchGraph(stage.microsoft.url, turns);
  try {
    const result = await play(stage, options);
    return { ...result, atOnce: Math.max(0, ...wire.mostAtOnce.values()), log: wire.lines };
  } finally {
    wire.stop();
    stage.killAfter(undefined);
    await stage.drop();
  }
}

async function play(
  stage: CalendarStage,
  { seed, reservations, edits, faultRate, deathRate, onStep }: SimulationOptions,
): Promise<Omit<SimulationResult, 'log' | 'atOnce'>> {
  const random = seededRandom(seed);
  // Fewer mailboxes, so that more happens to each.
  await stage.look("update vehicles set status = 'retired' where not license_plate = any ($1)", [plates]);
  await stage.settle();
  await setFaults(stage, { seed, rate: faultRate, rates: requestFaults(faultRate) });
  let deaths = 0;
  stage.killAfter(() => {
    if (random.next() >= deathRate) return Number.POSITIVE_INFINITY;
    deaths++;
    return random.between(0, longestLifeSteps);
  });
  // So crowded that many are in each other's way, and most are not.
  const days = Math.max(14, Math.ceil(reservations / 7));
  const people = await simulatePeople({ stage, random, plates, days });
  const outlook = simulateOutlook(stage, random, plates);
  const done = { reserve: 0, reserveSeries: 0, decide: 0, change: 0, changeSeries: 0, edit: 0 };
  const plan = planActions(reservations, edits, random);
  for (const [index, action] of plan.entries()) {
    if (await (action === 'edit' ? outlook.edit() : people[action]())) done[action]++;
    await stage.time.advance(Math.floor(random.next() * 3 * minute));
    await stage.work();
    onStep?.(index + 1, plan.length);
  }
  stage.killAfter(undefined);
  const faults = await countFaults(stage);
  await setFaults(stage, {});
  await stage.settle(5);
  // Whatever nobody was told of, a snapshot finds.
  await stage.time.advance(25 * 60 * minute);
  await stage.settle(5);
  await stage.settle(5);
  const differences = await compareSides(stage, outlook.acted);
  return { ...differences, made: done.reserve, madeSeries: done.reserveSeries, edited: done.edit, deaths, faults };
}

function planActions(reservations: number, edits: number, random: Random): (keyof SimulatedPeople | 'edit')[] {
  const series = Math.ceil(reservations * seriesShare);
  const counts = {
    reserve: reservations - series - 1,
    reserveSeries: series - 1,
    edit: edits,
    decide: Math.ceil(reservations / 3),
    change: Math.ceil(reservations / 5),
    changeSeries: series,
  };
  const actions = (Object.keys(counts) as (keyof typeof counts)[]).flatMap((action) =>
    Array.from({ length: counts[action] }, () => action),
  );
  for (let index = actions.length - 1; index > 0; index--) {
    const other = random.between(0, index);
    [actions[index], actions[other]] = [actions[other] as 'edit', actions[index] as 'edit'];
  }
  // Something to change has to be there first.
  return ['reserve', 'reserveSeries', ...actions];
}

/** A request meets one of many faults: together they strike as often as any other does by itself. */
function requestFaults(rate: number): Record<string, number> {
  const kinds = [
    'throttled',
    'internalServerError',
    'badGateway',
    'serviceUnavailable',
    'connectionReset',
    'gatewayTimeoutAfterCommit',
  ];
  return Object.fromEntries(kinds.map((kind) => [kind, 1 - (1 - rate) ** (1 / kinds.length)]));
}

function setFaults(stage: CalendarStage, plan: object): Promise<Response> {
  return fetch(`${stage.microsoft.url}/_control/faults`, { method: 'POST', body: JSON.stringify(plan) });
}

async function countFaults(stage: CalendarStage): Promise<Record<string, number>> {
  const answer = await (await fetch(`${stage.microsoft.url}/_control/faults`)).json();
  return (answer as { counts: Record<string, number> }).counts;
}
