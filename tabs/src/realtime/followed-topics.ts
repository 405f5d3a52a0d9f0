import type { Topic } from '@fleet/contracts/socket-messages.ts';
import { useEffect } from 'react';

/** What every page follows: what it shows lists of. */
const always: readonly Topic[] = ['vehicles', 'reservations', 'drivers', 'approvals'];

/** How many parts of the page follow each topic. */
const followers = new Map<Topic, number>(always.map((topic) => [topic, 1]));
const listeners = new Set<(change: 'topics.follow' | 'topics.leave', topic: Topic) => void>();

export const followedTopics = {
  /** What a new connection follows from its first moment. */
  all: (): Topic[] => [...followers.keys()],
  /** @returns what leaves it again; it ends when everybody has left */
  follow(topic: Topic): () => void {
    const count = followers.get(topic) ?? 0;
    followers.set(topic, count + 1);
    if (count === 0) for (const listener of listeners) listener('topics.follow', topic);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const rest = (followers.get(topic) ?? 1) - 1;
      if (rest > 0) return void followers.set(topic, rest);
      followers.delete(topic);
      for (const listener of listeners) listener('topics.leave', topic);
    };
  },
  subscribe(listener: (change: 'topics.follow' | 'topics.leave', topic: Topic) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/**
 * Follows a topic as long as the component is shown, beyond what every page follows.
 * @public for pages that show one vehicle
 */
export function useTopic(topic: Topic): void {
  useEffect(() => followedTopics.follow(topic), [topic]);
}
