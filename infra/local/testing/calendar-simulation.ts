/**
 * Many people reserve in Fleet and rearrange in Outlook at once, while Graph fails in every way it knows and workers die.
 * One seed decides all of it under a clock that is moved, so that a run can be told again.
 */

import type { UserContext } from '../../../api/src/domain/command-context.ts';
import { DomainError } from '../../../api/src/domain/domain-errors.ts';
import { approveReservation } from '../../../api/src/domain/reservation/approve-reservation.ts';
import { cancelReservation } from '../../../api/src/domain/reservation/cancel-reservation.ts';
import { createReservation } from '../../../api/src/domain/reservation/create-reservation.ts';
import { rejectReservation } from '../../../api/src/domain/reservation/reject-reservation.ts';
import { updateReservation } from '../../../api/src/domain/reservation/update-reservation.ts';
import { type Random, seededRandom } from '../seed/random.ts';
import { type CalendarStage, setCalendarStage } from './calendar-stage.ts';
import { compareSides, type Differences } from './compare-sides.ts';
import { demoVehicleId } from './demo-stage.ts';

export interface SimulationOptions {
  seed: number;
  /** How many reservations are tried, and how many edits in Outlook. */
  reservations: number;
  edits: number;
  /** Of everything Graph can get wrong. */
  faultRate: number;
  /** Of the workers that take something up, how many die over it. */
  deathRate: number;
  /** How many work at once; one unless given, so that a run repeats to the letter. */
  workers?: number;
}

export interface SimulationResult extends Differences {
  made: number;
  edited: number;
  deaths: number;
  /** By kind. */
  faults: Record<string, number>;
  /** The most requests to one mailbox at once. */
  atOnce: number;
  /** Every request and its answer's status, without what differs from run to run: addresses and secrets. */
  log: string[];
}

const plates = ['M-CO 1010', 'M-CO 1011', 'M-FT 1204', 'M-FT 1205', 'M-FT 1311'];
const minute = 60_000;
const longestLifeSteps = 30;
const day = 24 * 60 * minute;

export async function simulateCalendars(options: SimulationOptions): Promise<SimulationResult> {
  const start = new Date('2030-03-01T08:00:00.000Z');
  const random = seededRandom(options.seed);
  const stage = await setCalendarStage(start, { idSeed: options.seed, workers: options.workers ?? 1 });
  const log = logRequests();
  try {
    const result = await play(stage, random, options, start);
    return { ...result, log: log.lines };
  } finally {
    log.stop();
    stage.killAfter(undefined);
    await stage.drop();
  }
}

async function play(
  stage: CalendarStage,
  random: Random,
  { seed, reservations, edits, faultRate, deathRate }: SimulationOptions,
  start: Date,
): Promise<Omit<SimulationResult, 'log'>> {
  const [employee, employee2, approver, manager] = await Promise.all(
    (['employee', 'employee2', 'approver', 'manager'] as const).map((person) => stage.as(person)),
  );
  const people = [employee, employee2, manager].filter((one) => one !== undefined);
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
  const actions = [
    ...Array.from({ length: reservations }, () => 'reserve' as const),
    ...Array.from({ length: edits }, () => 'edit' as const),
    ...Array.from({ length: Math.ceil(reservations / 3) }, () => 'decide' as const),
    ...Array.from({ length: Math.ceil(reservations / 5) }, () => 'change' as const),
  ];
  shuffle(actions, random);
  // So crowded that many are in each other's way, and most are not.
  const days = Math.max(14, Math.ceil(reservations / 7));
  let [made, edited] = [0, 0];
  for (const action of actions) {
    const who = random.pick(people);
    if (action === 'reserve') made += await tried(() => reserve(who, start, days, random));
    if (action === 'decide' && approver) await tried(() => decide(stage, approver, random));
    if (action === 'change') await tried(() => change(stage, people, random));
    if (action === 'edit') edited += await tried(() => edit(stage, random));
    await stage.time.advance(Math.floor(random.next() * 3 * minute));
    await stage.work();
  }
  stage.killAfter(undefined);
  const faults = await countFaults(stage);
  await setFaults(stage, {});
  await stage.settle(5);
  // Whatever nobody was told of, a snapshot finds.
  await stage.time.advance(25 * 60 * minute);
  await stage.settle(5);
  await stage.settle(5);
  const differences = await compareSides(stage);
  return { ...differences, made, edited, deaths, faults, atOnce: await mostAtOnce(stage) };
}

