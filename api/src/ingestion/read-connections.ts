/**
 * Reads every connection that is due, one page after the other, each page with its cursor in one transaction. Several readers
 * share the work by leases; one that dies loses nothing but its lease.
 */
import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { TenantContext } from '../domain/command-context.ts';
import { type ClaimedConnection, claimConnection, leaseFrom } from '../domain/telematics/claim-connection.ts';
import { ingestDevicePoints } from '../domain/telematics/ingest-device-points.ts';
import { recordConnectionFailure } from '../domain/telematics/record-connection-failure.ts';
import type { TelematicsFeed } from '../ports/telematics/telematics-feed.ts';
import { TelematicsRefusal } from '../ports/telematics/telematics-refusal.ts';
import { type FeedOptions, openFeed } from './open-feed.ts';

export interface ConnectionReaderOptions extends FeedOptions {
  /** The tenants with something due. */
  findTenants: () => Promise<TenantContext[]>;
  log: (facts: object, message: string) => void;
}

export interface ConnectionReader {
  /** Reads everything that is due now. */
  readDue(): Promise<void>;
}

const connectionsAtOnce = 8;
/** A connection that has more gives the others a turn. */
const pagesAtATime = 20;
const pointsAtATime = 5_000;
const firstRetrySeconds = 5;
const longestRetrySeconds = 300;
const limitSeconds = 60;
const credentialsSeconds = 900;

export function createConnectionReader(options: ConnectionReaderOptions): ConnectionReader {
  // Geotab's sessions live as long as the connection stays as it is.
  const feeds = new Map<string, { version: number; feed: TelematicsFeed }>();
  const { now, log } = options;

  function feedOf(connection: ClaimedConnection, tenantId: string): TelematicsFeed {
    const open = feeds.get(connection.id);
    if (open?.version === connection.version) return open.feed;
    const feed = openFeed(connection, tenantId, options);
    feeds.set(connection.id, { version: connection.version, feed });
    return feed;
  }

  async function readOne(context: TenantContext, connection: ClaimedConnection): Promise<void> {
    const { id: connectionId } = connection;
    try {
      const feed = feedOf(connection, context.tenantId);
      let { cursor } = connection;
      for (let page = 1; page <= pagesAtATime; page++) {
        const { points, cursor: next, waitSeconds } = await feed.read(cursor);
        const nextPollAt = new Date(now().getTime() + waitSeconds * 1_000);
        // The cursor goes with the last part: what comes again after a crash counts once.
        for (let from = 0; from + pointsAtATime < points.length; from += pointsAtATime) {
          await ingestDevicePoints(context, { connectionId, points: points.slice(from, from + pointsAtATime) });
        }
        const last = points.slice(Math.max(0, Math.ceil(points.length / pointsAtATime) - 1) * pointsAtATime);
        const goesOn = waitSeconds === 0 && page < pagesAtATime;
        const progress = { cursor: next, nextPollAt, leasedUntil: goesOn ? leaseFrom(now()) : null };
        await ingestDevicePoints(context, { connectionId, points: last, progress });
        cursor = next;
        if (waitSeconds > 0) return;
      }
    } catch (error) {
      const isRefusal = error instanceof TelematicsRefusal;
      const message = isRefusal ? error.message : 'Something went wrong on our side. It is tried again.';
      const nextPollAt = new Date(now().getTime() + retrySeconds(error, connection.failureCount) * 1_000);
      log(
        { connectionId, vendor: connection.vendor, ...(isRefusal ? { why: message } : { err: error }) },
        'a connection could not be read',
      );
      await recordConnectionFailure(context, { connectionId, message, nextPollAt });
    }
  }

  async function readTenant(context: TenantContext): Promise<void> {
    for (;;) {
      const connection = await claimConnection(context);
      if (!connection) return;
      await readOne(context, connection);
    }
  }

  return {
    async readDue() {
      await pLimit(connectionsAtOnce).map(await options.findTenants(), readTenant);
    },
  };
}

/** By the vendor's word where there is one; else longer each time. */
function retrySeconds(error: unknown, failureCount: number): number {
  if (error instanceof TelematicsRefusal) {
    if (error.kind === 'credentials') return credentialsSeconds;
    if (error.retryAfterSeconds !== undefined) return error.retryAfterSeconds;
    if (error.kind === 'limit') return limitSeconds;
  }
  return Math.min(longestRetrySeconds, firstRetrySeconds * 2 ** Math.min(failureCount, 10));
}

const tickMilliseconds = 500;

/** Reads until it is told to stop; what is at hand is finished. */
export async function keepReading(
  { readDue }: ConnectionReader,
  stopping: AbortSignal,
  log: ConnectionReaderOptions['log'],
): Promise<void> {
  while (!stopping.aborted) {
    await readDue().catch((error: unknown) => log({ err: error }, 'connections could not be read'));
    await delay(tickMilliseconds, undefined, { signal: stopping }).catch(() => {});
  }
}
