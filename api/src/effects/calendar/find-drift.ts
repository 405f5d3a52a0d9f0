/** Compares what Fleet and Outlook show, without changing either. */
import { type CalendarItem, loadCalendarItems } from '../../domain/calendar/calendar-items.ts';
import { findDifferences } from '../../domain/calendar/drift/find-differences.ts';
import { type FoundDrift, findAllShown } from '../../domain/calendar/drift/record-drift.ts';
import type { ShownEvent } from '../../ports/calendar/calendar.ts';
import { toCalendarEvent, toDesired, toObserved } from './calendar-event.ts';
import { calendarWindow } from './calendar-window.ts';
import { ownerOf } from './read-fleet-mailbox.ts';
import { organizerOf, type Showing } from './showing.ts';

const mostAtOnce = 200;

/** @returns by start; throws what kept it from being known, as half a comparison proves nothing */
export async function findDrift(showing: Showing): Promise<FoundDrift[]> {
  const { context, calendar, mailbox } = showing;
  const window = calendarWindow(context.now());
  const changes = await calendar.readChanges(organizerOf(mailbox), null, window);
  const events = wholeEvents(changes.events);
  const found: FoundDrift[] = [];
  const ownersEvents = new Map<string, ShownEvent>();
  let after: string | null = null;
  const missing: CalendarItem[] = [];
  for (;;) {
    const ids = await findAllShown(context, after, mostAtOnce);
    for (const item of await loadCalendarItems(context, ids)) {
      const event = events.get(item.outlookEventId ?? '');
      if (new Date(item.startDate) > window.end) continue;
      if (!event) missing.push(item);
      else found.push(...compareOne(showing, item, event));
      if (event) events.delete(event.eventId);
    }
    after = ids.at(-1) ?? null;
    if (ids.length < mostAtOnce) break;
  }
  const strangers = await readStrangers(showing, [...events.values()]);
  for (const { event, owner } of strangers) if (!ownersEvents.has(owner)) ownersEvents.set(owner, event);
  for (const item of missing) {
    // Made, and not noted yet.
    const event = ownersEvents.get(item.id);
    if (event)
      strangers.splice(
        strangers.findIndex((one) => one.event === event),
        1,
      );
    found.push(...(event ? compareOne(showing, item, event) : [describeMissing(showing, item)]));
  }
  const known = new Set(
    (
      await loadCalendarItems(
        context,
        strangers.map(({ owner }) => owner),
      )
    ).map(({ id }) => id),
  );
  for (const { event, owner } of strangers) found.push(describeExtra(event, known.has(owner) ? owner : null));
  return found.toSorted((one, other) => one.startDate.localeCompare(other.startDate));
}

/** Of the members of a series little is told that the series does not say. */
function wholeEvents(changes: readonly Partial<ShownEvent>[]): Map<string, ShownEvent> {
  const masters = new Map(changes.filter(({ isSeries }) => isSeries).map((event) => [event.eventId, event]));
  return new Map(
    changes
      .filter(({ isSeries }) => !isSeries)
      .map((event) => [event.eventId ?? '', { ...masters.get(event.seriesMasterId ?? ''), ...event } as ShownEvent]),
  );
}

function compareOne({ linkTo }: Showing, item: CalendarItem, event: ShownEvent): FoundDrift[] {
  const desired = toDesired(item, toCalendarEvent(item, linkTo));
  if (desired.state !== 'shown') return [];
  const differences = findDifferences(desired.content, toObserved(event, item).content);
  if (differences.length === 0) return [];
  const { startDate, endDate, subject } = desired.content;
  return [
    { kind: 'different', reservationId: item.id, eventId: event.eventId, subject, startDate, endDate, differences },
  ];
}

function describeMissing({ linkTo }: Showing, item: CalendarItem): FoundDrift {
  const { subject } = toCalendarEvent(item, linkTo);
  const { id: reservationId, outlookEventId: eventId, startDate, endDate } = item;
  return { kind: 'missing', reservationId, eventId, subject, startDate, endDate, differences: [] };
}

function describeExtra({ eventId, subject, startDate, endDate }: ShownEvent, reservationId: string | null): FoundDrift {
  return { kind: 'extra', reservationId, eventId, subject, startDate, endDate, differences: [] };
}

/** Of events that no reservation is known to have, those that were made for one. */
async function readStrangers(
  { context, calendar, mailbox }: Showing,
  events: readonly ShownEvent[],
): Promise<{ event: ShownEvent; owner: string }[]> {
  const ahead = events.filter(({ endDate }) => new Date(endDate) > context.now());
  const read = await calendar.read(
    organizerOf(mailbox),
    ahead.map(({ eventId }) => eventId),
  );
  return read.flatMap((event) => {
    if (event instanceof Error) throw event;
    const owner = event && ownerOf(event);
    return owner ? [{ event, owner }] : [];
  });
}
