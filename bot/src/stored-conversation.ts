import type { ConversationReference } from '@fleet/api/domain/conversation/remember-conversation.ts';
import { z } from 'zod';
import { isTimeZone } from './language/wall-times.ts';
import { type Viewer, viewerOf } from './viewer.ts';

/** Where somebody can be reached, as the adapter understands it, and in which language and zone they read there. */
export interface StoredConversation {
  /** The Bot Framework's conversation reference; only the notifier looks inside. */
  conversation: Record<string, unknown>;
  viewer: Viewer;
}

const schema = z.object({
  conversation: z.record(z.string(), z.unknown()),
  viewer: z.object({ timeZone: z.string().refine(isTimeZone), locale: z.string() }),
});

/** For the database, which keeps it as it is. */
export function storeConversation({ conversation, viewer }: StoredConversation): ConversationReference {
  const { timeZone, locale } = viewer;
  return { conversation, viewer: { timeZone, locale } };
}

/** @returns undefined for a shape of another version; the next message of the person replaces it */
export function readConversation(reference: ConversationReference): StoredConversation | undefined {
  const result = schema.safeParse(reference);
  if (!result.success) return undefined;
  const { conversation, viewer } = result.data;
  return { conversation, viewer: viewerOf(viewer.timeZone, viewer.locale) };
}
