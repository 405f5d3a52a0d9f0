import type { Agreement } from '../../domain/calendar/agreement.ts';
import { applyWish, refuseWish } from '../../domain/calendar/apply-wish.ts';
import { type CalendarItem, loadCalendarItems } from '../../domain/calendar/calendar-items.ts';
import { isTurnedDown, type Observed, reconcile, stillRefused } from '../../domain/calendar/reconcile.ts';
import { recordCalendarProblem, recordCalendarSync } from '../../domain/calendar/record-calendar-sync.ts';
import { linkOccurrences } from '../../domain/calendar/series/calendar-series.ts';
import type { SystemContext } from '../../domain/command-context.ts';
import type { CalendarEvent, CalendarWrite, ShownEvent, Written } from '../../ports/calendar/calendar.ts';
import { toAgreement, toCalendarEvent, toDesired, toObserved, whyGone } from './calendar-event.ts';
import { showSeriesOf } from './show-series.ts';
import { organizerOf, overtaken, type Showing } from './showing.ts';

/** Wishes and writes change what is there; so often it is looked at anew before the queue has to. */
const mostLooks = 6;

/**
 * Brings reservations and their events together: reads both, decides by what was last agreed, asks the domain about what
 * people wished for, and writes the rest, many at a time.
 * @returns what kept some of them from it for now
 */
export async function showReservations(showing: Showing, reservationIds: readonly string[]): Promise<Error[]> {
  const errors = await showSeriesOf(showing, reservationIds);
  if (errors.length > 0) return errors;
  let open: readonly string[] = reservationIds;
  for (let look = 0; open.length > 0; look++) {
    if (look === mostLooks) return [new Error(`${open.length} reservations change faster than their events`)];
    const { again, errors } = await lookOnce(showing, open);
    // What is busy now is busy in a moment as well.
    if (errors.length > 0) return errors;
    open = again;
  }
  return [];
}

interface Looked {
  again: string[];
  errors: Error[];
  /** Series that their vehicle has turned down, which is one fact for all their occurrences. */
  turnedDown: Set<string>;
}

interface Planned {
  item: CalendarItem;
  event: CalendarEvent;
  write: CalendarWrite;
}

async function lookOnce(showing: Showing, ids: readonly string[]): Promise<Looked> {
  const { context, calendar, mailbox, linkTo } = showing;
  const items = await loadCalendarItems(context, ids);
  const found = await calendar.find(
    organizerOf(mailbox),
    items.map(({ id, outlookEventId }) => ({ reservationId: id, eventId: outlookEventId })),
  );
  const looked: Looked = { again: [], errors: [], turnedDown: new Set() };
  const planned: Planned[] = [];
  for (const [index, item] of items.entries()) {
    const shown = found[index] ?? null;
    if (shown instanceof Error) {
      looked.errors.push(shown);
      continue;
    }
    const event = toCalendarEvent(item, linkTo);
    const write = await settleOrPlan(showing, item, event, shown, looked);
    if (write) planned.push({ item, event, write });
  }
  await writeAll(showing, planned, looked);
  return looked;
}

/** @returns what is to be written; undefined when nothing is, or it has to be looked at again */
async function settleOrPlan(
  { context }: Showing,
  item: CalendarItem,
  event: CalendarEvent,
  shown: ShownEvent | null,
  looked: Looked,
): Promise<CalendarWrite | undefined> {
  const desired = toDesired(item, event);
  const observed = shown && toObserved(shown, item);
  const decision = reconcile(item.agreed, desired, observed);
  switch (decision.do) {
    case 'nothing':
      await keep(
        context,
        item,
        desired.state === 'gone' ? null : item.outlookEventId,
        desired.state === 'gone' ? null : item.agreed,
      );
      return undefined;
    case 'settle': {
      if (!shown || !observed || desired.state !== 'shown') return undefined;
      const refused = stillRefused(item.agreed?.refused ?? [], observed);
      const agreed = toAgreement(shown, observed, refused);
      await keep(context, item, shown.eventId, agreed, isNewlyTurnedDown(item, observed, looked));
      return undefined;
    }
    case 'ask':
      await applyWish(context, item, decision.wish);
      looked.again.push(item.id);
      return undefined;
    case 'refuse':
      await refuseWish(context, item, decision.wish, overtaken);
      looked.again.push(item.id);
      return undefined;
    case 'create':
      return { do: 'create', event };
    case 'update':
      return shown ? { do: 'update', event, eventId: shown.eventId, etag: shown.etag } : undefined;
    case 'cancel':
      return shown ? { do: 'cancel', eventId: shown.eventId, comment: whyGone(item) } : undefined;
  }
}

