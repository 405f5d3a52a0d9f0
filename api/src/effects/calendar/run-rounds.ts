/** Rounds of one mailbox: what changed there is read, what is due is written, one round at a time whatever the number of workers. */
import { findUnshown } from '../../domain/calendar/calendar-items.ts';
import {
  type CalendarMailbox,
  forgetLink,
  loadCalendarMailbox,
  recordMailboxProblem,
  recordRound,
  recordSubscription,
} from '../../domain/calendar/calendar-mailboxes.ts';
import type { SystemContext } from '../../domain/command-context.ts';
import {
  type Calendar,
  type CalendarChanges,
  type CalendarWindow,
  ChangesLost,
} from '../../ports/calendar/calendar.ts';
import { TryAgainLater } from '../effect.ts';
import { calendarWindow } from './calendar-window.ts';
import { keepSubscription } from './keep-subscription.ts';
import { readFleetMailbox } from './read-fleet-mailbox.ts';
import { readVehicleMailbox } from './read-vehicle-mailbox.ts';
import { showReservations } from './show-reservations.ts';

export interface RoundsOptions {
  calendar: Calendar;
  /** @returns false, without running it, when somebody else does */
  exclusively: (key: string, work: () => Promise<void>) => Promise<boolean>;
  /** To a reservation, for whoever reads its event. */
  linkTo: (reservationId: string) => string;
}

const day = 86_400_000;
/** A window is left behind when less of it lies ahead. */
const leastAhead = 300 * day;
const unreadableMinutes = 60;

/**
 * Runs rounds until nothing is left to do. Whoever finds another at it leaves: what was asked for is written down before,
 * and the other looks once more after letting go.
 * @throws {TryAgainLater} when Microsoft is busy
 */
export async function runRounds(options: RoundsOptions, context: SystemContext, mailboxId: string): Promise<void> {
  for (;;) {
    const isOurs = await options.exclusively(`calendar ${mailboxId}`, () => runUntilDone(options, context, mailboxId));
    if (!isOurs || !(await isAsked(context, mailboxId))) return;
  }
}

async function runUntilDone(options: RoundsOptions, context: SystemContext, mailboxId: string): Promise<void> {
  for (;;) {
    const mailbox = await loadCalendarMailbox(context, mailboxId);
    if (!mailbox) return;
    const errors = await runRound(options, context, mailbox);
    if (errors.length > 0) throw soonest(errors);
    if (!(await isAsked(context, mailboxId))) return;
  }
}

async function isAsked(context: SystemContext, mailboxId: string): Promise<boolean> {
  const mailbox = await loadCalendarMailbox(context, mailboxId);
  if (!mailbox) return false;
  return mailbox.asked > mailbox.done || (mailbox.vehicleId === null && (await findUnshown(context)).length > 0);
}

/** Nothing is noted as read before all that it led to is done, so that a worker that dies loses nothing. */
async function runRound(
  { calendar, linkTo }: RoundsOptions,
  context: SystemContext,
  mailbox: CalendarMailbox,
): Promise<Error[]> {
  const isAskedFor = mailbox.asked > mailbox.done;
  const read = isAskedFor ? await readChanges(calendar, context, mailbox) : undefined;
  if (read === 'unreadable') return [];
  const errors: Error[] = [];
  if (mailbox.vehicleId === null) {
    const showing = { context, calendar, mailbox, linkTo };
    const reading = read && (await readFleetMailbox(showing, read.changes, read.window));
    errors.push(...(reading?.errors ?? []));
    const ids = new Set([...(await findUnshown(context)), ...(reading?.reservationIds ?? [])]);
    errors.push(...(await showReservations(showing, [...ids])));
  } else if (read)
    errors.push(...(await readVehicleMailbox({ context, calendar, mailbox }, read.changes, read.window)));
  if (read && errors.length === 0) {
    const { link: deltaLink, isEverything } = read.changes;
    await recordRound(context, { id: mailbox.id, deltaLink, isEverything, window: read.window, asked: mailbox.asked });
  }
  return errors;
}

interface Read {
  changes: CalendarChanges;
  window: CalendarWindow;
}

async function readChanges(
  calendar: Calendar,
  context: SystemContext,
  mailbox: CalendarMailbox,
): Promise<Read | 'unreadable'> {
  const { entraTenantId, address } = mailbox;
  try {
    // First, so that nothing changes between the reading and the promise to be told.
    await keepSubscription(context, calendar, mailbox).catch((error: unknown) => {
      // Without a promise to be told, the clock looks; an address that Graph cannot reach must not keep anybody from reading.
      if (!isRefusal(error)) throw error;
      return recordSubscription(context, mailbox.id, null);
    });
    const place = placeOf(mailbox, context.now());
    const changes = await calendar.readChanges({ entraTenantId, address }, place.link, place.window);
    return { changes, window: place.window };
  } catch (error) {
    if (error instanceof ChangesLost) {
      await forgetLink(context, mailbox.id);
      throw new TryAgainLater('The changes of a calendar have to be read from the beginning', {
        retryAfterSeconds: 1,
        cause: error,
      });
    }
    if (isRefusal(error) && mailbox.vehicleId !== null) {
      // No such mailbox, or none we may read: an administrator has to act, and others are not kept waiting.
      const retryAt = new Date(context.now().getTime() + unreadableMinutes * 60_000);
      await recordMailboxProblem(context, { id: mailbox.id, problem: error.message, retryAt });
      return 'unreadable';
    }
    throw error;
  }
}

/** Graph has understood, and said no: another try says the same. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'statusCode' in error;
}

/** Goes on where the last round ended, as long as its window lies well ahead and it was not too long ago. */
function placeOf(mailbox: CalendarMailbox, now: Date): { link: string | null; window: CalendarWindow } {
  const at = now.getTime();
  const { deltaLink, windowStart, windowEnd, snapshotAt, vehicleId } = mailbox;
  const snapshotMilliseconds = (vehicleId === null ? 6 : 24) * 3_600_000;
  const isCurrent = snapshotAt && at - snapshotAt.getTime() < snapshotMilliseconds;
  if (deltaLink && windowStart && windowEnd && isCurrent && windowEnd.getTime() - at > leastAhead) {
    return { link: deltaLink, window: { start: windowStart, end: windowEnd } };
  }
  return { link: null, window: calendarWindow(now) };
}

/** Asks again when the last of them may be asked. */
export function soonest(errors: readonly Error[]): Error {
  const [first] = errors;
  const seconds = errors.flatMap((error) => {
    const { retryAfterSeconds } = error as { retryAfterSeconds?: unknown };
    return typeof retryAfterSeconds === 'number' ? [retryAfterSeconds] : [];
  });
  const retryAfterSeconds = seconds.length > 0 ? Math.max(...seconds) : undefined;
  return new TryAgainLater(first?.message ?? 'A calendar cannot be brought up to date now', {
    retryAfterSeconds,
    cause: first,
  });
}
