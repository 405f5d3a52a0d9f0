import { errors, type JWTPayload, jwtVerify } from 'jose';
import { demoTenants } from '../seed/demo-directory.ts';
import { type Entra, issuerOf } from './entra.ts';

export type TokenFault = 'malformed' | 'signature' | 'expired' | 'audience' | 'issuer';

export type VerifiedToken = { ok: true; claims: JWTPayload } | { ok: false; fault: TokenFault };

/** Checks signature, times, audience and that issuer and `tid` name the same known tenant. */
export async function verifyToken(entra: Entra, token: string, audience: string): Promise<VerifiedToken> {
  try {
    const { payload } = await jwtVerify(token, entra.signingKey.publicKey, {
      algorithms: ['RS256'],
      audience,
      currentDate: entra.now(),
      requiredClaims: ['exp', 'iss', 'tid', 'oid'],
    });
    const known = demoTenants.some(
      ({ entraTenantId }) => payload.tid === entraTenantId && payload.iss === issuerOf(entraTenantId),
    );
    return known ? { ok: true, claims: payload } : { ok: false, fault: 'issuer' };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim === 'aud' ? 'audience' : 'malformed';
  if (error instanceof errors.JOSEError) return 'malformed';
  // WebCrypto and the decoder throw plain errors on garbage.
  if (error instanceof TypeError || error instanceof SyntaxError) return 'malformed';
  throw error;
}
