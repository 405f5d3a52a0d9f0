/** What the fleet mailbox tells: which reservations to look at, which events of ours have lost theirs, what is not ours. */
import {
  findByEvents,
  findBySeries,
  findShownIn,
  type ShownReservation,
} from '../../domain/calendar/calendar-items.ts';
import { dropBlocks, findVehiclesByAddress, keepBlock, listBlockEvents } from '../../domain/calendar/outlook-blocks.ts';
import { findKnownReservations, restoreReservation } from '../../domain/calendar/restore-reservation.ts';
import { findSeriesByEvents } from '../../domain/calendar/series/calendar-series.ts';
import type { CalendarChanges, CalendarWindow, ShownEvent } from '../../ports/calendar/calendar.ts';
import { organizerOf, type Showing } from './showing.ts';

export interface Reading {
  /** Reservations to look at. */
  reservationIds: string[];
  errors: Error[];
}

/** Of the reservation, or series of them, that an event was made for; undefined for what people made. */
export function ownerOf({ reservationId, transactionId }: ShownEvent): string | undefined {
  return reservationId ?? ours.exec(transactionId ?? '')?.[1];
}

const ours = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):/;

/** @param window that the changes are about */
export async function readFleetMailbox(
  showing: Showing,
  changes: CalendarChanges,
  window: CalendarWindow,
): Promise<Reading> {
  const { context } = showing;
  const told = new Map(changes.events.map((event) => [event.eventId, event]));
  const mentioned = [...told.keys(), ...changes.removedIds];
  const mastersOf = (one: CalendarChanges['events'][number]) =>
    one.isSeries ? one.eventId : (one.seriesMasterId ?? []);
  const [byEvent, bySeries, expected, ofSeries] = await Promise.all([
    findByEvents(context, mentioned),
    // A series that is gone takes its members with it, of which nobody tells.
    findBySeries(context, [
      ...changes.events.filter(({ isSeries }) => isSeries).map(({ eventId }) => eventId),
      ...changes.removedIds,
    ]),
    changes.isEverything ? findShownIn(context, window) : [],
    findSeriesByEvents(context, [...new Set(changes.events.flatMap(mastersOf))]),
  ]);
  const isNews = ({ eventId, etag }: ShownReservation) => told.get(eventId)?.etag !== etag;
  const linked = [...byEvent, ...expected].filter(isNews).map(({ id }) => id);
  const known = new Set(byEvent.map(({ eventId }) => eventId));
  const strangers = changes.events.filter(
    (one) => !known.has(one.eventId) && !ofSeries.has(one.seriesMasterId ?? one.eventId),
  );
  const others = await readStrangers(showing, strangers, changes, window);
  return { reservationIds: [...new Set([...linked, ...bySeries, ...others.reservationIds])], errors: others.errors };
}

/** Events that no reservation knows: made and not noted yet, of a reservation that was lost, a second one, or not ours at all. */
async function readStrangers(
  showing: Showing,
  strangers: CalendarChanges['events'],
  changes: CalendarChanges,
  window: CalendarWindow,
): Promise<Reading> {
  const { context, calendar, mailbox } = showing;
  const reading: Reading = { reservationIds: [], errors: [] };
  const events = await calendar.read(
    organizerOf(mailbox),
    strangers.filter(({ isSeries }) => !isSeries).map(({ eventId }) => eventId),
  );
  const shown: ShownEvent[] = [];
  for (const event of events) {
    if (event instanceof Error) reading.errors.push(event);
    else if (event) shown.push(event);
  }
  const reservations = await findKnownReservations(
    context,
    shown.flatMap((event) => ownerOf(event) ?? []),
  );
  for (const event of shown) {
    const owner = ownerOf(event);
    if (!owner) await keepDirectBooking(showing, event);
    else if (reservations.has(owner)) await takeOrDrop(showing, event, owner, reservations.get(owner) ?? null, reading);
    else {
      const restored = changes.isEverything && (await restoreReservation(context, event));
      if (restored) reading.reservationIds.push(restored);
    }
  }
  await dropGone(showing, changes, window, reading);
  return reading;
}

/** Made before we could note it, or one too many: a reservation has one event. */
async function takeOrDrop(
  { calendar, mailbox }: Showing,
  { eventId }: ShownEvent,
  reservationId: string,
  knownEventId: string | null,
  reading: Reading,
): Promise<void> {
  const first = knownEventId && (await calendar.read(organizerOf(mailbox), [knownEventId]))[0];
  if (first instanceof Error) reading.errors.push(first);
  else if (!first) reading.reservationIds.push(reservationId);
  else {
    const [answer] = await calendar.write(organizerOf(mailbox), [{ do: 'cancel', eventId, comment: '' }]);
    if (answer instanceof Error) reading.errors.push(answer);
  }
}

/** Somebody with the fleet's mailbox has booked a vehicle there by hand. */
async function keepDirectBooking({ context }: Showing, event: ShownEvent): Promise<void> {
  const addresses = event.attendees.filter(({ kind }) => kind === 'resource').map(({ address }) => address);
  const [vehicleId] = (await findVehiclesByAddress(context, addresses)).values();
  if (!vehicleId || event.showAs === 'free') return;
  await keepBlock(context, {
    eventId: event.eventId,
    vehicleId,
    startDate: new Date(event.startDate),
    endDate: new Date(event.endDate),
    organizerName: event.organizer.name,
  });
}

/** Direct bookings that are not there any more. Another mailbox's are asked about there. */
async function dropGone(
  { context, calendar, mailbox }: Showing,
  changes: CalendarChanges,
  window: CalendarWindow,
  reading: Reading,
): Promise<void> {
  const removed = new Set(changes.removedIds);
  const blocks = (await listBlockEvents(context, null, window)).filter((id) => removed.has(id));
  const found = await calendar.read(organizerOf(mailbox), blocks);
  reading.errors.push(...found.filter((one) => one instanceof Error));
  await dropBlocks(
    context,
    blocks.filter((_, index) => found[index] === null),
  );
}
