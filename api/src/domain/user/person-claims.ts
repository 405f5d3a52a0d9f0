import { type Role, roles } from '@fleet/contracts/operation.ts';
import type { UserRow } from './find-account.ts';

/** What a verified token says of the person. */
export interface PersonClaims {
  displayName: string | undefined;
  email: string | undefined;
  /** The app roles assigned in the directory, whatever they are called. */
  appRoles: readonly string[];
  issuedAt: Date;
}

type News = Pick<UserRow, 'email' | 'display_name' | 'roles' | 'roles_from_directory'>;

/** App roles have the names of ours. Everybody is an employee; a token without any of them says nothing else. */
export function rolesOf({ appRoles }: PersonClaims): { roles: Role[]; fromDirectory: boolean } {
  const assigned = roles.filter((role) => appRoles.includes(role));
  return {
    roles: roles.filter((role) => role === 'employee' || assigned.includes(role)),
    fromDirectory: assigned.length > 0,
  };
}

/** Whether no token of the person that was seen is as new as this one. */
export function isNewer({ claims_issued_at: newest }: UserRow, { issuedAt }: PersonClaims): boolean {
  return !newest || issuedAt > newest;
}

/**
 * What a token says that the row does not know yet. A token older than the newest that was seen has no news: several are in
 * use at once, and a role that was taken away must not come back with one of them.
 */
export function newsOf(row: UserRow, claims: PersonClaims): News | undefined {
  if (!isNewer(row, claims)) return undefined;
  const { roles: assigned, fromDirectory } = rolesOf(claims);
  // Roles given here stay until the directory gives some; those it gave end when it gives none.
  const followsRoles = fromDirectory || row.roles_from_directory;
  const after: News = {
    email: claims.email ?? row.email,
    display_name: claims.displayName ?? row.display_name,
    roles: followsRoles ? assigned : row.roles,
    roles_from_directory: fromDirectory,
  };
  const isNews = (Object.keys(after) as (keyof News)[]).some((name) => String(after[name]) !== String(row[name]));
  return isNews ? after : undefined;
}
