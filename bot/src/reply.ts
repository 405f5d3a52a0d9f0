import type { CardMessage } from './cards/adaptive-card.ts';

/** What the bot answers, and the reservation in it, so that its card can be kept up to date. */
export interface Reply extends CardMessage {
  shows?: { reservationId: string; version: number; isNew: boolean };
}