/** Writes down what is asked of Graph, by whomever, as long as it is not stopped. */
function logRequests(): { lines: string[]; stop: () => void } {
  const send = globalThis.fetch;
  const lines: string[] = [];
  globalThis.fetch = async (input, init) => {
    const { pathname, search } = new URL(String(input));
    const answer = await send(input, init).catch((error: unknown) => {
      lines.push(`${init?.method} ${pathname}${search} failed`);
      throw error;
    });
    if (!/^\/_control|oauth2/.test(pathname)) {
      const body = String(init?.body ?? '').replace(
        /"(notificationUrl|lifecycleNotificationUrl|clientState)":"[^"]*"/g,
        '',
      );
      lines.push(`${init?.method} ${pathname}${search} ${body} ${answer.status}`);
    }
    return answer;
  };
  return {
    lines,
    stop: () => {
      globalThis.fetch = send;
    },
  };
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

/** @returns 1 when it was done, 0 when a rule forbade it */
async function tried(act: () => Promise<unknown>): Promise<number> {
  try {
    return (await act()) === false ? 0 : 1;
  } catch (error) {
    if (error instanceof DomainError) return 0;
    throw error;
  }
}

function reserve(who: UserContext, start: Date, days: number, random: Random) {
  const from = start.getTime() + day + Math.floor(random.next() * days * 24) * 60 * minute;
  return createReservation(who, {
    vehicleId: demoVehicleId(random.pick(plates)),
    startDate: new Date(from).toISOString(),
    endDate: new Date(from + (1 + Math.floor(random.next() * 4)) * 60 * minute).toISOString(),
    purpose: `Visit ${Math.floor(random.next() * 1_000)}`,
  });
}

interface Live {
  id: string;
  start: Date;
  end: Date;
  status: string;
  createdBy: string;
}

async function liveReservation(stage: CalendarStage, random: Random): Promise<Live | undefined> {
  const rows = await stage.look<Live>(
    `select id, start_date as start, end_date as end, status, created_by as "createdBy" from reservations
     where tenant_id = $1 and status in ('pending', 'approved') and start_date > $2 order by start_date, vehicle_id`,
    [stage.system.tenantId, stage.time.now()],
  );
  return rows[Math.floor(random.next() * rows.length)];
}

async function decide(stage: CalendarStage, approver: UserContext, random: Random) {
  const one = await liveReservation(stage, random);
  if (one?.status !== 'pending') return false;
  const command = random.next() < 0.8 ? approveReservation : rejectReservation;
  return command(approver, { reservationId: one.id, reason: 'As asked' });
}

async function change(stage: CalendarStage, people: readonly UserContext[], random: Random) {
  const one = await liveReservation(stage, random);
  const who = people.find(({ actor }) => actor.userId === one?.createdBy);
  if (!one || !who) return false;
  if (random.next() < 0.4) return cancelReservation(who, { reservationId: one.id });
  const move = (1 + Math.floor(random.next() * 6)) * 60 * minute;
  return updateReservation(who, {
    reservationId: one.id,
    startDate: new Date(one.start.getTime() + move).toISOString(),
    endDate: new Date(one.end.getTime() + move).toISOString(),
  });
}

interface Shown {
  id: string;
  iCalUId: string;
  mailbox: string;
  isOrganizer: boolean;
  start: string;
  end: string;
}

