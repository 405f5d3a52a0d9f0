import { createHash } from 'node:crypto';
import type { calendarFeedOperations } from '@fleet/contracts/calendar-feed.ts';
import type { Request, RequestHandlerType, Response, Server } from 'restify';
import { createCalendarFeed } from '../domain/calendar-feed/create-calendar-feed.ts';
import { listCalendarFeeds } from '../domain/calendar-feed/list-calendar-feeds.ts';
import { revokeCalendarFeed } from '../domain/calendar-feed/revoke-calendar-feed.ts';
import type { OperationHandlers } from './operation-handler.ts';
import type { RequestLimits } from './request-limits.ts';

export const calendarFeedHandlers: OperationHandlers<keyof typeof calendarFeedOperations> = {
  listCalendarFeeds,
  createCalendarFeed,
  revokeCalendarFeed,
};

export interface CalendarFeedOptions {
  /** Answers /calendar/{secret}.ics; undefined for a secret that opens nothing. */
  readCalendarFeed: (secret: string) => Promise<string | undefined>;
  limits: RequestLimits;
}

/**
 * `/calendar/{secret}.ics`: what a calendar program reads, which can send no token. The address is the secret, so it is
 * never logged, and one that opens nothing answers like any address where nothing is.
 */
export function mountCalendarFeeds(server: Server, { readCalendarFeed, limits }: CalendarFeedOptions): void {
  const answer = async (request: Request, response: Response) => {
    await limits.admitAddress(request);
    const secret = /^([\w-]+)\.ics$/.exec(String(request.params.file))?.[1];
    const calendar = secret && (await readCalendarFeed(secret));
    if (!calendar) throw Object.assign(new Error('There is no such calendar feed'), { statusCode: 404 });
    const etag = `"${createHash('sha256').update(calendar).digest('base64url')}"`;
    const headers = { etag, 'cache-control': 'private, no-cache' };
    const isKnown = (request.headers['if-none-match'] ?? '')
      .split(',')
      .some((tag) => tag.trim().replace(/^W\//, '') === etag);
    if (isKnown) {
      response.writeHead(304, headers);
      response.end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-length': Buffer.byteLength(calendar),
      'content-disposition': 'attachment; filename="fleet.ics"',
    });
    response.end(request.method === 'HEAD' ? undefined : calendar);
  };
  server.get('/calendar/:file', answer as RequestHandlerType);
  server.head('/calendar/:file', answer as RequestHandlerType);
}
