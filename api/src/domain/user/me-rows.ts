import type { Me } from '@fleet/contracts/me.ts';
import { DomainError } from '../domain-errors.ts';

export type MeRow = Me;

export const selectMe = {
  name: 'user.me',
  text: `select u.id as "userId", u.tenant_id as "tenantId", t.display_name as "tenantName",
           u.display_name as "displayName", u.email, u.roles, u.locale, u.time_zone as "timeZone", u.department,
           u.cost_center as "costCenter", u.version
         from users u join tenants t on t.id = u.tenant_id where u.id = $1`,
};

/** @throws {DomainError} NOT_FOUND for an account that is gone */
export function toMe(row: MeRow | undefined): Me {
  if (!row) throw new DomainError('NOT_FOUND', 'Your account is no longer known here. Ask your administrator.');
  return row;
}
