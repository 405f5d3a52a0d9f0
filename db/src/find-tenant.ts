/** The questions asked before a tenant is known. Each answers with the tenant alone. */
import type pg from 'pg';
import { mintTenantId, type TenantId } from './tenant-id.ts';

/** A directory hardly ever changes its tenant, so what a pool was told once it need not ask again. */
const known = new WeakMap<pg.Pool, Map<string, TenantId>>();

/**
 * Finds the tenant of an Entra directory.
 * @param entraTenantId the `tid` of a token whose signature has been verified
 * @returns undefined when no tenant uses that directory; what was true before may be answered again, so whoever reads the
 * tenant's row compares its `entra_tenant_id`
 */
export async function findTenantByEntraId(pool: pg.Pool, entraTenantId: string): Promise<TenantId | undefined> {
  const directories = known.get(pool) ?? new Map<string, TenantId>();
  known.set(pool, directories);
  const remembered = directories.get(entraTenantId);
  if (remembered) return remembered;
  const tenantId = await ask(pool, 'find-tenant', 'select find_tenant_id($1) as id', entraTenantId);
  if (tenantId) directories.set(entraTenantId, tenantId);
  return tenantId;
}

/** For a directory that turned out not to be its tenant's any more. */
export function forgetTenantOfDirectory(pool: pg.Pool, entraTenantId: string): void {
  known.get(pool)?.delete(entraTenantId);
}

/** @param slug the tenant's subdomain */
export function findTenantBySlug(pool: pg.Pool, slug: string): Promise<TenantId | undefined> {
  return ask(pool, 'find-tenant-by-slug', 'select find_tenant_by_slug($1) as id', slug);
}

/**
 * Finds the tenant of a calendar feed that is not revoked.
 * @param secretSha256 of the secret in the feed's address
 */
export function findTenantByFeedSecret(pool: pg.Pool, secretSha256: Buffer): Promise<TenantId | undefined> {
  return ask(pool, 'find-feed-tenant', 'select find_feed_tenant($1) as id', secretSha256);
}

/**
 * Finds the tenant of a telematics connection that is on.
 * @param secretSha256 of the secret in the address to which its vendor posts
 */
export function findTenantByTelematicsSecret(pool: pg.Pool, secretSha256: Buffer): Promise<TenantId | undefined> {
  return ask(pool, 'find-telematics-tenant', 'select find_telematics_tenant($1) as id', secretSha256);
}

/** Finds the tenant in one of whose vehicles the Teltonika device sits. */
export function findTenantByImei(pool: pg.Pool, imei: string): Promise<TenantId | undefined> {
  return ask(pool, 'find-imei-tenant', 'select find_imei_tenant($1) as id', imei);
}

/** The tenants with telematics connections that are due to be read. */
export async function findTenantsToPoll(pool: pg.Pool, at: Date): Promise<TenantId[]> {
  const text = 'select id from telematics_tenants_to_poll($1) as id';
  const answer = await pool.query<{ id: string }>({ name: 'find-tenants-to-poll', text, values: [at] });
  return answer.rows.map(({ id }) => mintTenantId(id));
}

/** The tenants with positions nobody has looked at yet. */
export async function findTenantsToUnderstand(pool: pg.Pool): Promise<TenantId[]> {
  const text = 'select id from tenants_to_understand() as id';
  const answer = await pool.query<{ id: string }>({ name: 'find-tenants-to-understand', text });
  return answer.rows.map(({ id }) => mintTenantId(id));
}

/** @param tenantId stood under a signature of this server, made for somebody in the tenant */
export function tenantOfSignature(tenantId: string): TenantId {
  return mintTenantId(tenantId);
}

async function ask(pool: pg.Pool, name: string, text: string, value: unknown): Promise<TenantId | undefined> {
  const answer = await pool.query<{ id: string | null }>({ name, text, values: [value] });
  const id = answer.rows[0]?.id;
  return id ? mintTenantId(id) : undefined;
}
