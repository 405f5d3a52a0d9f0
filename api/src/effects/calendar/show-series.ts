/**
 * A series is one recurring event. Here the event as a whole is kept as the series is, and each reservation is told which
 * occurrence shows it; what single occurrences say besides is left to whoever looks at reservations (show-reservations.ts).
 */
import type { CalendarItem } from '../../domain/calendar/calendar-items.ts';
import { findSeriesOf, loadCalendarItems } from '../../domain/calendar/calendar-items.ts';
import {
  applySeriesWish,
  refuseSeriesWish,
  type SeriesWish,
  seriesWishKey,
} from '../../domain/calendar/series/apply-series-wish.ts';
import {
  type CalendarSeries,
  findLastGone,
  linkOccurrences,
  loadCalendarSeries,
  recordSeries,
} from '../../domain/calendar/series/calendar-series.ts';
import { type SeriesAgreement, sameButEnd, sameShape } from '../../domain/calendar/series/series-agreement.ts';
import type { CalendarEvent, ShownEvent, Written } from '../../ports/calendar/calendar.ts';
import { arrangeOccurrences, type Seen } from './arrange-occurrences.ts';
import { whyGone } from './calendar-event.ts';
import { describeSeries, type SeriesDescription, shownDescription } from './series-description.ts';
import { dayIn, shownShape, toTimes, type WantedShape, wantedShape } from './series-shape.ts';
import { organizerOf, overtaken, type Showing } from './showing.ts';

const mostLooks = 8;
/** One alone is no series. */
const fewest = 2;

/** @returns what kept some of them from it for now */
export async function showSeriesOf(showing: Showing, reservationIds: readonly string[]): Promise<Error[]> {
  const errors: Error[] = [];
  for (const seriesId of await findSeriesOf(showing.context, reservationIds))
    errors.push(...(await showSeries(showing, seriesId)));
  return errors;
}

async function showSeries(showing: Showing, seriesId: string): Promise<Error[]> {
  for (let look = 0; look < mostLooks; look++) {
    const series = await loadCalendarSeries(showing.context, seriesId);
    if (!series) return [];
    const looked = await lookAt(showing, series);
    if (looked !== 'again') return looked;
  }
  return [new Error('A series changes faster than its event')];
}

type Looked = 'again' | Error[];

async function lookAt(showing: Showing, series: CalendarSeries): Promise<Looked> {
  const { context, calendar, mailbox } = showing;
  const standing = await loadCalendarItems(context, series.reservationIds);
  const now = context.now();
  const members = standing
    .filter(({ status, startDate }) => (status === 'pending' || status === 'approved') && new Date(startDate) > now)
    .filter(({ agreed }) => agreed === null || agreed.seriesMasterId !== null);
  const seen = { series, standing, members };
  const left = await leaveFormer(showing, seen);
  if (left) return left;
  const wanted = wantedShape(series, standing);
  if (!series.outlookEventId && (!wanted || members.length < fewest)) return [];
  const [master] = await calendar.find(organizerOf(mailbox), [
    { reservationId: series.id, eventId: series.outlookEventId },
  ]);
  if (master instanceof Error) return [master];
  if (standing.length === 0) return master ? end(showing, series, master) : forget(showing, series);
  if (master && wanted) return keepUp(showing, seen, master, wanted);
  if (master) return replace(showing, seen, master);
  return makeOrAsk(showing, seen, wanted);
}

/** Occurrences that came from another series, which goes on without them, are not looked for there any more. */
async function leaveFormer(showing: Showing, { series, members }: Seen): Promise<Looked | undefined> {
  const former = members.filter(({ agreed }) => agreed && agreed.seriesMasterId !== series.outlookEventId);
  if (former.length === 0) return undefined;
  await unlink(showing, former);
  const errors = series.continuesSeriesId ? await showSeries(showing, series.continuesSeriesId) : [];
  return errors.length > 0 ? errors : 'again';
}

function unlink({ context }: Showing, items: readonly CalendarItem[]): Promise<void> {
  return linkOccurrences(
    context,
    items.map(({ id }) => ({ reservationId: id, eventId: null, agreed: null })),
  );
}

async function forget({ context }: Showing, series: CalendarSeries): Promise<Looked> {
  if (series.outlookEventId) await recordSeries(context, series.id, null, null);
  return [];
}

async function end(showing: Showing, series: CalendarSeries, master: ShownEvent): Promise<Looked> {
  const { context, calendar, mailbox } = showing;
  const [gone] = await loadCalendarItems(context, await findLastGone(context, series.id));
  const comment = gone ? whyGone(gone) : '';
  const [answer] = await calendar.write(organizerOf(mailbox), [{ do: 'cancel', eventId: master.eventId, comment }]);
  if (answer instanceof Error) return [answer];
  return forget(showing, series);
}

