import type { Role } from '@fleet/contracts/operation.ts';
import { findTenantByEntraId } from '@fleet/db/find-tenant.ts';
import type { TenantDatabase } from '@fleet/db/tenant-transaction.ts';
import type { UserActor, UserContext } from '../command-context.ts';

export interface Gate {
  database: TenantDatabase;
  /** Answers the one question that is asked before a tenant is known. */
  pool: Parameters<typeof findTenantByEntraId>[0];
  now: () => Date;
}

export interface VerifiedIdentity {
  /** `tid` of a verified token or activity */
  entraTenantId: string;
  /** `oid` of a verified token, `aadObjectId` of a verified activity */
  entraObjectId: string;
  /** `bot` when the bot acts on behalf of the person */
  kind: UserActor['kind'];
}

interface UserRow {
  id: string;
  email: string;
  display_name: string;
  roles: Role[];
  locale: string;
  time_zone: string;
}

/**
 * The gate every transport passes: turns a verified identity into a context for its tenant.
 * @returns undefined when the directory is no customer or the person has no account in it
 */
export async function identifyUser(
  { database, pool, now }: Gate,
  { entraTenantId, entraObjectId, kind }: VerifiedIdentity,
): Promise<UserContext | undefined> {
  const tenantId = await findTenantByEntraId(pool, entraTenantId);
  if (!tenantId) return undefined;
  const [user] = await database.read<UserRow>(tenantId, {
    name: 'user.by-entra-object',
    text: 'select id, email, display_name, roles, locale, time_zone from users where entra_object_id = $1',
    values: [entraObjectId],
  });
  if (!user) return undefined;
  const actor: UserActor = {
    kind,
    userId: user.id,
    displayName: user.display_name,
    email: user.email,
    roles: user.roles,
    locale: user.locale,
    timeZone: user.time_zone,
  };
  return { actor, tenantId, database, now };
}
