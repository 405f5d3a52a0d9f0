/** Lets one side hold where both differ, by the same steps that keep them equal every day. */
import type { Agreement } from '../../domain/calendar/agreement.ts';
import { type CalendarItem, loadCalendarItems } from '../../domain/calendar/calendar-items.ts';
import {
  type DriftToRepair,
  findAllShown,
  forgetAgreements,
  presumeAgreements,
} from '../../domain/calendar/drift/record-drift.ts';
import { restoreReservation } from '../../domain/calendar/restore-reservation.ts';
import { toCalendarEvent, toDesired } from './calendar-event.ts';
import { showReservations } from './show-reservations.ts';
import { organizerOf, type Showing } from './showing.ts';

const mostAtOnce = 200;

/** @returns what kept some of it from being done for now */
export async function repairDrift(showing: Showing, drifts: readonly DriftToRepair[]): Promise<Error[]> {
  const errors: Error[] = [];
  for (let from = 0; from < drifts.length; from += mostAtOnce) {
    errors.push(...(await repairSome(showing, drifts.slice(from, from + mostAtOnce))));
  }
  return errors;
}

async function repairSome(showing: Showing, drifts: readonly DriftToRepair[]): Promise<Error[]> {
  const { context } = showing;
  const reservationsOf = (by: DriftToRepair['by']) =>
    drifts.flatMap((one) => (one.kind !== 'extra' && one.by === by && one.reservationId ? [one.reservationId] : []));
  const extraOf = (by: DriftToRepair['by']) =>
    drifts.flatMap((one) => (one.kind === 'extra' && one.by === by && one.eventId ? [one.eventId] : []));
  await forgetAgreements(context, reservationsOf('fleet'));
  await presumeOutlook(showing, reservationsOf('outlook'));
  const restored = await restoreExtra(showing, extraOf('outlook'));
  return [
    ...(await cancelExtra(showing, extraOf('fleet'))),
    ...restored.errors,
    ...(await showReservations(showing, [
      ...reservationsOf('fleet'),
      ...reservationsOf('outlook'),
      ...restored.reservationIds,
    ])),
  ];
}

/** What was agreed on, or else what Fleet says, is the base from which an event's difference counts as somebody's wish. */
async function presumeOutlook({ context, linkTo }: Showing, reservationIds: readonly string[]): Promise<void> {
  const items = await loadCalendarItems(context, reservationIds);
  // Which occurrence shows it is found by its series first; until then nothing is known to be gone.
  const isUnlinked = (item: CalendarItem) => item.agreed === null && item.seriesId !== null;
  const unlinked = items.filter(isUnlinked).map(({ id }) => id);
  const presumed = items.flatMap((item) => {
    const agreed = isUnlinked(item) ? undefined : (item.agreed ?? asFleetSays(item, linkTo));
    return agreed ? [{ reservationId: item.id, agreed }] : [];
  });
  await forgetAgreements(context, unlinked);
  await presumeAgreements(context, presumed);
}

function asFleetSays(item: CalendarItem, linkTo: Showing['linkTo']): Agreement | undefined {
  const desired = toDesired(item, toCalendarEvent(item, linkTo));
  if (desired.state !== 'shown') return undefined;
  const answers = { driver: null, vehicle: null };
  return { content: desired.content, answers, etag: '', iCalUId: '', seriesMasterId: null, refused: [] };
}

/** Every reservation is to be as its event is. */
export async function presumeAllOfOutlook(showing: Showing): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const ids = await findAllShown(showing.context, after, mostAtOnce);
    await presumeOutlook(showing, ids);
    after = ids.at(-1) ?? null;
    if (ids.length < mostAtOnce) return;
  }
}

async function cancelExtra({ calendar, mailbox }: Showing, eventIds: readonly string[]): Promise<Error[]> {
  const answers = await calendar.write(
    organizerOf(mailbox),
    eventIds.map((eventId) => ({ do: 'cancel' as const, eventId, comment: '' })),
  );
  return answers.filter((one) => one instanceof Error);
}

async function restoreExtra({ context, calendar, mailbox }: Showing, eventIds: readonly string[]) {
  const restored: { reservationIds: string[]; errors: Error[] } = { reservationIds: [], errors: [] };
  for (const event of await calendar.read(organizerOf(mailbox), eventIds)) {
    if (event instanceof Error) restored.errors.push(event);
    else if (event) restored.reservationIds.push((await restoreReservation(context, event)) ?? '');
  }
  return { ...restored, reservationIds: restored.reservationIds.filter(Boolean) };
}
