import type { User } from '@fleet/contracts/user.ts';
import { DomainError } from '../domain-errors.ts';

export interface UserRow extends Omit<User, 'createdAt' | 'updatedAt'> {
  created_at: Date;
  updated_at: Date;
}

/** @param moreColumns each followed by a comma */
export const selectUser = (moreColumns = '') => `
  select ${moreColumns} u.id, u.display_name as "displayName", u.email, u.roles, u.roles_from_directory as "rolesFromDirectory",
    case when m.id is not null then json_build_object('userId', m.id, 'displayName', m.display_name) end as manager,
    u.department, u.cost_center as "costCenter", u.locale, u.time_zone as "timeZone", u.active, u.version,
    u.created_at, u.updated_at
  from users u left join users m on m.tenant_id = u.tenant_id and m.id = u.manager_id`;

export function toUser({ created_at, updated_at, ...user }: UserRow): User {
  return { ...user, createdAt: created_at.toISOString(), updatedAt: updated_at.toISOString() };
}

export function userNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such person among those you can see. GET /api/v1/users lists them.');
}
