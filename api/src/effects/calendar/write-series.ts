/** The writing of a series: its event is made, brought up to date, replaced and ended. What is due is decided in show-series.ts. */
import { type CalendarItem, loadCalendarItems } from '../../domain/calendar/calendar-items.ts';
import {
  type CalendarSeries,
  findLastGone,
  linkOccurrences,
  recordSeries,
} from '../../domain/calendar/series/calendar-series.ts';
import { type SeriesAgreement, sameButEnd, sameShape } from '../../domain/calendar/series/series-agreement.ts';
import type { CalendarEvent, ShownEvent, Written } from '../../ports/calendar/calendar.ts';
import type { Seen } from './arrange-occurrences.ts';
import { whyGone } from './calendar-event.ts';
import { describeSeries, type SeriesDescription, shownDescription } from './series-description.ts';
import { dayIn, shownShape, toTimes, type WantedShape } from './series-shape.ts';
import { organizerOf, type Showing } from './showing.ts';

/** Whether it has to be looked at once more, else what kept it from being shown for now. */
export type Looked = 'again' | Error[];

export function unlink({ context }: Showing, items: readonly CalendarItem[]): Promise<void> {
  return linkOccurrences(
    context,
    items.map(({ id }) => ({ reservationId: id, eventId: null, agreed: null })),
  );
}

export async function forget({ context }: Showing, series: CalendarSeries): Promise<Looked> {
  if (series.outlookEventId) await recordSeries(context, series.id, null, null);
  return [];
}

export async function end(showing: Showing, series: CalendarSeries, master: ShownEvent): Promise<Looked> {
  const { context, calendar, mailbox } = showing;
  const [gone] = await loadCalendarItems(context, await findLastGone(context, series.id));
  const comment = gone ? whyGone(gone) : '';
  const [answer] = await calendar.write(organizerOf(mailbox), [{ do: 'cancel', eventId: master.eventId, comment }]);
  if (answer instanceof Error) return [answer];
  return forget(showing, series);
}

/** Made without anybody invited, so that nobody is told of what it is not yet. */
export async function make(showing: Showing, { series, members }: Seen, wanted: WantedShape): Promise<Looked> {
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

export interface Brought {
  master: ShownEvent;
  agreed: SeriesAgreement;
  wanted: WantedShape;
  shown: ReturnType<typeof shownShape>;
}

/** Makes Outlook repeat it as Fleet does; as a new event where the old one has history or gaps that would come back. */
export async function bring(showing: Showing, seen: Seen, { master, agreed, wanted, shown }: Brought): Promise<Looked> {
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
export async function replace(
  showing: Showing,
  { series, standing, members }: Seen,
  master: ShownEvent,
): Promise<Looked> {
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
export async function describe(
  showing: Showing,
  seen: Seen,
  agreed: SeriesAgreement,
  master: ShownEvent,
): Promise<Looked> {
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

export function answerOf({ attendees }: ShownEvent, email: string | null): string | null {
  return attendees.find(({ address }) => email && address === email.toLowerCase())?.response ?? null;
}
