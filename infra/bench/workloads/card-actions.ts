/**
 * People who book, share, approve and cancel, all at once. Each writes for a vehicle, chooses one, sends the form, shares the
 * reservation with a group, looks at it there as its client does on its own, and cancels it once it was approved; in between
 * each approves what the bot has brought them. What counts are the buttons; words and links are measured beside them.
 */
import { randomInt } from 'node:crypto';
import type { AdaptiveCard } from '@fleet/bot/cards/adaptive-card.ts';
import { buttonsOf, inputsOf, readCard } from '../../local/testing/read-card.ts';
import { type Person, timed } from '../closed-loop.ts';
import type { SentCard } from '../connector.ts';
import { createTeamsPerson, type TeamsPerson } from './teams-person.ts';
import type { Setting, Workload } from './workload.ts';

/** The buttons among what is measured. */
const cardActionKinds = ['choose-vehicle', 'submit-reservation', 'show-own-view', 'approve', 'cancel'] as const;

interface Booking {
  /** The message whose card it is. */
  messageId: string;
  purpose: string;
  status: 'pending' | 'approved' | 'cancelled';
}

type Step = () => Promise<void>;
type Button = ReturnType<typeof buttonsOf>[number];

const dayMilliseconds = 24 * 60 * 60 * 1_000;
/** So many approved reservations somebody keeps before they cancel the oldest. */
const kept = 1;
const vehicleClasses = ['compact', 'sedan', 'estate', 'suv', 'van', 'minibus'] as const;

export async function createCardActions({ product, server, users }: Setting): Promise<Workload> {
  const bookings = new Map<string, Booking>();
  const people = Array.from({ length: users }, (_, index) => createTeamsPerson(index + 1, product.connector, server));
  let lost = 0;
  const acting = people.map((person) => createActor(person, { product, bookings, onLost: () => lost++ }));
  for (const person of people) await person.install();
  return {
    people: acting,
    goalKinds: cardActionKinds,
    describe: () => `${bookings.size} reservations made; ${lost} times somebody else was faster`,
    verify: () => verify(product.owner, bookings),
  };
}

interface Surroundings {
  product: Setting['product'];
  bookings: Map<string, Booking>;
  /** Told when a vehicle was taken in between, which is an answer, not an error. */
  onLost: () => void;
}

