import type { CalendarItem } from '../../domain/calendar/calendar-items.ts';
import { type CalendarSeries, linkOccurrences } from '../../domain/calendar/series/calendar-series.ts';
import type { SeriesShape } from '../../domain/calendar/series/series-agreement.ts';
import type { CalendarWrite, ShownEvent } from '../../ports/calendar/calendar.ts';
import { toAgreement, toCalendarEvent, toObserved } from './calendar-event.ts';
import { dayIn, dayOf } from './series-shape.ts';
import { organizerOf, type Showing } from './showing.ts';

/** A series with what belongs to its event. */
export interface Seen {
  series: CalendarSeries;
  /** Live or driven. */
  standing: CalendarItem[];
  /** Those that lie ahead and have no event of their own. */
  members: CalendarItem[];
}

export interface Arrangement {
  master: ShownEvent;
  shape: SeriesShape;
  /** Which occurrence shows which reservation is to be found out anew. */
  isNew: boolean;
  /** Whether people know of it: until then occurrences are moved without a word. */
  isInvited: boolean;
}

const day = 86_400_000;

/**
 * Finds for each reservation the occurrence of its day, and takes out of the series those that no reservation has.
 * @returns the event as it is afterwards, and what kept some of it from being done for now
 */
export async function arrangeOccurrences(
  showing: Showing,
  { standing, members }: Seen,
  { master, shape, isNew, isInvited }: Arrangement,
): Promise<{ master: ShownEvent; errors: Error[] }> {
  const { context, calendar, mailbox } = showing;
  const isLinked = ({ agreed, outlookEventId }: CalendarItem) =>
    outlookEventId !== null && agreed?.seriesMasterId === master.eventId;
  if (!isNew && members.every(isLinked)) return { master, errors: [] };
  const { timeZone } = shape;
  const window = {
    start: new Date(Date.parse(shape.startDay) - 2 * day),
    // Occurrences that were moved lie between their neighbours, the last one anywhere.
    end: new Date(Date.parse(shape.endDay) + 366 * day),
  };
  const occurrences = await calendar.members(organizerOf(mailbox), master.eventId, window);
  const byDay = new Map(occurrences.map((one) => [dayOf(one.originalStart ?? one.startDate, timeZone), one]));
  const links = members
    .filter((item) => isNew || !isLinked(item))
    .map((item) => ({ item, shown: byDay.get(dayIn(item, timeZone)) }))
    .filter(({ item, shown }) => shown || item.outlookEventId || item.agreed);
  await linkOccurrences(
    context,
    links.map(({ item, shown }) => ({
      reservationId: item.id,
      eventId: shown?.eventId ?? null,
      agreed: shown ? toAgreement(shown, toObserved(shown, item), []) : null,
    })),
  );
  const writes = [
    ...takeOut(occurrences, standing, timeZone, context.now()),
    ...(isInvited ? [] : links.flatMap(({ item, shown }) => (shown ? moveUnseen(showing, item, shown) : []))),
  ];
  if (writes.length === 0) return { master, errors: [] };
  const answers = await calendar.write(organizerOf(mailbox), writes);
  const [after] = await calendar.read(organizerOf(mailbox), [master.eventId]);
  const errors = [...answers, after].filter((one) => one instanceof Error);
  return { master: after && !(after instanceof Error) ? after : master, errors };
}

function takeOut(
  occurrences: readonly ShownEvent[],
  standing: readonly CalendarItem[],
  timeZone: string,
  now: Date,
): CalendarWrite[] {
  // One that has an event of its own needs no occurrence.
  const days = new Set(
    standing
      .filter(({ agreed }) => agreed === null || agreed.seriesMasterId !== null)
      .map((item) => dayIn(item, timeZone)),
  );
  return occurrences
    .filter(({ originalStart, startDate }) => !days.has(dayOf(originalStart ?? startDate, timeZone)))
    .filter(({ startDate }) => new Date(startDate) > now)
    .map(({ eventId }) => ({ do: 'cancel', eventId, comment: '' }));
}

function moveUnseen({ linkTo }: Showing, item: CalendarItem, { eventId, etag, ...shown }: ShownEvent): CalendarWrite[] {
  if (shown.startDate === item.startDate && shown.endDate === item.endDate) return [];
  return [{ do: 'update', event: toCalendarEvent(item, linkTo), eventId, etag, only: 'time' }];
}
