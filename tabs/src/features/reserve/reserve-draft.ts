/** What was typed into the form and not sent, kept for this tab of the browser until it is sent or given up. */
import type { ReserveForm } from './reserve-form.ts';

const storageKey = 'fleet.reserve-draft';

/** Storage may be refused, as in a frame whose browser keeps nothing for others: then nothing is kept. */
function tolerate<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export function keepDraft(form: ReserveForm): void {
  tolerate(() => sessionStorage.setItem(storageKey, JSON.stringify(form)));
}

export function forgetDraft(): void {
  tolerate(() => sessionStorage.removeItem(storageKey));
}

/** @returns the draft, with what an older page may not have kept as it is in `empty` */
export function readDraft(empty: ReserveForm): ReserveForm | undefined {
  const kept = tolerate(() => JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Partial<ReserveForm> | null);
  return kept ? { ...empty, ...kept } : undefined;
}
