import type { SocketEventName, SocketEventPayload } from '@fleet/contracts/socket-events.ts';

export type SocketNews =
  | { [Name in SocketEventName]: { event: Name; payload: SocketEventPayload<Name> } }[SocketEventName]
  /** Something may not have been told: whoever shows it reads it anew. */
  | { event: 'missed' };

const listeners = new Set<(news: SocketNews) => void>();

/** What the server tells, word for word, for pages that read again just what changed. */
export const socketNews = {
  tell(news: SocketNews) {
    for (const listener of listeners) listener(news);
  },
  listen(listener: (news: SocketNews) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
