import { X509Certificate } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, importX509, type JWTPayload, jwtVerify } from 'jose';
import { demoApps } from '../seed/demo-directory.ts';
import type { Microsoft365 } from '../state/microsoft365.ts';
import { tenantOf } from './directory.ts';
import { type Entra, issuerOf } from './entra.ts';
import { EntraError } from './entra-error.ts';
import { exchangeAudience, identityIssuer } from './managed-identity.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

interface Presented {
  type: string | null;
  assertion: string;
  tenantName: string;
}

/**
 * Checks what stands in the place of a client secret: a token the app has signed with a key whose certificate is registered,
 * or one of an issuer that the registration trusts ("Microsoft identity platform application authentication certificate
 * credentials" and "Workload identity federation" in Microsoft's documentation).
 */
export async function requireClientAssertion(
  entra: Entra,
  clientId: string,
  { type, assertion, tenantName }: Presented,
): Promise<void> {
  if (type !== assertionType) {
    throw new EntraError(
      'invalid_request',
      900144,
      `The parameter 'client_assertion_type' must be '${assertionType}'.`,
    );
  }
  const claims = decode(assertion);
  const check = claims.iss === clientId ? requireCertificate : requireFederation;
  await check(entra, { clientId, assertion, claims, tenantName });
}

/** Clocks differ, and MSAL rounds the second in which an assertion begins to be valid up. */
const clockTolerance = '5 minutes';

function decode(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion);
  } catch {
    throw new EntraError('invalid_request', 50027, 'JWT token is invalid or malformed.');
  }
}

interface Assertion {
  clientId: string;
  assertion: string;
  claims: JWTPayload;
  tenantName: string;
}

async function requireCertificate(entra: Entra, { clientId, assertion, claims, tenantName }: Assertion): Promise<void> {
  if (claims.sub !== clientId) {
    throw new EntraError(
      'invalid_client',
      700021,
      "Client assertion application identifier doesn't match 'client_id' parameter.",
    );
  }
  const { entraTenantId } = tenantOf(tenantName);
  const audience = [`https://login.microsoftonline.com/${entraTenantId}/oauth2/v2.0/token`, issuerOf(entraTenantId)];
  const thumbprint = decodeProtectedHeader(assertion)['x5t#S256'];
  const pem = typeof thumbprint === 'string' ? findCertificate(entra, clientId, thumbprint) : undefined;
  if (!pem) {
    throw new EntraError(
      'invalid_client',
      700027,
      `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}']`,
    );
  }
  await verify(() =>
    importX509(pem, 'PS256').then((key) =>
      jwtVerify(assertion, key, {
        audience,
        currentDate: entra.now(),
        clockTolerance,
        requiredClaims: ['exp', 'jti'],
        algorithms: ['PS256'],
      }),
    ),
  );
}

/** The one credential of this kind that the demo's registration has: it trusts a managed identity. */
async function requireFederation(entra: Entra, { assertion, claims }: Assertion): Promise<void> {
  const refuse = (aadsts: number, what: string) => {
    const message = `No matching federated identity record found for presented assertion ${what}.`;
    return new EntraError('invalid_client', aadsts, message);
  };
  if (claims.iss !== identityIssuer) throw refuse(700211, `issuer '${claims.iss}'`);
  if (claims.sub !== demoApps.managedIdentity.principalId) throw refuse(700213, `subject '${claims.sub}'`);
  if (claims.aud !== exchangeAudience) throw refuse(700212, `audience '${claims.aud}'`);
  await verify(() =>
    jwtVerify(assertion, entra.signingKey.publicKey, {
      currentDate: entra.now(),
      clockTolerance,
      requiredClaims: ['exp'],
    }),
  );
}

async function verify(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new EntraError('invalid_client', 700024, 'Client assertion is not within its valid time range.');
    }
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
      throw new EntraError('invalid_client', 700023, 'Client assertion audience claim does not match Realm issuer.');
    }
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new EntraError('invalid_client', 700027, 'Client assertion contains an invalid signature.');
  }
}

/** As `az ad app credential reset --cert`: from now on the registration trusts it. */
export function registerCertificate({ database }: Microsoft365, clientId: string, pem: string): void {
  const thumbprint = Buffer.from(new X509Certificate(pem).fingerprint256.replaceAll(':', ''), 'hex').toString(
    'base64url',
  );
  database
    .prepare('insert or replace into client_certificates (client_id, thumbprint, pem) values (?, ?, ?)')
    .run(clientId, thumbprint, pem);
}

function findCertificate({ database }: Microsoft365, clientId: string, thumbprint: string): string | undefined {
  const row = database
    .prepare('select pem from client_certificates where client_id = ? and thumbprint = ?')
    .get(clientId, thumbprint);
  return row && String(row.pem);
}
