import { type DemoTenant, type DemoUser, demoTenants } from '../seed/demo-directory.ts';
import { EntraError } from './entra-error.ts';

export interface Account {
  tenant: DemoTenant;
  user: DemoUser;
}

const manyTenants = ['common', 'organizations'];

/** @param name a directory id or a domain */
function findTenant(name: string): DemoTenant | undefined {
  const wanted = name.toLowerCase();
  return demoTenants.find((tenant) => tenant.entraTenantId === wanted || tenant.domain === wanted);
}

/** The tenants a path may sign people of into: one, or all for `common` and `organizations`. Throws AADSTS90002. */
export function tenantsOf(name: string): readonly DemoTenant[] {
  if (manyTenants.includes(name.toLowerCase())) return demoTenants;
  const tenant = findTenant(name);
  if (tenant) return [tenant];
  throw new EntraError(
    'invalid_request',
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
}

/** The one tenant a path names. Throws AADSTS90002, and AADSTS50059 where the path names none in particular. */
export function tenantOf(name: string): DemoTenant {
  const [tenant, another] = tenantsOf(name);
  if (tenant && !another) return tenant;
  throw new EntraError(
    'invalid_request',
    50059,
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  );
}

export function accountsOf(tenants: readonly DemoTenant[]): Account[] {
  return tenants.flatMap((tenant) => tenant.users.map((user) => ({ tenant, user })));
}

export function findAccountByName(tenants: readonly DemoTenant[], userPrincipalName: string): Account | undefined {
  const wanted = userPrincipalName.trim().toLowerCase();
  return accountsOf(tenants).find(({ user }) => user.userPrincipalName.toLowerCase() === wanted);
}

export function findAccountById(tenants: readonly DemoTenant[], objectId: string): Account | undefined {
  return accountsOf(tenants).find(({ user }) => user.objectId === objectId);
}
