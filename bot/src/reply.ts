import type { ReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import type { CardMessage } from './cards/adaptive-card.ts';

/** What the bot answers, and the reservation in it, so that its card can be kept up to date. */
export interface Reply extends CardMessage {
  shows?: ShownState;
}

/** Which state of which reservation a card shows, and as whom. */
export interface ShownState extends Pick<ReservationCard, 'reservationId' | 'kind'> {
  version: number;
}