function createActor(person: TeamsPerson, { product, bookings, onLost }: Surroundings): Person {
  const toApprove: { messageId: string; button: Button }[] = [];
  const answers = new Map<string, SentCard>();
  const own: string[] = [];
  const groupId = `19:bench-${person.number}@thread.tacv2`;
  let next: { kind: string; step: Step } | undefined;
  let count = 0;

  product.connector.listen(person.conversationId, (message) => {
    const button = find(message.card, 'approve-reservation');
    if (button) toApprove.push({ messageId: message.id, button });
    else if (message.answers) answers.set(message.answers, message);
  });

  async function ask(): Promise<void> {
    // Nobody drives two vehicles at once: each of a person's trips has a day of its own.
    const day = new Date(Date.now() + (3 + ((count * 7 + person.number) % 80)) * dayMilliseconds);
    const hour = randomInt(6, 15);
    const date = day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
    const purpose = `visit of customer${person.number}x${++count}y`;
    const kind = vehicleClasses[randomInt(vehicleClasses.length)];
    const id = await person.write(`book a ${kind} on ${date} from ${hour}:00 to ${hour + 2}:00 for ${purpose}`);
    const answer = answers.get(id);
    answers.clear();
    const offers = answer ? buttonsOf(answer.card).filter(({ verb }) => verb === 'choose-vehicle') : [];
    const offer = offers[randomInt(Math.max(1, offers.length))];
    if (!answer || !offer) throw new Error(`nothing offered: ${answer && readCard(answer.card)}`);
    next = { kind: 'choose-vehicle', step: () => choose(answer.id, offer, purpose) };
  }

  async function choose(messageId: string, { verb, data }: Button, purpose: string): Promise<void> {
    const card = await person.press(verb, data ?? {}, { replyToId: messageId });
    const submit = find(card, 'submit-reservation');
    if (!submit && find(card, 'choose-vehicle')) return onLost();
    if (!submit) throw new Error(`no form: ${readCard(card)}`);
    const typed = { ...inputsOf(card), purpose };
    const step = () => send(messageId, { ...submit.data, ...typed }, purpose);
    next = { kind: 'submit-reservation', step };
  }

  async function send(messageId: string, data: object, purpose: string): Promise<void> {
    const card = await person.press('submit-reservation', data, { replyToId: messageId });
    const words = readCard(card);
    if (words.includes('Somebody was faster')) return onLost();
    const reservationId = reservationOf(find(card, 'cancel-reservation'));
    const status = statusOn(words);
    if (!reservationId || !status || !words.includes(purpose)) throw new Error(`not reserved: ${words}`);
    bookings.set(reservationId, { messageId, purpose, status });
    own.push(reservationId);
    next = { kind: 'share', step: () => share(reservationId, purpose) };
  }

  async function share(reservationId: string, purpose: string): Promise<void> {
    const card = await person.paste(`${product.publicUrl}/tabs/reservations/${reservationId}`, groupId);
    const { action } = card.refresh ?? {};
    if (action?.verb !== 'show-own-view') throw new Error('the card does not refresh itself');
    if (readCard(card).includes(purpose)) throw new Error('the group reads what the reservation is for');
    next = { kind: 'show-own-view', step: () => look(action.data, `shared-${reservationId}`, purpose) };
  }

  async function look(data: object, messageId: string, purpose: string): Promise<void> {
    const card = await person.press('show-own-view', data, { replyToId: messageId, groupId });
    if (!readCard(card).includes(purpose)) throw new Error('their own view is not theirs');
  }

  /** The request may come before the answer to whoever made it. */
  function takeRequest(): { messageId: string; button: Button; booking: Booking } | undefined {
    const index = toApprove.findIndex(({ button }) => bookings.has(reservationOf(button) ?? ''));
    const [request] = index < 0 ? [] : toApprove.splice(index, 1);
    const booking = request && bookings.get(reservationOf(request.button) ?? '');
    return request && booking && { ...request, booking };
  }

  async function approve({ messageId, button, booking }: NonNullable<ReturnType<typeof takeRequest>>): Promise<void> {
    const card = await person.press('approve-reservation', button.data ?? {}, { replyToId: messageId });
    if (!readCard(card).includes('Approved') || find(card, 'approve-reservation'))
      throw new Error(`not approved: ${readCard(card)}`);
    booking.status = 'approved';
  }

  async function cancel(reservationId: string, booking: Booking): Promise<void> {
    own.splice(own.indexOf(reservationId), 1);
    const data = { reservationId, reason: 'The meeting is off' };
    const card = await person.press('cancel-reservation', data, { replyToId: booking.messageId });
    if (!readCard(card).includes('Your reservation is cancelled')) throw new Error(`not cancelled: ${readCard(card)}`);
    booking.status = 'cancelled';
  }

  function decide(): { kind: string; step: Step } {
    const request = takeRequest();
    if (request) return { kind: 'approve', step: () => approve(request) };
    const going = next;
    next = undefined;
    if (going) return going;
    const approved = own.filter((id) => bookings.get(id)?.status === 'approved');
    const [oldest] = approved;
    const booking = oldest !== undefined && approved.length > kept ? bookings.get(oldest) : undefined;
    if (oldest && booking) return { kind: 'cancel', step: () => cancel(oldest, booking) };
    return { kind: 'write', step: ask };
  }

  return () => {
    const { kind, step } = decide();
    return timed(kind, step);
  };
}

/** Some pools ask nobody. */
function statusOn(words: string): Booking['status'] | undefined {
  if (words.includes('Waiting for approval')) return 'pending';
  return words.includes('Your vehicle is reserved') ? 'approved' : undefined;
}

function find(card: AdaptiveCard, verb: string): Button | undefined {
  return buttonsOf(card).find((button) => button.verb === verb);
}

function reservationOf(button: Button | undefined): string | undefined {
  return (button?.data as { reservationId?: string } | undefined)?.reservationId;
}

/** Whether every reservation stands in the database as its people were told. */
async function verify(owner: Setting['product']['owner'], bookings: ReadonlyMap<string, Booking>): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; status: string; purpose: string }>(
    'select id, status, purpose from reservations where id = any($1)',
    [[...bookings.keys()]],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return [...bookings].flatMap(([reservationId, { status, purpose }]) => {
    const row = found.get(reservationId);
    if (row?.status === status && row.purpose === purpose) return [];
    return [`${purpose} should be ${status}, but is ${row ? `${row.status}, ${row.purpose}` : 'not there'}`];
  });
}
