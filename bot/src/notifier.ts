import type { ConversationReference } from '@fleet/api/domain/conversation/remember-conversation.ts';

/** Plain data of an Adaptive Card. */
export type Card = Record<string, unknown>;

/** Writes to people without being asked. Failures are thrown: the queue tries again later. */
export interface Notifier {
  /** @returns the id of the new message */
  send(reference: ConversationReference, card: Card, summary: string): Promise<string>;
  /**
   * Replaces a card in place.
   * @returns false when the message is gone or the client cannot change it
   */
  update(reference: ConversationReference, activityId: string, card: Card, summary: string): Promise<boolean>;
}
