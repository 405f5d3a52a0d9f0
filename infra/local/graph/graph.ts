import type { Entra } from '../entra/entra.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Faults } from '../faults/faults.ts';
import type { Traffic } from '../faults/traffic.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';

/** What Graph's operations need: Entra's keys to check tokens and Exchange to do the work, and what can go wrong. */
export type Graph = Entra &
  Exchange & {
    faults: Faults;
    traffic: Traffic;
    subscriptions: Subscriptions;
    /** How long a request takes, in milliseconds, so that several can be under way at once. */
    latencyMilliseconds: number;
  };

export const graphOrigin = 'https://graph.microsoft.com';
