import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { notificationPath } from '@fleet/contracts/notification-path.ts';
import type { Logger } from 'pino';
import { createServer, plugins, type Request, type RequestHandlerType, type Response, type Server } from 'restify';
import type { StartLink } from '../env.ts';
import { observeRequests } from '../telemetry/observe-requests.ts';
import type { Readiness } from '../telemetry/readiness.ts';
import { mountApiDocs } from './api-docs.ts';
import { type CalendarFeedOptions, mountCalendarFeeds } from './calendar-feeds.ts';
import { type CalendarNotificationOptions, mountCalendarNotifications } from './calendar-notifications.ts';
import { sendError } from './error-response.ts';
import { mountHealth } from './health.ts';
import { allowLoopbackOnly } from './loopback-only.ts';
import { type MailPreviewOptions, mountMailPreviews } from './mail-previews.ts';
import { mountOperations, type OperationRoutesOptions } from './operation-routes.ts';
import { HttpProblem } from './problem.ts';
import { readJsonBody } from './read-json-body.ts';
import { logRequests } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { mountStartPage } from './start-page.ts';
import { mountTabs, type TabsOptions } from './tabs.ts';
import { mountTelematicsWebhooks, type TelematicsWebhookOptions } from './telematics-webhooks.ts';
import { answerUnreadableRequests, refuseUnreadableAddresses } from './unreadable-requests.ts';
import { mountVehiclePictures, type VehiclePictureOptions } from './vehicle-pictures.ts';

export interface FleetServerOptions
  extends OperationRoutesOptions,
    CalendarFeedOptions,
    CalendarNotificationOptions,
    VehiclePictureOptions,
    MailPreviewOptions,
    TelematicsWebhookOptions {
  logger: Logger;
  publicUrl: string;
  tabs: TabsOptions;
  /** Reachable from this machine alone; a must while the bot accepts messages from anybody. */
  loopbackOnly?: boolean;
  startLinks: readonly StartLink[];
  /** Throws while the server cannot serve. */
  readiness: () => Promise<Readiness>;
  /** Whether requests are timed and traced. */
  isObserved?: boolean;
  /** Writes the numbers of `/metrics`, where that is no public port. */
  sendMetrics?: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Answers POST /api/messages. */
  handleBotMessage?: (request: Request, response: Response) => Promise<void>;
}

export interface FleetServer {
  /** For the socket server, which shares the port. */
  http: HttpServer<typeof IncomingMessage, typeof ServerResponse>;
  /** @returns the port it listens on */
  listen(port: number): Promise<number>;
  /** Takes no more requests and finishes those at hand. */
  close(): Promise<void>;
}

const maximumRequestsAtOnce = 1_000;
const maximumConnections = 10_000;
const overload = new HttpProblem('UNAVAILABLE', 'The server has too much to do. Try again in a moment.', {
  headers: { 'retry-after': '1' },
});
const maximumMessageBytes = 256 * 1024;
const requestTimeoutMilliseconds = 30_000;
// Longer than a load balancer keeps an idle connection, or it would send a request into one that closes.
const keepAliveMilliseconds = 65_000;

export function createFleetServer(options: FleetServerOptions): FleetServer {
  const server = createServer({ name: 'fleet', handleUncaughtExceptions: false });
  if (options.isObserved) observeRequests(server);
  logRequests(server, options.logger);
  refuseUnreadableAddresses(server);
  if (options.loopbackOnly) allowLoopbackOnly(server);
  server.pre(securityHeaders(options.publicUrl));
  server.pre((_request, response, next) => {
    response.removeHeader('server');
    next();
  });
  server.pre(plugins.inflightRequestThrottle({ limit: maximumRequestsAtOnce, server, err: overload }));
  server.use(plugins.queryParser({ mapParams: false, depth: 1, parameterLimit: 50 }));
  server.on('restifyError', (_request: Request, response: Response, error: unknown) => sendError(response, error));

  mountHealth(server, options.readiness);
  const { sendMetrics } = options;
  if (sendMetrics && options.loopbackOnly) {
    const send = async (request: Request, response: Response) => sendMetrics(request, response);
    server.get('/metrics', send as RequestHandlerType);
  }
  mountStartPage(server, options.startLinks);
  mountTabs(server, options.tabs);
  mountApiDocs(server, options.publicUrl);
  mountCalendarFeeds(server, options);
  mountCalendarNotifications(server, notificationPath, options);
  mountVehiclePictures(server, options);
  mountMailPreviews(server, options);
  mountTelematicsWebhooks(server, options);
  mountOperations(server, options);
  if (options.handleBotMessage) {
    server.post('/api/messages', ...readJsonBody(maximumMessageBytes), options.handleBotMessage as RequestHandlerType);
  }
  return toFleetServer(server, options.loopbackOnly ? '127.0.0.1' : undefined);
}

function toFleetServer(server: Server, host: string | undefined): FleetServer {
  const http = server.server as FleetServer['http'];
  answerUnreadableRequests(http);
  http.maxConnections = maximumConnections;
  http.requestTimeout = requestTimeoutMilliseconds;
  http.keepAliveTimeout = keepAliveMilliseconds;
  return {
    http,
    listen: (port) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen({ port, host }, () => resolve(server.address().port));
      }),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
      }),
  };
}
