import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older than this, or from the future, it may be somebody who sends again what they have seen. */
const toleranceSeconds = 300;

export interface SamsaraWebhook {
  /** `X-Samsara-Signature` */
  signature: string | undefined;
  /** `X-Samsara-Timestamp`, in seconds */
  timestamp: string | undefined;
  rawBody: Buffer;
}

/**
 * Whether Samsara sent it, by https://developers.samsara.com/docs/webhooks#webhook-signatures: `v1=` and the hex of HMAC-SHA256
 * over `v1:{timestamp}:{body}`, with the decoded secret as key.
 * @param secretBase64 as Samsara shows it
 */
export function verifySamsaraWebhook(
  { signature, timestamp, rawBody }: SamsaraWebhook,
  secretBase64: string,
  now: Date,
): boolean {
  if (!signature || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > toleranceSeconds) return false;
  const expected = createHmac('sha256', Buffer.from(secretBase64, 'base64'))
    .update(`v1:${timestamp}:`)
    .update(rawBody)
    .digest('hex');
  const [given, wanted] = [signature, `v1=${expected}`].map((text) => Buffer.from(text)) as [Buffer, Buffer];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
