import {
  AuthenticationHandler,
  Client,
  type Context,
  GraphError,
  type Middleware,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import pLimit, { type LimitFunction } from 'p-limit';
import { isBusy, OutsideBusy, readRetryAfter } from './outside-busy.ts';
import { rewriteOrigin } from './rewrite-origin.ts';

/** A mailbox of one directory. */
export interface Mailbox {
  entraTenantId: string;
  address: string;
}

/** Runs a call as the application on a mailbox, with at most four at once a mailbox: Graph's own limit. */
export type GraphMailboxes = <Result>(
  mailbox: Mailbox,
  call: (client: Client, path: string) => Promise<Result>,
) => Promise<Result>;

// "Limits and errors" of Microsoft Graph's throttling guidance for the Outlook service.
const concurrentRequestsPerMailbox = 4;
const requestTimeoutMilliseconds = 30_000;

/**
 * @param token gives the application's token for a directory
 * @param emulatorUrl origin of the stand-in; undefined in production
 */
export function createGraphMailboxes(
  token: (entraTenantId: string) => Promise<string>,
  emulatorUrl: string | undefined,
): GraphMailboxes {
  const clients = new Map<string, Client>();
  const limits = new Map<string, LimitFunction>();
  return async (mailbox, call) => {
    const client =
      clients.get(mailbox.entraTenantId) ?? createGraphClient(() => token(mailbox.entraTenantId), emulatorUrl);
    clients.set(mailbox.entraTenantId, client);
    const key = `${mailbox.entraTenantId} ${mailbox.address}`;
    const limit = limits.get(key) ?? pLimit(concurrentRequestsPerMailbox);
    limits.set(key, limit);
    try {
      return await limit(() => call(client, `/users/${encodeURIComponent(mailbox.address)}`));
    } catch (error) {
      throw toBusy(error) ?? error;
    } finally {
      if (limit.activeCount === 0 && limit.pendingCount === 0) limits.delete(key);
    }
  };
}

/** No answer at all is a busy side as well; an answer that says what is wrong is passed on. */
function toBusy(error: unknown): OutsideBusy | undefined {
  if (!(error instanceof GraphError)) return undefined;
  const { statusCode, code, message, headers } = error;
  // The client makes an error without a status of whatever broke on the way.
  if (statusCode !== -1 && !isBusy(statusCode)) return undefined;
  const retryAfterSeconds = readRetryAfter(headers?.get('retry-after'));
  return new OutsideBusy(`Graph answered ${statusCode} ${code ?? ''}: ${message}`, { retryAfterSeconds, cause: error });
}

/**
 * A client that retries nothing by itself: that would keep a worker or a person waiting, and repeat what may have been done.
 * @param emulatorUrl origin of the stand-in; undefined in production
 */
export function createGraphClient(getAccessToken: () => Promise<string>, emulatorUrl: string | undefined): Client {
  const authentication = new AuthenticationHandler({ getAccessToken });
  const telemetry = new TelemetryHandler();
  const send: Middleware = {
    async execute(context: Context) {
      const address = typeof context.request === 'string' ? context.request : context.request.url;
      const headers = new Headers(context.options?.headers as Record<string, string> | undefined);
      // On every request: an id that survives the move of an event to another folder.
      headers.append('Prefer', 'IdType="ImmutableId"');
      context.response = await fetch(rewriteOrigin(address, emulatorUrl), {
        ...(context.options as RequestInit),
        headers,
        signal: AbortSignal.timeout(requestTimeoutMilliseconds),
      });
    },
  };
  authentication.setNext(telemetry);
  telemetry.setNext(send);
  return Client.initWithMiddleware({ middleware: authentication });
}