async function makeOrAsk(showing: Showing, seen: Seen, wanted: WantedShape | undefined): Promise<Looked> {
  const { series, members } = seen;
  const { agreed } = series;
  const deleted: SeriesWish = { kind: 'cancel', how: 'deleted' };
  const [first] = members;
  if (agreed?.description && first && !agreed.refused.includes(seriesWishKey(deleted))) {
    await applySeriesWish(showing.context, series, agreed, deleted, first.id);
    return 'again';
  }
  // What it was is history, or was made anew because nobody may have it deleted.
  if (series.outlookEventId) {
    await unlink(showing, members);
    await recordSeries(showing.context, series.id, null, null);
  }
  return wanted && members.length >= fewest ? make(showing, seen, wanted) : [];
}

/** Made without anybody invited, so that nobody is told of what it is not yet. */
async function make(showing: Showing, { series, members }: Seen, wanted: WantedShape): Promise<Looked> {
  const { context, calendar, mailbox } = showing;
  const [first] = members;
  const description = first && describeSeries(members, () => showing.linkTo(first.id), null);
  if (!first || !description) return [];
  const shape = shapeFor(members, wanted);
  const event = {
    ...toMaster(series, description),
    ...toTimes(shape),
    // It was looked for before, so that the clock may make it another one.
    transactionId: `${series.id}:${series.version}:${context.now().getTime()}`,
    attendees: [],
  };
  const [made] = await calendar.write(organizerOf(mailbox), [{ do: 'create', event }]);
  if (!made || made instanceof Error) return [made ?? new Error('Nothing was said about a series')];
  if (made.outcome !== 'shown') return made.outcome === 'refused' ? [] : 'again';
  const agreed: SeriesAgreement = {
    shape,
    description: null,
    bodyDigest: description.bodyDigest,
    linkId: first.id,
    driverAnswer: null,
    refused: [],
  };
  await recordSeries(context, series.id, made.event.eventId, agreed);
  return 'again';
}

/** From the first that lies ahead: what has been stays as it was. */
function shapeFor(members: readonly CalendarItem[], { hasGaps: _gaps, ...wanted }: WantedShape) {
  const startDay = members.map((one) => dayIn(one, wanted.timeZone)).sort()[0] ?? wanted.startDay;
  return { ...wanted, startDay };
}

function toMaster(series: CalendarSeries, { event }: SeriesDescription): CalendarEvent {
  return {
    ...event,
    reservationId: series.id,
    timeZone: series.timeZone,
  };
}

async function keepUp(showing: Showing, seen: Seen, master: ShownEvent, wanted: WantedShape): Promise<Looked> {
  const { context } = showing;
  const { series, members, standing } = seen;
  const [first] = members;
  const linkId = series.agreed?.linkId ?? standing[0]?.id ?? series.id;
  // Made before that could be noted.
  const agreed = series.agreed ?? {
    shape: wanted,
    description: null,
    bodyDigest: '',
    linkId,
    driverAnswer: null,
    refused: [],
  };
  const shown = shownShape(master, series.timeZone);
  const wish = first && wishOf(agreed, shown, wanted, master, first);
  if (wish && !agreed.refused.includes(seriesWishKey(wish))) {
    if (wish.kind === 'cancel' || sameShape(wanted, agreed.shape))
      await applySeriesWish(context, series, agreed, wish, first.id);
    else await refuseSeriesWish(context, { series, agreed, wish, reservationId: first.id }, overtaken);
    return 'again';
  }
  if (!shown || !sameShape(shown, wanted)) return bring(showing, seen, { master, agreed, wanted, shown });
  const isNew = series.agreed === null || !sameShape(agreed.shape, wanted) || agreed.description === null;
  const arranged = await arrangeOccurrences(showing, seen, {
    master,
    shape: wanted,
    isNew,
    isInvited: agreed.description !== null,
  });
  if (arranged.errors.length > 0) return arranged.errors;
  return describe(showing, seen, { ...agreed, shape: { ...wanted, startDay: shown.startDay } }, arranged.master);
}

/** What somebody did to all of it. */
function wishOf(
  agreed: SeriesAgreement,
  shown: ReturnType<typeof shownShape>,
  wanted: WantedShape,
  master: ShownEvent,
  { driver }: CalendarItem,
): SeriesWish | undefined {
  if (agreed.description === null) return undefined;
  const answer = answerOf(master, driver.email);
  if (answer === 'declined' && agreed.driverAnswer !== 'declined') return { kind: 'cancel', how: 'declined' };
  if (!shown || sameShape(shown, agreed.shape) || sameShape(shown, wanted)) return undefined;
  return { kind: 'repeat', shape: shown };
}

