import type { Microsoft365 } from '../state/microsoft365.ts';
import { EntraError } from './entra-error.ts';

/** An administrator has agreed to everything for all people of a tenant, until a permission is taken away again. */
export function setConsent(
  { database }: Microsoft365,
  { entraTenantId, permission, granted }: { entraTenantId: string; permission: string; granted: boolean },
): void {
  const statement = granted
    ? 'delete from withdrawn_consents where entra_tenant_id = ? and permission = ?'
    : 'insert or ignore into withdrawn_consents (entra_tenant_id, permission) values (?, ?)';
  database.prepare(statement).run(entraTenantId, permission);
}

/** Throws AADSTS65001, as Entra does where an API asks in somebody's name for what nobody agreed to. */
export function requireConsent(
  { database }: Microsoft365,
  { entraTenantId, clientId, permissions }: { entraTenantId: string; clientId: string; permissions: readonly string[] },
): void {
  const rows = database
    .prepare('select permission from withdrawn_consents where entra_tenant_id = ?')
    .all(entraTenantId);
  if (!rows.some(({ permission }) => permissions.includes(String(permission)))) return;
  throw new EntraError(
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with ID '${clientId}' named 'Fleet'. Send an interactive authorization request for this user and resource.`,
    'consent_required',
  );
}
