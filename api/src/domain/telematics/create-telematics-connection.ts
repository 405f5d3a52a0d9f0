import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';
import { writeAudit } from '../domain-events.ts';
import { requireFleetManagement } from '../fleet-management-policy.ts';
import type { SecretBox } from '../secret-box.ts';
import { lockTenant } from '../tenant/lock-tenant.ts';
import { refuseWrongInput } from '../wrong-input.ts';
import { readConnection, toConnection } from './connection-rows.ts';
import { requireCredentials, telematicsCredentialsPurpose } from './credentials.ts';
import { hashTelematicsSecret, newTelematicsSecret } from './find-connection-by-secret.ts';

const maximumConnections = 20;
/** Who posts to us. */
const posting = ['traccar', 'samsara'];

/**
 * Connects a telematics service; it is read from the next moment on.
 * @param secretBox keeps the credentials
 * @returns the connection with the secret address to which the vendor posts, which is never told again
 * @throws {DomainError} FORBIDDEN; VALIDATION_FAILED for credentials that are not the vendor's; CONFLICT when there are too many
 */
export function createTelematicsConnection(
  { actor, tenantId, database, now }: UserContext,
  { vendor, name, address, credentials: given }: OperationArguments<'createTelematicsConnection'>,
  secretBox: SecretBox,
): Promise<OperationOutput<'createTelematicsConnection'>> {
  return database.transaction(tenantId, async (transaction) => {
    requireFleetManagement(actor, 'connect telematics services');
    const credentials = requireCredentials(vendor, given);
    if (vendor === 'traccar' && credentials && !address) {
      refuseWrongInput([{ path: 'address', message: 'Traccar runs on a server of your own. Enter its address.' }]);
    }
    await lockTenant(transaction);
    const [found] = await transaction.query<{ count: number }>({
      name: 'telematics-connection.count',
      text: 'select count(*)::int as count from telematics_connections',
    });
    if ((found?.count ?? 0) >= maximumConnections) {
      const message = `There are ${maximumConnections} telematics connections already. Remove one that nobody needs.`;
      throw new DomainError('CONFLICT', message);
    }
    const secret = posting.includes(vendor) ? newTelematicsSecret() : undefined;
    const purpose = telematicsCredentialsPurpose(tenantId);
    const [made] = await transaction.query<{ id: string }>({
      name: 'telematics-connection.insert',
      text: `insert into telematics_connections (vendor, name, address, credentials_encrypted, webhook_sha256, next_poll_at,
               created_by, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $6, $6) returning id`,
      values: [
        vendor,
        name,
        address,
        credentials ? secretBox.seal(JSON.stringify(credentials), purpose) : null,
        secret ? hashTelematicsSecret(secret) : null,
        now(),
        actor.userId,
      ],
    });
    const id = made?.id ?? '';
    const [row] = await Promise.all([
      readConnection(transaction, id),
      writeAudit(transaction, actor, {
        action: 'telematics-connection.created',
        entityType: 'telematics-connection',
        entityId: id,
        detail: { vendor, name, address },
      }),
    ]);
    return { ...toConnection(row, now()), webhookPath: secret ? `/telematics/${secret}` : null };
  });
}
