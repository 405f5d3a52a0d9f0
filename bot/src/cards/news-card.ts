import type { Alternative } from '@fleet/contracts/error-codes.ts';
import { describeInstant, describePeriod } from '../describe-time.ts';
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
  /** The vehicle waits for its driver, until it is given up. */
  | { kind: 'unclaimed'; releasedAt: Date }
  | { kind: 'reassigned'; previousVehicle: string | undefined }
  | { kind: 'delayed'; alternatives: readonly Alternative[] }
  | { kind: 'released' }
  /** By where the vehicle is; nobody has said so. */
  | { kind: 'seems-taken' }
  | { kind: 'seems-returned' }
  /** By where it is, it will not be back in time. */
  | { kind: 'late-return'; expectedAt: Date }
  /** The same, for whoever drives next. */
  | { kind: 'late-before-you'; expectedAt: Date };

export interface NewsCardOptions {
  reservation: ShownReservation;
  news: News;
  viewer: Viewer;
}

const styles: Readonly<Record<News['kind'], NonNullable<Container['style']>>> = {
  due: 'accent',
  overdue: 'attention',
  unclaimed: 'warning',
  reassigned: 'warning',
  delayed: 'warning',
  released: 'emphasis',
  'seems-taken': 'accent',
  'seems-returned': 'accent',
  'late-return': 'warning',
  'late-before-you': 'warning',
};

/** Reminds of a reservation, or tells what has become of it, with what can be done about it now. */
export function newsCard({ reservation, news, viewer }: NewsCardOptions): CardMessage {
  const words = viewer.words.news[news.kind];
  const { vehicle } = reservation;
  const card = adaptiveCard(
    [
      notice(styles[news.kind], [heading(words.title), plain(explain(news, viewer))]),
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

function explain(news: News, viewer: Viewer): string {
  const words = viewer.words.news;
  if (news.kind === 'reassigned') return words.reassigned.explain(news.previousVehicle ?? viewer.words.vehicle);
  if (news.kind === 'unclaimed') return words.unclaimed.explain(describeInstant(news.releasedAt, viewer));
  if (news.kind === 'late-return' || news.kind === 'late-before-you') {
    return words[news.kind].explain(describeInstant(news.expectedAt, viewer));
  }
  return words[news.kind].detail;
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
    return { title, lines: [when], actions: [action] };
  });
  return [paragraph(lead), ...listRows(rows)];
}

function actionsOf({ id: reservationId }: ShownReservation, { kind }: News, { words }: Viewer): CardAction[] {
  const open = execute('show-reservation', words.list.open, { reservationId });
  const handovers = {
    unclaimed: 'check-out',
    overdue: 'check-in',
    'seems-taken': 'check-out',
    'seems-returned': 'check-in',
  } as const;
  if (kind === 'late-return' || kind === 'late-before-you') {
    return [execute('show-change', words.reservation.changeTime, { reservationId }), open];
  }
  if (kind === 'unclaimed' || kind === 'overdue' || kind === 'seems-taken' || kind === 'seems-returned') {
    const handover = { reservationId, kind: handovers[kind] };
    return [
      execute('show-handover', words.handover.titles[handover.kind], handover, { style: 'positive' }),
      execute('show-change', words.reservation.changeTime, { reservationId }),
      open,
    ];
  }
  if (kind === 'released') {
    return [execute('ask-when', words.reservation.findAnother, { wish: { classes: [], terms: [] } })];
  }
  return [open];
}
