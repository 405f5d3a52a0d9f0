import type { UserContext } from '@fleet/api/domain/command-context.ts';
import type { ReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import type { Viewer } from './viewer.ts';

/** The message whose button was pressed, and the conversation it stands in. */
export type PressedMessage = Pick<ReservationCard, 'reference' | 'activityId'>;

/** Who talks to the bot, with the rights they have everywhere, and how times are written for them. */
export interface BotContext {
  user: UserContext;
  viewer: Viewer;
  /** Undefined when somebody wrote, or pressed a button that stands nowhere. */
  pressed?: PressedMessage | undefined;
}

/** Whether reservations may wait for this person, or for somebody they stand in for. */
export function approves({ user }: BotContext): boolean {
  return user.actor.roles.includes('approver') || user.actor.decidesFor.length > 0;
}
