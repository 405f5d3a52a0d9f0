/**
 * Signed messages to other systems, after the Standard Webhooks specification (standardwebhooks.com). A message names what
 * changed and its version, nothing more: `{ "type", "timestamp", "data": { "entityId", "version", … } }`. The receiver asks
 * the API for the rest, under rights of its own.
 */
import { z } from 'zod';
import { otherEventTypes, reservationEventTypes } from './event-types.ts';
import { instantSchema } from './instant.ts';
import { expectedVersionSchema, operation } from './operation.ts';

/** What a webhook can hear of; `webhook.tested` is sent by `testWebhook` alone. */
export const webhookEventTypes = [...reservationEventTypes, ...otherEventTypes] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** In a row; then the webhook is switched off. */
export const maximumWebhookFailures = 20;

const urlSchema = z
  // Normalized, so that what is stored has no character that an address cannot have.
  .url({ protocol: /^https?$/, normalize: true, error: 'Give an https address', abort: true })
  .max(2000)
  .refine((text) => text.startsWith('https:') || isLoopback(new URL(text).hostname), {
    error: 'Give an https address, so that nobody reads along',
  })
  .refine((text) => !new URL(text).username && !new URL(text).password, {
    error: 'Leave name and password out of the address; the signature proves who sends',
  });

/** Plain http never leaves the machine; whether it is allowed at all is the server's setting. */
function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

const eventTypesSchema = z
  .array(z.enum(webhookEventTypes))
  .max(webhookEventTypes.length)
  .transform((chosen) => webhookEventTypes.filter((type) => chosen.includes(type)));

export const webhookSchema = z.object({
  id: z.uuid(),
  url: z.string(),
  /** Empty is all of them. */
  eventTypes: z.array(z.enum(webhookEventTypes)),
  active: z.boolean(),
  /** Why it was switched off, when nobody did. */
  disabledReason: z.string().nullable(),
  /** In a row. */
  failureCount: z.int(),
  /** HTTP status of the last answer; null before the first, and when there was none. */
  lastStatus: z.int().nullable(),
  lastDeliveryAt: instantSchema.nullable(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Webhook = z.infer<typeof webhookSchema>;

export const webhookDeliverySchema = z.object({
  id: z.uuid(),
  /** The `webhook-id` of the message, the same for every attempt. */
  eventId: z.uuid(),
  eventType: z.string(),
  attemptedAt: instantSchema,
  durationMilliseconds: z.int(),
  succeeded: z.boolean(),
  /** HTTP status of the answer; null when there was none. */
  status: z.int().nullable(),
  /** Why it failed. */
  failure: z.string().nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

const webhookIdInput = { webhookId: z.uuid() };

export const webhookOperations = {
  listWebhooks: operation({
    method: 'GET',
    path: '/api/v1/webhooks',
    summary: 'The tenant’s webhooks, newest first',
    input: z.strictObject({}),
    output: z.object({ webhooks: z.array(webhookSchema) }),
    status: 200,
    roles: ['admin'],
  }),
  getWebhook: operation({
    method: 'GET',
    path: '/api/v1/webhooks/{webhookId}',
    summary: 'One webhook',
    input: z.strictObject(webhookIdInput),
    output: webhookSchema,
    status: 200,
    roles: ['admin'],
  }),
  createWebhook: operation({
    method: 'POST',
    path: '/api/v1/webhooks',
    summary: 'Tell another system of events; the secret that proves who sends is told this once',
    input: z.strictObject({ url: urlSchema, eventTypes: eventTypesSchema.default([]) }),
    output: webhookSchema.extend({
      /** `whsec_…`, as the Standard Webhooks libraries expect it. */
      secret: z.string(),
    }),
    status: 201,
    roles: ['admin'],
  }),
  updateWebhook: operation({
    method: 'PATCH',
    path: '/api/v1/webhooks/{webhookId}',
    summary: 'Change a webhook, or switch it on again',
    input: z.strictObject({
      ...webhookIdInput,
      expectedVersion: expectedVersionSchema,
      url: urlSchema.optional(),
      eventTypes: eventTypesSchema.optional(),
      active: z.boolean().optional(),
    }),
    output: webhookSchema,
    status: 200,
    roles: ['admin'],
  }),
  deleteWebhook: operation({
    method: 'DELETE',
    path: '/api/v1/webhooks/{webhookId}',
    summary: 'Remove a webhook with its secret',
    input: z.strictObject({ ...webhookIdInput, expectedVersion: expectedVersionSchema }),
    output: webhookSchema,
    status: 200,
    roles: ['admin'],
  }),
  testWebhook: operation({
    method: 'POST',
    path: '/api/v1/webhooks/{webhookId}/test',
    summary: 'Send a webhook.tested message; how it went stands in its deliveries a moment later',
    input: z.strictObject(webhookIdInput),
    output: webhookSchema,
    status: 200,
    roles: ['admin'],
  }),
  retryWebhookDelivery: operation({
    method: 'POST',
    path: '/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/retry',
    summary:
      'Send once more what failed, under the same webhook-id; how it went stands in the deliveries a moment later',
    input: z.strictObject({ ...webhookIdInput, deliveryId: z.uuid() }),
    output: webhookSchema,
    status: 200,
    roles: ['admin'],
  }),
  listWebhookDeliveries: operation({
    method: 'GET',
    path: '/api/v1/webhooks/{webhookId}/deliveries',
    summary: 'The last attempts of a webhook, newest first',
    input: z.strictObject({
      ...webhookIdInput,
      limit: z.coerce.number().int().min(1).max(100).default(50).describe('How many at most'),
    }),
    output: z.object({ deliveries: z.array(webhookDeliverySchema) }),
    status: 200,
    roles: ['admin'],
  }),
};
