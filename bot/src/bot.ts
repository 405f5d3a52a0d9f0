/**
 * The bot behind POST /api/messages. Its SDKs (botbuilder, teams-ai) are at the end of their life, so they stay at the edge:
 * here, in adapter.ts, notifier.ts and handlers/. Everything else is plain data and functions.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Gate } from '@fleet/api/domain/user/identify-user.ts';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { type BotRegistration, createAdapter } from './adapter.ts';
import type { ReadBusyTimes } from './bot-context.ts';
import { type BotLog, describeFault } from './bot-log.ts';
import { createApplication } from './handlers/create-application.ts';
import { createModelPlanner, type ModelPlannerOptions } from './handlers/model-planner.ts';
import type { PictureOptions } from './picture-of.ts';
import { isServiceUrl } from './service-url.ts';

export interface BotOptions extends BotRegistration, PictureOptions {
  gate: Gate;
  log: BotLog;
  /** Whether the product runs on one machine: only then may the app id be missing, which lets anybody in. */
  isLocal: boolean;
  /** Left out, nothing is said of people's own calendars. */
  readBusyTimes?: ReadBusyTimes;
  /** Undefined without a language model: then the grammar alone understands. */
  modelPlanner?: Omit<ModelPlannerOptions, 'log' | 'now'> | undefined;
}

/** What the bot needs of a request whose body has been read and parsed, with a limit on its size. */
export interface BotRequest {
  headers: IncomingHttpHeaders;
  body?: unknown;
}

export interface BotResponse {
  writeHead(statusCode: number, headers?: Record<string, string>): unknown;
  end(body?: string): unknown;
}

export interface Bot {
  /** Answers POST /api/messages; never rejects. */
  handle(request: BotRequest, response: BotResponse): Promise<void>;
}

const account = z.looseObject({ id: z.string().min(1).max(500) });
const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  // Only Teams vouches for who somebody is; another channel's client may write any name it likes into an activity.
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: account,
  recipient: account,
  conversation: account,
});

/** @throws when the app id is missing and the product does not run on one machine */
export function createBot(options: BotOptions): Bot {
  const { gate, log, publicUrl, pictureTokens, isLocal, appId, modelPlanner, readBusyTimes } = options;
  if (!appId && !isLocal) throw new Error('BOT_APP_ID is missing: without it the bot would obey anybody');
  const adapter = createAdapter(options);
  const plannerOf = modelPlanner && createModelPlanner({ ...modelPlanner, log, now: gate.now });
  const application = createApplication({ gate, log, publicUrl, pictureTokens, plannerOf, readBusyTimes });
  return {
    async handle({ headers, body }, response) {
      const activity = activitySchema.safeParse(body);
      if (!activity.success) return sendJson(response, 400);
      // Whoever answers is known to it by our token.
      if (!isServiceUrl(activity.data.serviceUrl, isLocal)) {
        log.warn({ status: 401 }, 'an activity wants its answer sent elsewhere than to Teams');
        return sendJson(response, 401);
      }
      let isVerified = false;
      try {
        const authorization = headers.authorization ?? '';
        const answer = await adapter.receive(authorization, activity.data as unknown as Activity, async (turn) => {
          isVerified = true;
          await application.run(turn);
        });
        sendJson(response, answer?.status ?? 200, answer?.body);
      } catch (error) {
        const status = isVerified ? 500 : verificationStatus(error);
        log.warn({ ...describeFault(error), status }, 'an activity was refused');
        sendJson(response, status);
      }
    },
  };
}

function sendJson(response: BotResponse, status: number, body?: unknown): void {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** A sender that cannot be verified is refused; when the keys cannot be read just now, they may come again. */
function verificationStatus(error: unknown): 401 | 503 {
  const { name, statusCode, code } = error as { name?: string; statusCode?: number; code?: string };
  const isNetwork = name === 'FetchError' || statusCode === 500 || (code !== undefined && /^E[A-Z]+$/.test(code));
  return isNetwork ? 503 : 401;
}