function answerOf({ attendees }: ShownEvent, email: string | null): string | null {
  return attendees.find(({ address }) => email && address === email.toLowerCase())?.response ?? null;
}

interface Brought {
  master: ShownEvent;
  agreed: SeriesAgreement;
  wanted: WantedShape;
  shown: ReturnType<typeof shownShape>;
}

/** Makes Outlook repeat it as Fleet does; as a new event where the old one has history or gaps that would come back. */
async function bring(showing: Showing, seen: Seen, { master, agreed, wanted, shown }: Brought): Promise<Looked> {
  const { context, calendar, mailbox } = showing;
  const { series, standing, members } = seen;
  const isLonger = shown && sameButEnd(shown, wanted);
  const hasPast = standing.some((one) => one.agreed?.seriesMasterId === master.eventId && !members.includes(one));
  const isOurs = sameShape(agreed.shape, wanted);
  if (!isLonger && !isOurs && (hasPast || wanted.hasGaps)) return replace(showing, seen, master);
  const description = describeSeries(standing, () => showing.linkTo(agreed.linkId), agreed.description);
  if (!description) return [];
  const startDay = isLonger || hasPast ? (shown?.startDay ?? wanted.startDay) : wanted.startDay;
  const event = { ...toMaster(series, description), ...toTimes({ ...wanted, startDay }) };
  const [written] = await calendar.write(organizerOf(mailbox), [
    { do: 'update', event, eventId: master.eventId, etag: master.etag, only: 'time' },
  ]);
  if (!written || written instanceof Error) return [written ?? new Error('Nothing was said about a series')];
  if (written.outcome === 'refused') return replace(showing, seen, master);
  // Noted as not arranged yet: which occurrence is whose may be another now.
  const stays = { ...agreed, shape: { ...wanted, endDay: '' } };
  if (written.outcome === 'shown') await recordSeries(context, series.id, master.eventId, stays);
  return 'again';
}

/** Ends it before what lies ahead, or altogether, and lets that be made anew. */
async function replace(showing: Showing, { series, standing, members }: Seen, master: ShownEvent): Promise<Looked> {
  const { context, calendar, mailbox } = showing;
  await unlink(showing, members);
  const past = standing.filter((one) => one.agreed?.seriesMasterId === master.eventId && !members.includes(one));
  const lastDay = past
    .map((one) => dayIn(one, series.timeZone))
    .sort()
    .at(-1);
  const shown = shownShape(master, series.timeZone);
  const [one] = past;
  const description = one && describeSeries([one], () => showing.linkTo(one.id), null);
  const write =
    lastDay && shown && description
      ? {
          do: 'update' as const,
          event: { ...toMaster(series, description), ...toTimes({ ...shown, endDay: lastDay }) },
          eventId: master.eventId,
          etag: master.etag,
          only: 'time' as const,
        }
      : { do: 'cancel' as const, eventId: master.eventId, comment: '' };
  const [answer] = await calendar.write(organizerOf(mailbox), [write]);
  if (answer instanceof Error) return [answer];
  if (answer?.outcome === 'changed') return 'again';
  await recordSeries(context, series.id, null, null);
  return 'again';
}

/** Says of the whole what most of its occurrences say, and invites whom they invite. */
async function describe(showing: Showing, seen: Seen, agreed: SeriesAgreement, master: ShownEvent): Promise<Looked> {
  const { calendar, mailbox } = showing;
  const { series, members } = seen;
  const [first] = members;
  const description = describeSeries(members, () => showing.linkTo(agreed.linkId), agreed.description);
  if (!first || !description) return keepAgreement(showing, series, agreed);
  let shown: ShownEvent = master;
  if (shownDescription(master, first) !== description.key) {
    const event = toMaster(series, description);
    const [written]: (Written | Error)[] = await calendar.write(organizerOf(mailbox), [
      { do: 'update', event, eventId: master.eventId, etag: master.etag, only: 'description' },
    ]);
    if (!written || written instanceof Error) return [written ?? new Error('Nothing was said about a series')];
    if (written.outcome !== 'shown') return written.outcome === 'refused' ? [] : 'again';
    shown = written.event;
  }
  return keepAgreement(
    showing,
    series,
    {
      ...agreed,
      description: description.key,
      bodyDigest: description.bodyDigest,
      driverAnswer: answerOf(shown, first.driver.email),
    },
    master.eventId,
  );
}

async function keepAgreement(
  { context }: Showing,
  series: CalendarSeries,
  agreed: SeriesAgreement,
  eventId = series.outlookEventId,
): Promise<Looked> {
  await recordSeries(context, series.id, eventId, agreed);
  return [];
}
