/** What the recurring event says of itself: what most of its occurrences say. The others are exceptions. */
import type { CalendarItem } from '../../domain/calendar/calendar-items.ts';
import type { CalendarEvent, ShownEvent } from '../../ports/calendar/calendar.ts';
import { toCalendarEvent, toDesired, toObserved } from './calendar-event.ts';

export interface SeriesDescription {
  /** The same for the same description. */
  key: string;
  event: CalendarEvent;
  bodyDigest: string;
}

/**
 * @param members at least one
 * @param before what it said until now, which it goes on saying as long as any of them does
 */
export function describeSeries(
  members: readonly CalendarItem[],
  linkTo: () => string,
  before: string | null,
): SeriesDescription | undefined {
  const all = members.flatMap((item) => describeOne(item, linkTo));
  const groups = [...Map.groupBy(all, ({ key }) => key).values()];
  const kept = groups.find(([one]) => one?.key === before);
  return (kept ?? groups.toSorted((one, other) => other.length - one.length)[0])?.[0];
}

function describeOne(item: CalendarItem, linkTo: () => string): SeriesDescription[] {
  const event = toCalendarEvent(item, linkTo);
  const desired = toDesired(item, event);
  if (desired.state !== 'shown') return [];
  const { subject, location, showAs, attendees } = desired.content;
  const key = JSON.stringify([subject, location, showAs, attendees, desired.bodyDigest]);
  return [{ key, event, bodyDigest: desired.bodyDigest }];
}

/** What the event shows now, in the same terms. */
export function shownDescription(master: ShownEvent, item: CalendarItem): string {
  const { content, bodyDigest } = toObserved(master, item);
  return JSON.stringify([content.subject, content.location, content.showAs, content.attendees, bodyDigest]);
}
