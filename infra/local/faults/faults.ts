import { z } from 'zod';
import { seededRandom } from '../seed/random.ts';

/** Everything that goes wrong with Graph now and then, each by itself. */
export const faultKinds = [
  // A request that was not done.
  'throttled',
  'internalServerError',
  'badGateway',
  'serviceUnavailable',
  'connectionReset',
  // A request that was done, and answered as if it had not been.
  'gatewayTimeoutAfterCommit',
  // Delta queries.
  'deltaGone',
  'syncStateNotFound',
  'endlessNextLink',
  'repeatedPage',
  'outOfWindowRemoval',
  // Change notifications.
  'notificationDuplicated',
  'notificationReordered',
  'notificationDelayed',
  'notificationMissing',
  'wrongClientState',
  'subscriptionDropped',
  // An equipment mailbox that never answers one request.
  'silentResource',
] as const;
type FaultKind = (typeof faultKinds)[number];

const share = z.number().min(0).max(1);

/** `rate` is that of every kind which `rates` does not name. */
export const faultPlan = z.strictObject({
  seed: z.int().default(1),
  rate: share.default(0),
  rates: z.partialRecord(z.enum(faultKinds), share).default({}),
});
export type FaultPlan = z.infer<typeof faultPlan>;

export interface Faults {
  plan(): FaultPlan;
  configure(plan: FaultPlan): void;
  /** Whether it goes wrong this time: the same for the same seed and the same course of events. */
  strikes(kind: FaultKind): boolean;
  /** From 0 up to below `limit`, out of the same seed. */
  pick(kind: FaultKind, limit: number): number;
  /** How often each kind has struck. */
  counts(): Partial<Record<FaultKind, number>>;
}

export function createFaults(initial: FaultPlan = faultPlan.parse({})): Faults {
  let plan = initial;
  // A sequence of its own for each kind, so that another rate of one leaves the others as they were.
  let sequences = new Map<FaultKind, () => number>();
  let counts: Partial<Record<FaultKind, number>> = {};
  const next = (kind: FaultKind) => {
    const sequence = sequences.get(kind) ?? seededRandom(plan.seed * 131 + faultKinds.indexOf(kind)).next;
    sequences.set(kind, sequence);
    return sequence();
  };
  return {
    plan: () => plan,
    configure(wanted) {
      plan = wanted;
      sequences = new Map();
      counts = {};
    },
    strikes(kind) {
      const rate = plan.rates[kind] ?? plan.rate;
      if (rate === 0 || next(kind) >= rate) return false;
      counts[kind] = (counts[kind] ?? 0) + 1;
      return true;
    },
    pick: (kind, limit) => Math.floor(next(kind) * limit),
    counts: () => counts,
  };
}

/** @param text of the variable EMULATOR_FAULTS, for example `{"seed":7,"rate":0.1}`; throws what is wrong with it */
export function readFaultPlan(text: string | undefined): FaultPlan {
  return faultPlan.parse(text ? JSON.parse(text) : {});
}
