import type { Alternative } from '@fleet/contracts/error-codes.ts';
import { describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardAction, CardMessage, Container } from './adaptive-card.ts';
import { describePlace, describeVehicle } from './describe-vehicle.ts';
import { adaptiveCard, execute, facts, heading, notice, paragraph, plain } from './elements.ts';
import type { ShownReservation } from './reservation-card.ts';
import { listRows } from './reservation-rows.ts';
import { whenFacts } from './when-rows.ts';

/** What happens to a reservation without anybody doing it. */
export type News =
  | { kind: 'due' }
  | { kind: 'overdue' }
  | { kind: 'reassigned'; previousVehicle: string | undefined }
  | { kind: 'delayed'; alternatives: readonly Alternative[] }
  | { kind: 'released' };

export interface NewsCardOptions {
  reservation: ShownReservation;
  news: News;
  viewer: Viewer;
}

const styles: Readonly<Record<News['kind'], NonNullable<Container['style']>>> = {
  due: 'accent',
  overdue: 'attention',
  reassigned: 'warning',
  delayed: 'warning',
  released: 'emphasis',
};

/** Reminds of a reservation, or tells what has become of it, with what can be done about it now. */
export function newsCard({ reservation, news, viewer }: NewsCardOptions): CardMessage {
  const words = viewer.words.news[news.kind];
  const { vehicle } = reservation;
  const explanation =
    news.kind === 'reassigned'
      ? viewer.words.news.reassigned.explain(news.previousVehicle ?? viewer.words.vehicle)
      : viewer.words.news[news.kind].detail;
  const card = adaptiveCard(
    [
      notice(styles[news.kind], [heading(words.title), plain(explanation)]),
      ...facts([
        [viewer.words.vehicle, describeVehicle(vehicle)],
        [viewer.words.where, describePlace(vehicle)],
        ...whenFacts(reservation, viewer, reservation.timeZone),
        [viewer.words.purpose, reservation.purpose],
      ]),
      ...(news.kind === 'delayed' ? alternativeRows(reservation, news.alternatives, viewer) : []),
    ],
    actionsOf(reservation, news, viewer),
  );
  return { card, summary: `${words.title}: ${describeVehicle(vehicle)}` };
}

function alternativeRows(
  { id: reservationId, version: expectedVersion }: ShownReservation,
  alternatives: readonly Alternative[],
  viewer: Viewer,
) {
  const { alternatives: lead, take, takeThis } = viewer.words.refusal;
  if (alternatives.length === 0) return [];
  const rows = alternatives.map(({ vehicleId, vehicleName, licensePlate, startDate, endDate }) => {
    const title = describeVehicle({ name: vehicleName, licensePlate });
    const when = describePeriod(new Date(startDate), new Date(endDate), viewer);
    const action = execute(
      'change-reservation',
      take,
      { reservationId, expectedVersion, vehicleId },
      { tooltip: takeThis(title, when) },
    );
    return { title, lines: [when], action };
  });
  return [paragraph(lead), ...listRows(rows)];
}

function actionsOf({ id: reservationId }: ShownReservation, { kind }: News, { words }: Viewer): CardAction[] {
  const open = execute('show-reservation', words.list.open, { reservationId });
  if (kind === 'overdue') {
    return [execute('show-handover', words.handover.titles['check-in'], { reservationId, kind: 'check-in' }), open];
  }
  if (kind === 'released') {
    return [execute('ask-when', words.reservation.findAnother, { wish: { classes: [], terms: [] } })];
  }
  return [open];
}
