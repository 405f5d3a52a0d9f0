import type { Microsoft365 } from '../state/microsoft365.ts';

/** Notes that something the mailbox page shows has changed; part of the caller's transaction. */
export function countChange({ database }: Microsoft365): void {
  database.prepare('update change_counter set value = value + 1').run();
}

export function readChangeCounter({ database }: Microsoft365): number {
  return Number(database.prepare('select value from change_counter').get()?.value ?? 0);
}
