/**
 * A series is one recurring event. Here the event as a whole is kept as the series is, and each reservation is told which
 * occurrence shows it; what single occurrences say besides is left to whoever looks at reservations (show-reservations.ts).
 */
import { type CalendarItem, findSeriesOf, loadCalendarItems } from '../../domain/calendar/calendar-items.ts';
import {
  applySeriesWish,
  refuseSeriesWish,
  type SeriesWish,
  seriesWishKey,
} from '../../domain/calendar/series/apply-series-wish.ts';
import { type CalendarSeries, loadCalendarSeries, recordSeries } from '../../domain/calendar/series/calendar-series.ts';
import { type SeriesAgreement, sameShape } from '../../domain/calendar/series/series-agreement.ts';
import type { ShownEvent } from '../../ports/calendar/calendar.ts';
import { arrangeOccurrences, type Seen } from './arrange-occurrences.ts';
import { shownShape, type WantedShape, wantedShape } from './series-shape.ts';
import { organizerOf, overtaken, type Showing } from './showing.ts';
import { answerOf, bring, describe, end, forget, type Looked, make, replace, unlink } from './write-series.ts';

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
  const isShownThere = (one: CalendarItem) => one.agreed?.seriesMasterId === master?.eventId;
  // All that is left has events of its own, so whatever the series said would be of nothing.
  if (master && members.length === 0 && !standing.some(isShownThere)) return [];
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
