import type { Request, RequestHandlerType, Response, Server } from 'restify';
import { z } from 'zod';
import type { ReceivedNotification } from '../domain/calendar/accept-notifications.ts';
import { HttpProblem } from './problem.ts';
import { readJsonBody } from './read-json-body.ts';
import type { RequestLimits } from './request-limits.ts';

export interface CalendarNotificationOptions {
  /** Notes what is to be read; undefined where no calendar is watched. */
  acceptNotifications?: (notifications: readonly ReceivedNotification[]) => Promise<number>;
  limits: RequestLimits;
}

const maximumBytes = 1024 * 1024;
const longestToken = 2_000;

/** As Graph's "change notifications" describes them; whatever else it says is passed over. */
const notificationsSchema = z.object({
  value: z
    .array(
      z
        .object({
          subscriptionId: z.guid(),
          tenantId: z.guid(),
          clientState: z.string().max(128).nullish(),
          lifecycleEvent: z
            .enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed'])
            .optional()
            .catch(undefined),
        })
        .transform(({ tenantId, clientState, ...rest }) => ({
          ...rest,
          entraTenantId: tenantId,
          clientState: clientState ?? '',
        })),
    )
    .max(1_000),
});

/**
 * `/api/notifications/graph`: Graph's handshake when a subscription is made, and its hints that something changed. They are
 * answered before anything is read; whoever does not know the agreed state gets the same answer.
 */
export function mountCalendarNotifications(
  server: Server,
  path: string,
  { acceptNotifications, limits }: CalendarNotificationOptions,
): void {
  const answer = async (request: Request, response: Response) => {
    await limits.admitAddress(request);
    const token = (request.query as Record<string, unknown> | undefined)?.validationToken;
    if (typeof token === 'string' && token.length <= longestToken) {
      // Plain text that nobody takes for a page, as anybody may send it.
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
      response.end(token);
      return;
    }
    const parsed = notificationsSchema.safeParse(request.body);
    if (!parsed.success)
      throw new HttpProblem('VALIDATION_FAILED', 'Send change notifications as Microsoft Graph does.');
    await acceptNotifications?.(parsed.data.value);
    response.writeHead(202);
    response.end();
  };
  server.post(path, ...readJsonBody(maximumBytes), answer as RequestHandlerType);
}
