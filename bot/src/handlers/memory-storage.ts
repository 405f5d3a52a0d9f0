import type { UserContext } from '@fleet/api/domain/command-context.ts';
import { forgetMemory, readMemory, writeMemory } from '@fleet/api/domain/conversation/conversation-memory.ts';
import type { Storage, StoreItems } from 'botbuilder';

/** Somebody else has written in between; the turn is to be taken once more with what they wrote. */
export class MemoryConflict extends Error {}

/**
 * The SDK's storage on PostgreSQL, for one person: keys are conversations. An item's eTag is the version that was read;
 * `*` or none stands for a first write.
 */
export function createMemoryStorage(user: UserContext): Storage {
  return {
    async read(keys) {
      const items: StoreItems = {};
      await Promise.all(
        keys.map(async (key) => {
          const memory = await readMemory(user, key);
          if (memory) items[key] = { ...memory.value, eTag: String(memory.version) };
        }),
      );
      return items;
    },
    async write(changes) {
      for (const [key, item] of Object.entries(changes)) {
        const { eTag, ...value } = item as Record<string, unknown> & { eTag?: string };
        const seenVersion = eTag && eTag !== '*' ? Number(eTag) : undefined;
        if (!(await writeMemory(user, key, value, seenVersion))) throw new MemoryConflict(`${key} has changed`);
      }
    },
    async delete(keys) {
      for (const key of keys) await forgetMemory(user, key);
    },
  };
}
