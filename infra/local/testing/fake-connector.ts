/** The side of Teams the bot writes to: keeps every conversation as its members would see it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AdaptiveCard } from '@fleet/bot/cards/adaptive-card.ts';

export interface ShownMessage {
  id: string;
  summary: string;
  card: AdaptiveCard;
  /** The activity it answers; undefined when the bot wrote first. */
  answers: string | undefined;
  /** How often it has been replaced. */
  updates: number;
}

export interface FakeConnector {
  serviceUrl: string;
  /** What stands in a conversation, oldest first. */
  messages(conversationId: string): ShownMessage[];
  /** The types of activities that came and were no cards: typing and its like. */
  strays: string[];
  /** Answers the next requests of a method (PUT replaces a card, POST sends one) with a status instead of doing them. */
  refuseNext(method: 'PUT' | 'POST', status: number, count?: number, details?: RefusalDetails): void;
  /** Keeps the next request of a method waiting. @returns lets it go on */
  holdNext(method: 'PUT' | 'POST'): () => void;
  /** From now on whoever reads there has blocked the bot. */
  block(conversationId: string): void;
  /** Every request so far, oldest first. */
  requests: readonly ConnectorRequest[];
  /**
   * Deletes a message, as people do: from now on it is not found.
   * @returns how often the bot has tried to replace it since
   */
  remove(conversationId: string, messageId: string): () => number;
  stop(): Promise<void>;
}

/** What Teams says besides the status. */
export interface RefusalDetails {
  code?: string;
  subCode?: string;
  retryAfterSeconds?: number;
}

export interface ConnectorRequest {
  method: string;
  conversationId: string;
  status: number;
  /** Milliseconds on a clock that only goes forward. */
  at: number;
}

interface SentActivity {
  type?: string;
  summary?: string;
  attachments?: { contentType: string; content: AdaptiveCard }[];
}

export async function startFakeConnector(): Promise<FakeConnector> {
  const conversations = new Map<string, ShownMessage[]>();
  const refusals: Record<string, ({ status: number } & RefusalDetails)[]> = { PUT: [], POST: [] };
  const holds: Record<string, Promise<void>[]> = { PUT: [], POST: [] };
  const requests: ConnectorRequest[] = [];
  const triedInVain = new Map<string, number>();
  const strays: string[] = [];
  const blocked = new Set<string>();
  let count = 0;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    await holds[request.method ?? '']?.shift();
    const [, conversationId = '', activityId] =
      /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(request.url ?? '')?.map(decodeURIComponent) ?? [];
    const answer = (status: number, value: object, headers: Record<string, string> = {}) => {
      requests.push({ method: request.method ?? '', conversationId, status, at: performance.now() });
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(value));
    };
    const refusal = refusals[request.method ?? '']?.shift();
    if (refusal) {
      const { status, code = 'Refused', subCode, retryAfterSeconds } = refusal;
      const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
      return answer(status, { error: { code, message: 'as the test asked' }, ...(subCode && { subCode }) }, headers);
    }
    if (blocked.has(conversationId))
      return answer(403, { error: { code: 'ConversationBlockedByUser', message: 'no' } });
    const { type = '', summary = '', attachments = [] } = JSON.parse(body) as SentActivity;
    const card = attachments[0]?.content;
    if (!card) {
      strays.push(type);
      return answer(400, { error: { code: 'BadSyntax', message: 'no card' } });
    }
    const messages = conversations.get(conversationId) ?? [];
    conversations.set(conversationId, messages);
    if (request.method === 'POST') {
      const id = `activity-${++count}`;
      messages.push({ id, summary, card, answers: activityId, updates: 0 });
      return answer(201, { id });
    }
    const message = messages.find(({ id }) => id === activityId);
    if (activityId && !message) triedInVain.set(activityId, (triedInVain.get(activityId) ?? 0) + 1);
    if (request.method !== 'PUT' || !message) return answer(404, { error: { code: 'ActivityNotFoundInConversation' } });
    Object.assign(message, { summary, card, updates: message.updates + 1 });
    answer(200, { id: message.id });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    messages: (conversationId) => conversations.get(conversationId) ?? [],
    strays,
    requests,
    block: (conversationId) => blocked.add(conversationId),
    refuseNext(method, status, times = 1, details = {}) {
      refusals[method]?.push(...Array.from({ length: times }, () => ({ status, ...details })));
    },
    holdNext(method) {
      const held = Promise.withResolvers<void>();
      holds[method]?.push(held.promise);
      return held.resolve;
    },
    remove(conversationId, messageId) {
      const messages = conversations.get(conversationId) ?? [];
      const left = messages.filter(({ id }) => id !== messageId);
      conversations.set(conversationId, left);
      return () => triedInVain.get(messageId) ?? 0;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