/** Nothing is written where nothing is new. */
async function keep(
  context: SystemContext,
  item: CalendarItem,
  outlookEventId: string | null,
  agreed: Agreement | null,
  isDown = false,
): Promise<void> {
  const isKnown =
    item.calendarVersion >= item.version &&
    item.outlookEventId === outlookEventId &&
    JSON.stringify(sorted(item.agreed)) === JSON.stringify(sorted(agreed));
  if (isKnown) return;
  await recordCalendarSync(context, {
    reservationId: item.id,
    outlookEventId,
    agreed,
    version: item.version,
    isTurnedDown: isDown,
  });
}

/** PostgreSQL keeps no order of members. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}

async function writeAll(
  { context, calendar, mailbox }: Showing,
  planned: readonly Planned[],
  looked: Looked,
): Promise<void> {
  if (planned.length === 0) return;
  const answers = await calendar.write(
    organizerOf(mailbox),
    planned.map(({ write }) => write),
  );
  for (const [index, { item, event, write }] of planned.entries()) {
    const written = answers[index] ?? new Error('Nothing was said about a write');
    if (written instanceof Error) looked.errors.push(written);
    else if (await note({ context, calendar, mailbox }, { item, event, write }, written, looked))
      looked.again.push(item.id);
  }
}

/** @returns whether it has to be looked at again */
async function note(
  { context, calendar, mailbox }: Pick<Showing, 'context' | 'calendar' | 'mailbox'>,
  { item, event, write }: Planned,
  written: Written,
  looked: Looked,
): Promise<boolean> {
  if (written.outcome === 'changed') return true;
  if (written.outcome === 'gone') {
    if (write.do !== 'cancel') return true;
    await keep(context, item, null, null);
    return false;
  }
  if (written.outcome === 'refused' && write.do === 'update' && item.agreed?.seriesMasterId) {
    // Exchange lets no occurrence pass its neighbours: it leaves the series, and gets an event of its own.
    const [left] = await calendar.write(organizerOf(mailbox), [{ do: 'cancel', eventId: write.eventId, comment: '' }]);
    if (left instanceof Error) looked.errors.push(left);
    else await linkOccurrences(context, [{ reservationId: item.id, eventId: null, agreed: null }]);
    return true;
  }
  if (written.outcome === 'refused') {
    await recordCalendarProblem(context, { reservationId: item.id, version: item.version, problem: written.reason });
    return false;
  }
  const desired = toDesired(item, event);
  if (desired.state !== 'shown') return true;
  const observed = toObserved(written.event, item);
  const refused = stillRefused(item.agreed?.refused ?? [], observed);
  const agreed = toAgreement(written.event, observed, refused);
  await keep(context, item, written.event.eventId, agreed, isNewlyTurnedDown(item, observed, looked));
  return false;
}

function isNewlyTurnedDown({ agreed, seriesId }: CalendarItem, observed: Observed, { turnedDown }: Looked): boolean {
  if (!isTurnedDown(agreed, observed)) return false;
  if (!seriesId) return true;
  const isFirst = !turnedDown.has(seriesId);
  turnedDown.add(seriesId);
  return isFirst;
}
