import { createHmac } from 'node:crypto';

export interface SignedMessage {
  /** Unique a message, the same for every attempt. */
  id: string;
  sentAt: Date;
  body: string;
  /** `whsec_` and base64 */
  secret: string;
}

/**
 * The headers of the Standard Webhooks specification: the receiver computes the signature over id, time and body with the
 * secret both know, and refuses what is old or was seen before.
 */
export function signWebhook({ id, sentAt, body, secret }: SignedMessage): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
