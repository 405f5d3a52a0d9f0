import type { SecretBox } from '../domain/secret-box.ts';
import { askToPoll } from '../domain/telematics/ask-to-poll.ts';
import { samsaraCredentialsSchema, telematicsCredentialsPurpose } from '../domain/telematics/credentials.ts';
import { findConnectionBySecret, type SecretConnection } from '../domain/telematics/find-connection-by-secret.ts';
import { ingestDevicePoints } from '../domain/telematics/ingest-device-points.ts';
import type { Gate } from '../domain/user/find-account.ts';
import { verifySamsaraWebhook } from '../ports/telematics/samsara/verify-samsara-webhook.ts';
import { readForwarded } from '../ports/telematics/traccar/read-forwarded.ts';

export interface TelematicsWebhook {
  /** Of the address. */
  secret: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  rawBody: Buffer;
}

/** `unknown`: the secret opens nothing, or the signature is not the vendor's. */
export type WebhookOutcome = 'taken' | 'unknown' | 'unreadable';

/** Takes what a vendor posts. Resolves with `taken` only once it is stored, so that the vendor may forget it. */
export async function receiveTelematicsWebhook(
  gate: Gate,
  secretBox: SecretBox,
  webhook: TelematicsWebhook,
): Promise<WebhookOutcome> {
  const connection = await findConnectionBySecret(gate, webhook.secret);
  switch (connection?.vendor) {
    case 'traccar':
      return takeForwarded(connection, webhook);
    case 'samsara':
      return takeNotice(connection, secretBox, webhook);
    default:
      return 'unknown';
  }
}

async function takeForwarded(
  { context, connectionId }: SecretConnection,
  { rawBody }: TelematicsWebhook,
): Promise<WebhookOutcome> {
  const points = readForwarded(rawBody);
  if (!points) return 'unreadable';
  await ingestDevicePoints(context, { connectionId, points });
  return 'taken';
}

/** Samsara's messages say that something happened; what, the feed says, which is read at once. Sent twice, it is read twice. */
async function takeNotice(
  { context, connectionId, credentialsEncrypted }: SecretConnection,
  secretBox: SecretBox,
  { headers, rawBody }: TelematicsWebhook,
): Promise<WebhookOutcome> {
  if (!credentialsEncrypted) return 'unknown';
  const opened: unknown = JSON.parse(
    secretBox.open(credentialsEncrypted, telematicsCredentialsPurpose(context.tenantId)),
  );
  const { webhookSecret } = samsaraCredentialsSchema.parse(opened);
  const header = (name: string) => [headers[name]].flat()[0];
  const signed = { signature: header('x-samsara-signature'), timestamp: header('x-samsara-timestamp'), rawBody };
  if (!webhookSecret || !verifySamsaraWebhook(signed, webhookSecret, context.now())) return 'unknown';
  await askToPoll(context, connectionId);
  return 'taken';
}
