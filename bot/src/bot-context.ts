import type { UserContext } from '@fleet/api/domain/command-context.ts';
import type { Viewer } from './viewer.ts';

/** Who talks to the bot, with the rights they have everywhere, and how times are written for them. */
export interface BotContext {
  user: UserContext;
  viewer: Viewer;
}

/** Whether reservations may wait for this person. */
export function approves({ user }: BotContext): boolean {
  return user.actor.roles.includes('approver');
}
