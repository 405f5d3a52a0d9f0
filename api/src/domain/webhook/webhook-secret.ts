import { randomBytes } from 'node:crypto';
import type { TenantId } from '@fleet/db/tenant-id.ts';

const secretBytes = 32;

/** A secret as the Standard Webhooks libraries take it. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(secretBytes).toString('base64')}`;
}

/** Binds a sealed secret to its tenant. */
export function webhookSecretPurpose(tenantId: TenantId): string {
  return `webhook ${tenantId}`;
}