/** As somebody would on the page that stands in for Outlook, which Graph's faults do not reach. */
async function edit(stage: CalendarStage, random: Random) {
  const kind = random.next();
  if (kind < 0.15) return book(stage, random);
  const mailbox = random.pick(['fleet', 'fleet', 'employee', 'employee2', 'manager']);
  const events = await eventsOf(stage, `${mailbox}@contoso.example`);
  const one = events[Math.floor(random.next() * events.length)];
  if (!one) return false;
  const shift = (Math.floor(random.next() * 9) - 4) * 60 * minute;
  const stretch = Math.floor(random.next() * 3) * 30 * minute;
  const times = {
    start: wall(Date.parse(one.start) + shift),
    end: wall(Date.parse(one.end) + shift + stretch),
  };
  if (kind < 0.65) return act(stage, one, 'move', times);
  if (!one.isOrganizer) return act(stage, one, 'respond', { answer: random.next() < 0.5 ? 'declined' : 'accepted' });
  return act(stage, one, random.next() < 0.5 ? 'delete' : 'cancel', {});
}

async function book(stage: CalendarStage, random: Random) {
  const vehicle = await vehicleAddress(stage, random.pick(plates));
  const from = stage.time.now().getTime() + day + Math.floor(random.next() * 14 * 24) * 60 * minute;
  const form = { vehicle, subject: 'Taken in Outlook', start: wall(from), end: wall(from + 2 * 60 * minute) };
  return post(stage, `/mailboxes/${random.pick(['employee', 'employee2'])}@contoso.example/book`, form);
}

async function vehicleAddress(stage: CalendarStage, plate: string): Promise<string> {
  const [row] = await stage.look<{ address: string }>('select mailbox_address as address from vehicles where id = $1', [
    demoVehicleId(plate),
  ]);
  return row?.address ?? '';
}

function act(stage: CalendarStage, { mailbox, id }: Shown, action: string, form: Record<string, string>) {
  return post(stage, `/mailboxes/${mailbox}/events/${encodeURIComponent(id)}/${action}`, form);
}

async function post(stage: CalendarStage, path: string, form: Record<string, string>): Promise<boolean> {
  const body = new URLSearchParams(form);
  const response = await fetch(`${stage.microsoft.url}${path}`, { method: 'POST', redirect: 'manual', body });
  await response.body?.cancel();
  return response.status < 400;
}

/** What stands in a calendar now, in an order that does not depend on ids. */
async function eventsOf(stage: CalendarStage, mailbox: string): Promise<Shown[]> {
  const response = await fetch(`${stage.microsoft.url}/_control/mailboxes/${mailbox}/events`);
  const events = (await response.json()) as (Shown & { subject: string; isCancelled: boolean })[];
  const now = stage.time.now().toISOString();
  return events
    .filter(({ start, isCancelled }) => start > now && !isCancelled)
    .toSorted((one, other) => order(one).localeCompare(order(other)));
}

function order({ start, end, subject }: Shown & { subject: string }): string {
  return `${start} ${end} ${subject}`;
}

/** In Munich, as the page's forms write it. */
function wall(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T').slice(0, 16);
}

function setFaults(stage: CalendarStage, plan: object): Promise<Response> {
  return fetch(`${stage.microsoft.url}/_control/faults`, { method: 'POST', body: JSON.stringify(plan) });
}

async function countFaults(stage: CalendarStage): Promise<Record<string, number>> {
  const answer = await (await fetch(`${stage.microsoft.url}/_control/faults`)).json();
  return (answer as { counts: Record<string, number> }).counts;
}

async function mostAtOnce(stage: CalendarStage): Promise<number> {
  const report = await (await fetch(`${stage.microsoft.url}/_control/traffic`)).json();
  return Math.max(0, ...Object.values(report as Record<string, { atOnce: number }>).map(({ atOnce }) => atOnce));
}

function shuffle(values: unknown[], random: Random): void {
  for (let index = values.length - 1; index > 0; index--) {
    const other = Math.floor(random.next() * (index + 1));
    [values[index], values[other]] = [values[other], values[index]];
  }
}
