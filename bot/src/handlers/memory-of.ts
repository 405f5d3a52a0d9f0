import type { UserContext } from '@fleet/api/domain/command-context.ts';
import type { Chat } from '../bot-context.ts';
import { type Memory, noMemory, readRemembered } from '../memory.ts';
import { createMemoryStorage } from './memory-storage.ts';

/** What a person has said in a chat, read when it is needed and once a turn. */
export function memoryOf(user: UserContext, { conversationId, isShared }: Chat): Memory {
  if (isShared) return noMemory;
  const storage = createMemoryStorage(user);
  let item: Promise<Record<string, unknown> | undefined> | undefined;
  const load = () => {
    item ??= storage
      .read([conversationId])
      .then((items) => items[conversationId] as Record<string, unknown> | undefined);
    return item;
  };
  return {
    recall: async () => readRemembered(await load()),
    async keep(remembered) {
      const eTag = (await load())?.eTag;
      await storage.write({ [conversationId]: { ...remembered, ...(eTag ? { eTag } : {}) } });
      item = undefined;
    },
    async forget() {
      if (!(await load())) return;
      await storage.delete([conversationId]);
      item = undefined;
    },
  };
}
