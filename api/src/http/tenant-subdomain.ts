import { HttpProblem } from './problem.ts';

/**
 * @param host as the request names it, with or without a port
 * @param baseDomain below which each tenant has its subdomain: `fleet.example`; undefined when tenants have none
 * @returns the tenant's slug; undefined when the request came by another name, which then says nothing about the tenant
 * @throws {HttpProblem} NOT_FOUND for a name below the base domain that no tenant can have
 */
export function tenantSubdomain(host: string | undefined, baseDomain: string | undefined): string | undefined {
  if (!host || !baseDomain) return undefined;
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  const suffix = `.${baseDomain.toLowerCase()}`;
  if (!name.endsWith(suffix)) return undefined;
  const slug = name.slice(0, -suffix.length);
  if (!/^[a-z0-9-]{2,40}$/.test(slug)) throw unknownSubdomain();
  return slug;
}

/** What any address answers where nothing is. */
export function unknownSubdomain(): HttpProblem {
  return new HttpProblem('NOT_FOUND', 'There is nothing at this address.');
}
