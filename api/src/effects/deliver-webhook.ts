import { webhookEventTypes } from '@fleet/contracts/webhook.ts';
import type { SystemContext } from '../domain/command-context.ts';
import { recordDelivery, wasDelivered } from '../domain/delivery/delivery-ledger.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import type { SecretBox } from '../domain/secret-box.ts';
import { findInterestedWebhooks, type InterestedWebhook } from '../domain/webhook/find-interested-webhooks.ts';
import { findWebhookRetry } from '../domain/webhook/find-webhook-retry.ts';
import { recordWebhookAttempt } from '../domain/webhook/record-webhook-attempt.ts';
import { webhookSecretPurpose } from '../domain/webhook/webhook-secret.ts';
import type { PostWebhook } from '../ports/webhook/post-webhook.ts';
import { signWebhook } from '../ports/webhook/sign-webhook.ts';
import type { Effect } from './effect.ts';

const name = 'deliver-webhook';

/**
 * Tells each interested webhook of an event, by ids and version alone, so that the message is the same at every attempt. The
 * ledger keeps a retry from those that have heard; one that fails is tried again until it has heard or is switched off.
 */
export function createDeliverWebhook({ post, secretBox }: { post: PostWebhook; secretBox: SecretBox }): Effect {
  return {
    name,
    handles: [...webhookEventTypes, 'webhook.tested', 'webhook.retried'],
    async deliver(event, context) {
      if (event.type === 'webhook.retried') {
        const retry = await findWebhookRetry(context, event);
        // Whoever retries looks at the outcome and tries again by hand.
        if (retry) await tell({ post, secretBox }, retry.event, context, retry.webhook);
        return;
      }
      const webhooks = await findInterestedWebhooks(context, event);
      const heard = await Promise.all(webhooks.map((webhook) => tell({ post, secretBox }, event, context, webhook)));
      const waiting = heard.filter((one) => !one).length;
      if (waiting > 0) throw new Error(`${waiting} of ${heard.length} webhooks have not heard of it yet`);
    },
  };
}

/** @returns whether it need not be told again */
async function tell(
  { post, secretBox }: { post: PostWebhook; secretBox: SecretBox },
  event: DomainEvent,
  context: SystemContext,
  webhook: InterestedWebhook,
): Promise<boolean> {
  const key = { eventId: event.id, effect: name, recipient: webhook.id };
  if (await wasDelivered(context, key)) return true;
  const attemptedAt = context.now();
  const startedAt = performance.now();
  const secret = openSecret(secretBox, webhook, context);
  const { status, failure } = secret
    ? await send(post, event, webhook, { secret, sentAt: attemptedAt })
    : {
        status: null,
        failure: 'The server has no key any more for the secret of this webhook. Make the webhook anew.',
      };
  if (failure === undefined) await recordDelivery(context, key);
  const isOn = await recordWebhookAttempt(context, {
    webhookId: webhook.id,
    eventId: event.id,
    eventType: event.type,
    attemptedAt,
    durationMilliseconds: Math.round(performance.now() - startedAt),
    status,
    failure,
  });
  // Whoever tests looks at the outcome and tries again by hand.
  return failure === undefined || !isOn || event.type === 'webhook.tested';
}

function openSecret(
  secretBox: SecretBox,
  { secretEncrypted }: InterestedWebhook,
  { tenantId }: SystemContext,
): string | undefined {
  try {
    return secretBox.open(secretEncrypted, webhookSecretPurpose(tenantId));
  } catch {
    return undefined;
  }
}

function send(
  post: PostWebhook,
  event: DomainEvent,
  { url }: InterestedWebhook,
  { secret, sentAt }: { secret: string; sentAt: Date },
): ReturnType<PostWebhook> {
  const body = JSON.stringify(toMessage(event));
  const headers = { 'content-type': 'application/json', 'user-agent': 'Fleet-Webhook/1' };
  return post(url, { ...headers, ...signWebhook({ id: event.id, sentAt, body, secret }) }, body);
}

function toMessage({ type, occurredAt, entityId, payload }: DomainEvent): object {
  // Each message tells of its own entity, whomever else people are told of.
  const { tellsOf: _, toldBy: _teller, ...data } = payload as { tellsOf?: number; toldBy?: string };
  return { type, timestamp: new Date(occurredAt).toISOString(), data: { ...data, entityId } };
}
