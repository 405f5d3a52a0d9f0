/** The side of Teams the bot writes to: takes every message, remembers the last card of each, and tells who is written to. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { AdaptiveCard } from '@fleet/bot/cards/adaptive-card.ts';

export interface SentCard {
  /** Of the message. */
  id: string;
  conversationId: string;
  card: AdaptiveCard;
  /** The activity it follows, which for what the bot writes first is the one that its conversation is known by. */
  answers: string | undefined;
}

export interface Connector {
  serviceUrl: string;
  /** Calls back for each new message of a conversation. */
  listen(conversationId: string, heard: (message: SentCard) => void): void;
  /** Calls back when a message of a conversation becomes another. */
  listenToChanges(conversationId: string, heard: (message: SentCard) => void): void;
  stop(): Promise<void>;
}

const path = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

export async function startConnector(): Promise<Connector> {
  const listeners = new Map<string, (message: SentCard) => void>();
  const watchers = new Map<string, (message: SentCard) => void>();
  let count = 0;
  const server = createServer(async (request, response) => {
    const [, conversationId = '', activityId] =
      path.exec(request.url ?? '')?.map((part) => part && decodeURIComponent(part)) ?? [];
    const { attachments } = (await json(request)) as { attachments?: { content: AdaptiveCard }[] };
    const isNew = request.method === 'POST';
    const id = isNew ? `bench-${++count}` : (activityId ?? '');
    response.writeHead(isNew ? 201 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id }));
    const card = attachments?.[0]?.content;
    if (!isNew && card) watchers.get(conversationId)?.({ id, conversationId, card, answers: undefined });
    if (isNew && card) listeners.get(conversationId)?.({ id, conversationId, card, answers: activityId });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    listen: (conversationId, heard) => void listeners.set(conversationId, heard),
    listenToChanges: (conversationId, heard) => void watchers.set(conversationId, heard),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
