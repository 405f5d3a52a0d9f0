/** How long it takes from a click in Outlook until the card in Teams says so: notification, round, command, card. */
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buttonsOf, inputsOf, readCard } from '../local/testing/read-card.ts';
import type { BenchOptions } from './bench-options.ts';
import type { BenchProduct } from './bench-product.ts';
import type { SentCard } from './connector.ts';
import { grownCompany } from './grow-fleet.ts';
import { type Sample, summarise } from './latency-summary.ts';
import { commitOf, type Machine } from './machine.ts';
import { createTeamsPerson, type TeamsPerson } from './workloads/teams-person.ts';

const goals = { p95Milliseconds: 2_000 };
const reservations = 5;
const movesEach = 10;
const moveMinutes = 10;
const patienceMilliseconds = 30_000;
/** At first every mailbox of the grown fleet is looked at once. */
const settleMilliseconds = 180_000;
/** Beyond what the grown fleet is reserved for, so that no move is refused. */
const firstDayAhead = 100;
const dayMilliseconds = 86_400_000;

interface Shown {
  id: string;
  event: string;
  start: Date;
  end: Date;
}

/** @returns whether the goal was met */
export async function benchCalendarLatency(
  product: BenchProduct,
  machine: Machine,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const [server] = product.servers;
  if (!server) throw new Error('There is no server to measure');
  const person = createTeamsPerson(1, product.connector, () => server.url);
  await person.install();
  const changes = new EventTarget();
  product.connector.listenToChanges(person.conversationId, ({ card }) => {
    changes.dispatchEvent(new CustomEvent('card', { detail: readCard(card) }));
  });
  const samples: Sample[] = [];
  const startedAt = performance.now();
  for (let number = 0; number < reservations; number++) {
    const id = await reserve(person, product, number);
    say(`Reservation ${number + 1} of ${reservations} stands in Outlook`);
    for (let move = 0; move < movesEach; move++) samples.push(await measure(product, changes, id));
  }
  const summary = summarise(samples, (performance.now() - startedAt) / 1_000);
  const isMet = summary.errors === 0 && (summary.p95 ?? Number.POSITIVE_INFINITY) < goals.p95Milliseconds;
  await mkdir(options.results, { recursive: true });
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[T:]/g, '-');
  const file = join(options.results, `calendar-latency-${stamp}.json`);
  const result = {
    workload: 'calendar-latency',
    commit: await commitOf(server.folder),
    machine,
    goals,
    summary,
    samples,
  };
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  say(
    `From a click in Outlook to the card in Teams: ${summary.p50} ms in the middle, ${summary.p95} ms at the slowest twentieth; ${file}`,
  );
  return isMet;
}

/** In the chat, as people do, so that there is a card. */
async function reserve(person: TeamsPerson, product: BenchProduct, number: number): Promise<string> {
  const day = new Date(Date.now() + (firstDayAhead + number) * dayMilliseconds);
  const date = day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const answers: SentCard[] = [];
  product.connector.listen(person.conversationId, (message) => void answers.push(message));
  await person.write(`book a compact on ${date} from 9:00 to 10:00 for visit ${number}`);
  const offered = answers.at(-1);
  const choose = offered && buttonsOf(offered.card).find(({ verb }) => verb === 'choose-vehicle');
  if (!choose) throw new Error(`nothing offered: ${offered && readCard(offered.card)}`);
  const form = await person.press('choose-vehicle', choose.data ?? {}, { replyToId: offered.id });
  const submit = buttonsOf(form).find(({ verb }) => verb === 'submit-reservation');
  if (!submit) throw new Error(`no form: ${readCard(form)}`);
  const purpose = `Visit number ${number}`;
  const typed = { ...inputsOf(form), purpose };
  await person.press('submit-reservation', { ...submit.data, ...typed }, { replyToId: offered.id });
  const { rows } = await product.owner.query<{ id: string }>('select id from reservations where purpose = $1', [
    purpose,
  ]);
  const [row] = rows;
  if (!row) throw new Error('The reservation was not made');
  return row.id;
}

/** Moves its event as somebody would on the page of the fleet mailbox, and waits for the card. */
async function measure(product: BenchProduct, changes: EventTarget, reservationId: string): Promise<Sample> {
  const { event, start, end } = await untilSettled(product, reservationId);
  const wall = (instant: Date) =>
    new Date(instant.getTime() + moveMinutes * 60_000)
      .toLocaleString('sv-SE', { timeZone: grownCompany.timeZone })
      .replace(' ', 'T')
      .slice(0, 16);
  const from = performance.now();
  const changed = once(changes, 'card', { signal: AbortSignal.timeout(patienceMilliseconds) });
  const page = `${product.microsoftUrl}/mailboxes/${grownCompany.fleetMailboxAddress}/events/${encodeURIComponent(event)}/move`;
  const body = new URLSearchParams({ start: wall(start), end: wall(end) });
  const response = await fetch(page, { method: 'POST', redirect: 'manual', body });
  await response.body?.cancel();
  const error = response.status < 400 ? undefined : `The page answered ${response.status}`;
  try {
    const [{ detail }] = (await changed) as [CustomEvent<string>];
    const expected = wall(start).slice(11);
    const isThere = detail.includes(expected);
    return {
      kind: 'move',
      milliseconds: performance.now() - from,
      error: isThere ? error : `The card does not say ${expected}: ${detail}`,
    };
  } catch {
    return { kind: 'move', milliseconds: performance.now() - from, error: error ?? 'The card did not change' };
  }
}

/** Until Outlook shows it as it is and the vehicle has answered, so that nothing else is under way. */
async function untilSettled({ owner }: BenchProduct, id: string): Promise<Shown> {
  const giveUpAt = Date.now() + settleMilliseconds;
  while (Date.now() < giveUpAt) {
    const { rows } = await owner.query<Shown>(
      `select id, outlook_event_id as event, start_date as start, end_date as end from reservations
       where id = $1 and calendar_version = version and calendar_agreed #>> '{answers,vehicle}' = 'accepted'`,
      [id],
    );
    if (rows[0]) return rows[0];
    await delay(50);
  }
  throw new Error('The event of a reservation did not come to rest');
}
