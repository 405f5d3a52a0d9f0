import type { BusyTimes } from '@fleet/contracts/me.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Logger } from 'pino';
import type { UserContext } from './domain/command-context.ts';
import { delegatedTokenCache } from './domain/delegated-token/delegated-token-cache.ts';
import type { SecretBox } from './domain/secret-box.ts';
import { findEntraTenant } from './domain/tenant/find-entra-tenant.ts';
import { ConsentNeeded, type DelegatedGraph } from './ports/microsoft/delegated-graph.ts';

/** A form waits no longer for what is only good to know. */
const patienceMilliseconds = 5_000;

/**
 * When somebody's own calendar says they are busy, asked in their name. It is never in the way: whatever goes wrong is an
 * answer, too.
 */
export function createReadBusyTimes({
  graph,
  secretBox,
  logger,
}: {
  graph: DelegatedGraph;
  secretBox: SecretBox;
  logger: Pick<Logger, 'warn'>;
}) {
  return async (
    context: UserContext,
    token: string,
    { startDate, endDate }: OperationArguments<'listMyBusyTimes'>,
  ): Promise<BusyTimes> => {
    try {
      const entraTenantId = await findEntraTenant(context);
      const person = { entraTenantId, address: context.actor.email, token };
      const cache = delegatedTokenCache(context, token, secretBox);
      const period = { startDate: new Date(startDate), endDate: new Date(endDate) };
      const busyTimes = await inTime(graph.busyTimes(person, cache, period));
      return {
        state: 'known',
        busyTimes: busyTimes.map((one) => ({
          ...one,
          startDate: one.startDate.toISOString(),
          endDate: one.endDate.toISOString(),
        })),
      };
    } catch (error) {
      if (error instanceof ConsentNeeded) return { state: 'consent-needed', busyTimes: [] };
      // Of the library's errors only the code is logged: their text may quote what was sent.
      const { name, code, errorCode, statusCode } = error as Record<string, unknown>;
      logger.warn({ error: { name, code: errorCode ?? code, statusCode } }, 'busy times could not be read');
      return { state: 'unknown', busyTimes: [] };
    }
  };
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Microsoft takes too long')), patienceMilliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
