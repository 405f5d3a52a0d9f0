import { setTimeout as delay } from 'node:timers/promises';
import type { TenantContext } from '../domain/command-context.ts';
import { understandPositions } from '../domain/trip/understand-positions.ts';

export interface UnderstandingOptions extends Pick<TenantContext, 'database' | 'now'> {
  /** The tenants with positions nobody has looked at yet. */
  findTenants: () => Promise<TenantContext['tenantId'][]>;
}

/** Gathers what comes within it, as a batch costs little more than a point. */
const pauseMilliseconds = 1_000;

/** Looks at what positions mean until it is told to stop. Several do it side by side: each vehicle is one's at a time. */
export async function keepUnderstanding(
  { database, now, findTenants }: UnderstandingOptions,
  stopping: AbortSignal,
  log: (facts: object, message: string) => void,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      for (const tenantId of await findTenants()) {
        while (!stopping.aborted && (await understandPositions({ database, tenantId, now })) > 0);
      }
    } catch (error) {
      log({ err: error }, 'positions could not be understood; they are tried again');
    }
    await delay(pauseMilliseconds, undefined, { signal: stopping }).catch(() => {});
  }
}
