declare const minted: unique symbol;

/** A tenant's uuid that was looked up for an authenticated caller; a plain string is not one. */
export type TenantId = string & { readonly [minted]: true };

/**
 * Marks a uuid as a tenant the caller belongs to. Only `find-tenant.ts` (after authentication, or below our own signature) and the delivery worker
 * (for events the database itself queued) may call it; the import rules enforce that.
 * @param value the tenant's uuid
 */
export function mintTenantId(value: string): TenantId {
  return value as TenantId;
}
