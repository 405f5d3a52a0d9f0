/**
 * Who sends a request, for every transport: a token that Microsoft vouches for, a tenant that token, header and subdomain
 * agree about, room left in that tenant's limit, and a person who may act in it.
 */
import type { UserContext } from '../domain/command-context.ts';
import { isTenantSlug } from '../domain/tenant/is-tenant-slug.ts';
import { createTenantRateLimit } from '../domain/tenant/tenant-rate-limit.ts';
import { type Account, findAccount, type Gate } from '../domain/user/find-account.ts';
import { signIn } from '../domain/user/sign-in.ts';
import { HttpProblem } from './problem.ts';
import { tenantSubdomain, unknownSubdomain } from './tenant-subdomain.ts';
import { InvalidTokenError, KeysUnavailableError, type VerifiedToken } from './verify-token.ts';

interface Credentials {
  token: string | undefined;
  /** As the caller names it; checked against the token's. */
  tenantId: string | undefined;
  /** The name by which the server was reached, which may name a tenant too. */
  host: string | undefined;
}

interface Authenticated {
  context: UserContext;
  expiresAt: Date;
}

export type Authenticate = (
  credentials: Credentials,
  options?: { tenantOptional?: boolean | undefined },
) => Promise<Authenticated>;

export interface AuthenticateOptions extends Gate {
  verifyToken: (token: string) => Promise<VerifiedToken>;
  /** Below which each tenant has its subdomain; undefined when tenants have none. */
  tenantBaseDomain?: string | undefined;
}

/**
 * @returns a function that turns credentials into a context
 * @throws from that function {HttpProblem} UNAUTHENTICATED without a hint for anything wrong with the token; FORBIDDEN for an
 * unknown directory and for a header or subdomain of another tenant; NOT_FOUND for a subdomain of none; TOO_MANY_REQUESTS;
 * UNAVAILABLE when Microsoft's keys cannot be had. {DomainError} FORBIDDEN when the person may not sign in
 */
export function createAuthenticate({ verifyToken, tenantBaseDomain, ...gate }: AuthenticateOptions): Authenticate {
  const rateLimit = createTenantRateLimit(gate.database, gate.now);
  return async ({ token, tenantId, host }, { tenantOptional = false } = {}) => {
    const { expiresAt, claims, ...identity } = await verified(verifyToken, token);
    const account = await findAccount(gate, identity);
    await requireSubdomain(gate, tenantSubdomain(host, tenantBaseDomain), account);
    if (!account) {
      const detail = 'Your organization is not set up for Fleet. Ask your administrator.';
      throw new HttpProblem('FORBIDDEN', detail);
    }
    const namesTenant = tenantId !== undefined || !tenantOptional;
    if (namesTenant && tenantId?.toLowerCase() !== account.tenantId) {
      const detail = 'X-Tenant-ID must name the tenant of your token. GET /api/v1/me tells it.';
      throw new HttpProblem('FORBIDDEN', detail);
    }
    if (account.apiRateLimit !== null) {
      const seconds = await rateLimit.take(account.tenantId, account.apiRateLimit);
      if (seconds !== undefined) throw tooManyRequests(seconds);
    }
    return { context: await signIn(gate, account, identity, claims), expiresAt };
  };
}

async function requireSubdomain(gate: Gate, slug: string | undefined, account: Account | undefined): Promise<void> {
  if (slug === undefined || slug === account?.slug) return;
  if (!(await isTenantSlug(gate, slug))) throw unknownSubdomain();
  const detail = 'This address belongs to another organization. Use the address of your own.';
  throw new HttpProblem('FORBIDDEN', detail);
}

function tooManyRequests(seconds: number): HttpProblem {
  const detail = `Your organization has used up its requests of this minute. Try again in ${seconds} seconds.`;
  return new HttpProblem('TOO_MANY_REQUESTS', detail, { headers: { 'retry-after': String(seconds) } });
}

async function verified(
  verifyToken: (token: string) => Promise<VerifiedToken>,
  token: string | undefined,
): Promise<VerifiedToken> {
  try {
    if (!token) throw new InvalidTokenError();
    return await verifyToken(token);
  } catch (error) {
    if (error instanceof KeysUnavailableError) {
      const detail = 'Microsoft does not answer, so nobody can sign in now. Try again in a moment.';
      throw new HttpProblem('UNAVAILABLE', detail, { headers: { 'retry-after': '5' } });
    }
    if (!(error instanceof InvalidTokenError)) throw error;
    const detail = 'Send a valid access token as "Authorization: Bearer …". Sign in again to get one.';
    throw new HttpProblem('UNAUTHENTICATED', detail, { headers: { 'www-authenticate': 'Bearer' } });
  }
}

/** @param header of HTTP, for example `Bearer eyJ…` */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(header ?? '')?.[1];
}
