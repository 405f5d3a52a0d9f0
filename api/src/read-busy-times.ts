import type { BusyTimes } from '@fleet/contracts/me.ts';
import type { OperationArguments } from '@fleet/contracts/operations.ts';
import type { Logger } from 'pino';
import type { UserContext } from './domain/command-context.ts';
import { delegatedTokenCache, latestDelegatedToken } from './domain/delegated-token/delegated-token-cache.ts';
import type { SecretBox } from './domain/secret-box.ts';
import { findEntraTenant } from './domain/tenant/find-entra-tenant.ts';
import { ConsentNeeded, type DelegatedGraph } from './ports/microsoft/delegated-graph.ts';

/** A form waits no longer for what is only good to know. */
const patienceMilliseconds = 5_000;
/** An answer in the chat waits less. */
const chatPatienceMilliseconds = 1_500;

interface ReadingOptions {
  graph: DelegatedGraph;
  secretBox: SecretBox;
  logger: Pick<Logger, 'warn'>;
}

/**
 * When somebody's own calendar says they are busy, asked in their name. It is never in the way: whatever goes wrong is an
 * answer, too.
 */
export function createReadBusyTimes({ graph, secretBox, logger }: ReadingOptions) {
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
      return toKnown(await inTime(graph.busyTimes(person, cache, period), patienceMilliseconds));
    } catch (error) {
      return toUnknown(error, logger);
    }
  };
}

function toKnown(busyTimes: Awaited<ReturnType<DelegatedGraph['busyTimes']>>): BusyTimes {
  return {
    state: 'known',
    busyTimes: busyTimes.map((one) => ({
      ...one,
      startDate: one.startDate.toISOString(),
      endDate: one.endDate.toISOString(),
    })),
  };
}

function toUnknown(error: unknown, logger: ReadingOptions['logger']): BusyTimes {
  if (error instanceof ConsentNeeded) return { state: 'consent-needed', busyTimes: [] };
  // Of the library's errors only the code is logged: their text may quote what was sent.
  const { name, code, errorCode, statusCode } = error as Record<string, unknown>;
  logger.warn({ error: { name, code: errorCode ?? code, statusCode } }, 'busy times could not be read');
  return { state: 'unknown', busyTimes: [] };
}

/**
 * The same in the chat, where nobody sends a token: by what was given for the tab as long as it lives. Without that, or
 * without their consent, nothing is known, and nothing is said.
 */
export function createReadBusyTimesInChat({ graph, secretBox, logger }: ReadingOptions) {
  return async (context: UserContext, period: { startDate: string; endDate: string }): Promise<BusyTimes> => {
    try {
      const kept = await latestDelegatedToken(context, secretBox);
      if (!kept) return { state: 'consent-needed', busyTimes: [] };
      const person = { entraTenantId: await findEntraTenant(context), address: context.actor.email };
      const wanted = { startDate: new Date(period.startDate), endDate: new Date(period.endDate) };
      return toKnown(
        await inTime(graph.busyTimesByKept(person, kept, wanted, context.now()), chatPatienceMilliseconds),
      );
    } catch (error) {
      return toUnknown(error, logger);
    }
  };
}

async function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Microsoft takes too long')), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
