import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import type { Viewer } from '../viewer.ts';
import type { CardMessage, Container } from './adaptive-card.ts';
import { adaptiveCard, facts, heading, notice, refreshFor } from './elements.ts';

/** What everybody in a chat may read of a reservation: neither what it is for nor who pays. It travels with the card. */
export interface SharedView {
  vehicle: string;
  where: string;
  /** On the clock of the pool, which it names: a whole chat has no clock of its own. */
  when: string;
  who: string;
  status: ReservationStatus;
}

export interface SharedReservationCardOptions {
  reservationId: string;
  view: SharedView;
  /** Those whose client asks for their own view, by their id in the chat; nobody's does when empty. */
  userIds: readonly string[];
  /** Whoever it is written for; of a whole chat, whoever shared it. */
  viewer: Viewer;
}

const styles: Readonly<Record<ReservationStatus, NonNullable<Container['style']>>> = {
  pending: 'warning',
  approved: 'good',
  rejected: 'attention',
  active: 'accent',
  completed: 'emphasis',
  cancelled: 'emphasis',
};

/** A reservation as bystanders see it; whoever has more to do with it is shown more in its place. */
export function sharedReservationCard({
  reservationId,
  view,
  userIds,
  viewer,
}: SharedReservationCardOptions): CardMessage {
  const { vehicle, where, when, who, status } = view;
  const title = viewer.words.shared.titles[status];
  const card = adaptiveCard([
    notice(styles[status], [heading(title)]),
    ...facts([
      [viewer.words.vehicle, vehicle],
      [viewer.words.where, where],
      [viewer.words.when, when],
      [viewer.words.driver, who],
    ]),
  ]);
  const data = { reservationId, view };
  return {
    card: userIds.length === 0 ? card : refreshFor(card, 'show-own-view', viewer.words.refresh, data, userIds),
    summary: `${title}: ${vehicle}`,
  };
}
