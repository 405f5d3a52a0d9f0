import type { webhookOperations } from '@fleet/contracts/webhook.ts';
import type { SecretBox } from '../domain/secret-box.ts';
import { createWebhook } from '../domain/webhook/create-webhook.ts';
import { deleteWebhook } from '../domain/webhook/delete-webhook.ts';
import { retryWebhookDelivery } from '../domain/webhook/retry-webhook-delivery.ts';
import { testWebhook } from '../domain/webhook/test-webhook.ts';
import { updateWebhook } from '../domain/webhook/update-webhook.ts';
import { getWebhook, listWebhookDeliveries, listWebhooks } from '../domain/webhook/webhook-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

/** @param secretBox keeps the secrets that sign */
export function webhookHandlers(secretBox: SecretBox): OperationHandlers<keyof typeof webhookOperations> {
  return {
    listWebhooks,
    getWebhook,
    createWebhook: (context, input) => createWebhook(context, input, secretBox),
    updateWebhook,
    deleteWebhook,
    testWebhook,
    retryWebhookDelivery,
    listWebhookDeliveries,
  };
}
