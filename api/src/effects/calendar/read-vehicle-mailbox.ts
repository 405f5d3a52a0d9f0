/** What a vehicle's own mailbox tells: who has booked it in Outlook without Fleet. */
import type { CalendarMailbox } from '../../domain/calendar/calendar-mailboxes.ts';
import { dropBlocks, keepBlock, listBlockEvents } from '../../domain/calendar/outlook-blocks.ts';
import type { SystemContext } from '../../domain/command-context.ts';
import type { Calendar, CalendarChanges, CalendarWindow, ShownEvent } from '../../ports/calendar/calendar.ts';

type Change = CalendarChanges['events'][number];

/** @returns what kept some of it from being read for now */
export async function readVehicleMailbox(
  { context, calendar, mailbox }: { context: SystemContext; calendar: Calendar; mailbox: CalendarMailbox },
  changes: CalendarChanges,
  window: CalendarWindow,
): Promise<Error[]> {
  const vehicleId = mailbox.vehicleId;
  if (!vehicleId) return [];
  const self = { entraTenantId: mailbox.entraTenantId, address: mailbox.address };
  const series = new Map(changes.events.filter(({ isSeries }) => isSeries).map((event) => [event.eventId, event]));
  const members = changes.events.filter(({ isSeries }) => !isSeries);
  const standing = new Set<string>();
  for (const event of members) {
    const whole = { ...series.get(event.seriesMasterId ?? ''), ...definedOf(event) } as Change;
    if (!isDirectBooking(whole, mailbox)) continue;
    standing.add(event.eventId);
    await keepBlock(context, {
      eventId: event.eventId,
      vehicleId,
      startDate: new Date(event.startDate),
      endDate: new Date(event.endDate),
      organizerName: whole.organizer?.name || (whole.organizer?.address ?? ''),
    });
  }
  // What was not told of, or told to be gone, is gone only when the mailbox itself says so.
  const removed = new Set(changes.removedIds);
  const isChanged = new Set([...members.map(({ eventId }) => eventId), ...removed]);
  const doubtful = (await listBlockEvents(context, vehicleId, window)).filter(
    (id) => !standing.has(id) && (changes.isEverything || isChanged.has(id) || isOfSeries(id, series)),
  );
  const found = await calendar.read(self, doubtful);
  await dropBlocks(
    context,
    doubtful.filter((_, index) => found[index] === null || isNoBooking(found[index], mailbox)),
  );
  return found.filter((one) => one instanceof Error);
}

/** A member of a series that is gone shows only as a change of the series, so each of its members is asked about. */
function isOfSeries(_eventId: string, series: ReadonlyMap<string, Change>): boolean {
  return series.size > 0;
}

function isNoBooking(event: ShownEvent | Error | null | undefined, mailbox: CalendarMailbox): boolean {
  return Boolean(event) && !(event instanceof Error) && !isDirectBooking(event as ShownEvent, mailbox);
}

/** Whatever the fleet mailbox organizes is known there. */
function isDirectBooking(event: Change, { fleetAddress, address }: CalendarMailbox): boolean {
  const organizer = event.organizer?.address;
  const isFree = event.showAs === 'free' || event.showAs === 'workingElsewhere';
  return (
    Boolean(organizer) &&
    organizer !== fleetAddress.toLowerCase() &&
    organizer !== address &&
    !isFree &&
    !event.isCancelled
  );
}

function definedOf(event: Change): Partial<Change> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
}
