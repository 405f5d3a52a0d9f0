/** What pages and the server say to each other at `/realtime` about the connection itself: who it is, and what it follows. */
import { z } from 'zod';

/** What a page can follow. Of reservations, approvals, positions and alerts everybody hears only of those they may see. */
export const topicSchema = z.union([
  z.enum(['vehicles', 'reservations', 'drivers', 'approvals', 'positions', 'alerts']),
  /** One vehicle, with its positions. */
  z.templateLiteral(['vehicle:', z.uuid()]),
]);
export type Topic = z.infer<typeof topicSchema>;

/** How many topics one connection follows at once. */
export const maximumTopics = 100;

const topicsSchema = z.array(topicSchema).max(maximumTopics);

/** What a page sends when it connects, as the handshake's `auth`. */
export const handshakeSchema = z.object({
  token: z.string().optional(),
  tenantId: z.string().optional(),
  /** Followed from the first moment; more and fewer by message. A page that names none follows what every page once did. */
  topics: topicsSchema.default(['vehicles', 'reservations']),
  /** Of the last event that it heard before the connection broke. */
  cursor: z.string().max(100).optional(),
});

/** What a page may send once it is connected. Each is answered. */
export const clientMessages = {
  'topics.follow': z.object({ topics: topicsSchema }),
  'topics.leave': z.object({ topics: topicsSchema }),
  /** A newer token of the same person, before the old one ends. */
  'session.renew': z.object({ token: z.string() }),
};
export type ClientMessageName = keyof typeof clientMessages;
export type ClientMessage<Name extends ClientMessageName> = z.infer<(typeof clientMessages)[Name]>;

/** Whether it was done, and if not why and what would work. */
const messageAnswerSchema = z.union([
  z.object({ done: z.literal(true) }),
  z.object({ done: z.literal(false), code: z.string(), detail: z.string() }),
]);
export type MessageAnswer = z.infer<typeof messageAnswerSchema>;

/** The event map of what pages send. */
export type ClientToServerEvents = {
  [Name in ClientMessageName]: (message: ClientMessage<Name>, answer: (answer: MessageAnswer) => void) => void;
};

/** Why the server ends a connection. After the first three there is no use in coming back the same way. */
export const endingCodes = ['UNAUTHENTICATED', 'FORBIDDEN', 'TOO_MANY_REQUESTS', 'TOO_SLOW', 'UNAVAILABLE'] as const;
export type EndingCode = (typeof endingCodes)[number];

/** What the server says of the connection itself. */
export interface SessionEvents {
  /** The first word. What was missed follows when `recovered`; otherwise the page reads anew what it shows. */
  'session.ready': (session: { recovered: boolean; expiresAt: string }) => void;
  /** Where events stand, so that a page that hears of nothing for long knows it too. */
  'session.cursor': (cursor: string) => void;
  /** Events may have been missed: read anew what is shown. */
  'session.refetch': () => void;
  /** The token ends soon: `session.renew` prolongs the connection. */
  'session.expiring': (session: { expiresAt: string }) => void;
  /** The last word. */
  'session.ending': (reason: { code: EndingCode; detail: string }) => void;
}
