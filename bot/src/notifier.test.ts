import { TryAgainLater } from '@fleet/api/effects/effect.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type FakeConnector,
  type RefusalDetails,
  startFakeConnector,
} from '../../infra/local/testing/fake-connector.ts';
import { errorCard } from './cards/error-card.ts';
import { RecipientUnreachable } from './judge-refusal.ts';
import { createNotifier } from './notifier.ts';
import { viewerOf } from './viewer.ts';

const notifier = createNotifier({ appId: undefined, appType: 'SingleTenant' });
const message = errorCard('broken', viewerOf('UTC', 'en-GB'));

let connector: FakeConnector;
beforeAll(async () => {
  connector = await startFakeConnector();
});
afterAll(() => connector.stop());

let conversation: Record<string, unknown>;
let number = 0;
beforeEach(() => {
  conversation = {
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    conversation: { id: `a:${++number}` },
    bot: { id: '28:fleet' },
  };
});

/** What sending comes to when Teams refuses once, and how often Teams was asked. */
async function sendTo(status: number, details: RefusalDetails = {}) {
  const before = connector.requests.length;
  connector.refuseNext('POST', status, 1, details);
  const error: unknown = await notifier.send(conversation, message).catch((fault: unknown) => fault);
  return { error, requests: connector.requests.length - before };
}

describe('what Teams answers decides whether the queue tries again', () => {
  test('it waits as long as Teams says, in the queue and not in a worker', async () => {
    const { error, requests } = await sendTo(429, { retryAfterSeconds: 7 });
    expect(error).toBeInstanceOf(TryAgainLater);
    expect(error).toMatchObject({ retryAfterSeconds: 7 });
    expect(requests).toBe(1);
  });

  test.each([
    [412, { code: 'PreconditionFailed' }],
    [429, {}],
    [500, {}],
    [502, {}],
    [503, {}],
    [504, {}],
  ])('%i is tried again when the queue does', async (status, details) => {
    const { error, requests } = await sendTo(status, details);
    expect(error).toBeInstanceOf(TryAgainLater);
    expect(error).toMatchObject({ retryAfterSeconds: undefined });
    expect(requests).toBe(1);
  });

  test.each([
    [403, { code: 'ConversationBlockedByUser' }],
    [403, { code: 'ForbiddenOperationException' }],
    [403, { code: 'Forbidden', subCode: 'MessageWritesBlocked' }],
    [412, { code: 'MessageWritesBlocked' }],
    [412, { code: 'PreconditionFailed', subCode: 'MessageWritesBlocked' }],
  ])('%i %o: whoever blocked or removed the bot is not written to again', async (status, details) => {
    const { error, requests } = await sendTo(status, details);
    expect(error).toBeInstanceOf(RecipientUnreachable);
    expect(error).toMatchObject({ why: 'blocked' });
    expect(requests).toBe(1);
  });

  test('a conversation that is gone is told from one that is blocked', async () => {
    const { error } = await sendTo(404, { code: 'ConversationNotFound' });
    expect(error).toMatchObject({ why: 'gone' });
    await expect(notifier.update(conversation, 'never sent', message)).rejects.toMatchObject({ why: 'gone' });
  });
});
