import { createHash, randomBytes } from 'node:crypto';
import type { TelematicsVendor } from '@fleet/contracts/device-point.ts';
import { findTenantByTelematicsSecret } from '@fleet/db/find-tenant.ts';
import type { TenantContext } from '../command-context.ts';
import type { Gate } from '../user/find-account.ts';

const secretBytes = 32;
const secretPattern = /^[\w-]{43}$/;

/** What nobody can guess, fit for an address. */
export function newTelematicsSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** All that is stored of it. */
export function hashTelematicsSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export interface SecretConnection {
  context: TenantContext;
  connectionId: string;
  vendor: TelematicsVendor;
  credentialsEncrypted: Buffer | null;
}

/** @returns undefined for a secret that opens nothing, whatever the reason */
export async function findConnectionBySecret(
  { pool, database, now }: Gate,
  secret: string,
): Promise<SecretConnection | undefined> {
  if (!secretPattern.test(secret)) return undefined;
  const hash = hashTelematicsSecret(secret);
  const tenantId = await findTenantByTelematicsSecret(pool, hash);
  if (!tenantId) return undefined;
  const [row] = await database.read<Omit<SecretConnection, 'context'>>(tenantId, {
    name: 'telematics-connection.by-secret',
    text: `select id as "connectionId", vendor, credentials_encrypted as "credentialsEncrypted"
           from telematics_connections where webhook_sha256 = $1 and active`,
    values: [hash],
  });
  return row && { ...row, context: { tenantId, database, now } };
}
