import type { UserContext } from '@fleet/api/domain/command-context.ts';
import type { ReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import type { ConversationReference } from '@fleet/api/domain/conversation/remember-conversation.ts';
import type { BusyTimes } from '@fleet/contracts/me.ts';
import type { Memory } from './memory.ts';
import type { PictureOf } from './picture-of.ts';
import type { Planner } from './planner.ts';
import type { Viewer } from './viewer.ts';

/** Asks Outlook for a period of the person's own; it never takes long and never fails. */
export type ReadBusyTimes = (user: UserContext, period: { startDate: string; endDate: string }) => Promise<BusyTimes>;

/** The message whose button was pressed, and the conversation it stands in. */
export type PressedMessage = Pick<ReservationCard, 'reference' | 'activityId'>;

/** The chat somebody talks to the bot in. */
export interface Chat {
  /** As Teams names it; of a channel, not of one thread in it. */
  conversationId: string;
  /** How the bot writes there. */
  reference: ConversationReference;
  /** Whether others read along, so that nothing personal is written there. */
  isShared: boolean;
}

/** Who talks to the bot, with the rights they have everywhere, and how times are written for them. */
export interface BotContext {
  user: UserContext;
  viewer: Viewer;
  pictureOf: PictureOf;
  chat: Chat;
  /** What they have said here that waits for its other half. */
  memory: Memory;
  /** When this person's own calendar has something else; undefined where nobody can know. */
  readBusyTimes?: ReadBusyTimes | undefined;
  /** Undefined when no language model is set up. */
  planner?: Planner | undefined;
  /** Undefined when somebody wrote, or pressed a button that stands nowhere. */
  pressed?: PressedMessage | undefined;
}

/** Whether reservations may wait for this person, or for somebody they stand in for. */
export function approves({ user }: BotContext): boolean {
  return user.actor.roles.includes('approver') || user.actor.decidesFor.length > 0;
}
