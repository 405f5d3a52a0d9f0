/** Who sends a request, for every transport: a token that Microsoft vouches for, a person we know, the tenant they name. */
import type { UserContext } from '../domain/command-context.ts';
import { type Gate, identifyUser } from '../domain/user/identify-user.ts';
import { HttpProblem } from './problem.ts';
import { InvalidTokenError, KeysUnavailableError, type VerifiedToken } from './verify-token.ts';

interface Credentials {
  token: string | undefined;
  /** As the caller names it; checked against the token's. */
  tenantId: string | undefined;
}

interface Authenticated {
  context: UserContext;
  expiresAt: Date;
}

export type Authenticate = (
  credentials: Credentials,
  options?: { tenantOptional?: boolean | undefined },
) => Promise<Authenticated>;

/**
 * @returns a function that turns credentials into a context
 * @throws from that function {HttpProblem} UNAUTHENTICATED without a hint for anything wrong with the token; FORBIDDEN for an
 * unknown tenant or person and for a tenant that is not the token's; UNAVAILABLE when Microsoft's keys cannot be had
 */
export function createAuthenticate(gate: Gate, verifyToken: (token: string) => Promise<VerifiedToken>): Authenticate {
  return async ({ token, tenantId }, { tenantOptional = false } = {}) => {
    const { entraTenantId, entraObjectId, expiresAt } = await verified(verifyToken, token);
    const context = await identifyUser(gate, { entraTenantId, entraObjectId, kind: 'user' });
    if (!context) {
      const detail = 'Your organization or your account is not set up for Fleet. Ask your administrator.';
      throw new HttpProblem('FORBIDDEN', detail);
    }
    const namesTenant = tenantId !== undefined || !tenantOptional;
    if (namesTenant && tenantId?.toLowerCase() !== context.tenantId) {
      const detail = 'X-Tenant-ID must name the tenant of your token. GET /api/v1/me tells it.';
      throw new HttpProblem('FORBIDDEN', detail);
    }
    return { context, expiresAt };
  };
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
