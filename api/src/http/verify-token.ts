/**
 * Checks access tokens for the API as Microsoft documents it ("Access tokens in the Microsoft identity platform", "Validate
 * tokens"): RS256 alone, signature by a key that may sign for the directory which the token itself names, issuer of exactly
 * that directory, our audience, times, the delegated permission or an app role, and a client we trust.
 */
import { roles } from '@fleet/contracts/operation.ts';
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { z } from 'zod';
import type { PersonClaims } from '../domain/user/person-claims.ts';

export interface VerifiedToken {
  entraTenantId: string;
  entraObjectId: string;
  expiresAt: Date;
  /** What it says of the person; nothing is believed about who they are but `entraObjectId`. */
  claims: PersonClaims;
}

/** The token is not one of ours; nobody is told why. */
export class InvalidTokenError extends Error {}
/** Nobody can tell whether the token is one of ours, because its keys cannot be fetched. */
export class KeysUnavailableError extends Error {}

export interface TokenVerifierOptions {
  apiClientId: string;
  /** App ID URI of the API, which older tokens carry as their audience. */
  apiIdentifierUri?: string | undefined;
  tabsClientId: string;
  /** Origin of the stand-in; undefined against the real Microsoft. */
  emulatorUrl?: string | undefined;
  now: () => Date;
}

// The two ids of Teams itself: its desktop and mobile clients, and its web client.
const teamsClientIds = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'];
const permission = 'access_as_user';
const clockToleranceSeconds = 10;
const keysTimeoutMilliseconds = 5_000;
/** The keys of every directory in one document, so that a token nobody has checked yet causes no request of its own. */
const keysUrl = new URL('https://login.microsoftonline.com/common/discovery/v2.0/keys');
const maximumTokenLength = 16_384;

const keySchema = z.object({ issuer: z.string() });

const claimsSchema = z.object({
  tid: z.guid(),
  oid: z.guid(),
  exp: z.number(),
  sub: z.string().optional(),
  scp: z.string().default(''),
  roles: z.array(z.string()).catch([]),
  /** Who the token is for, where the directory was asked to say so: a person or an app. */
  idtyp: z.string().optional(),
  ver: z.enum(['1.0', '2.0']),
  azp: z.string().optional(),
  appid: z.string().optional(),
});

const words = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)
  .optional()
  .catch(undefined);
const address = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s\p{Cc}\p{Cs}@]+@[^\s\p{Cc}\p{Cs}@]+$/u)
  .optional()
  .catch(undefined);

/** All optional ("Access token claims reference"): a claim that is missing or strange is as if it were not there. */
const personSchema = z.object({
  iat: z.number().catch(0),
  name: words,
  preferred_username: address,
  upn: address,
  email: address,
});

/**
 * @returns a function that checks one token
 * @throws from that function {InvalidTokenError} and {KeysUnavailableError}
 */
export function createTokenVerifier(options: TokenVerifierOptions): (token: string) => Promise<VerifiedToken> {
  const keysFor = createKeys(options.emulatorUrl);
  const clients = new Set([...teamsClientIds, options.tabsClientId, options.apiClientId]);
  return async (token) => {
    const directory = namedDirectory(token);
    const payload = await verify(token, directory, keysFor(directory), options);
    const claims = claimsSchema.safeParse(payload).data;
    if (!claims || claims.tid !== directory) throw new InvalidTokenError();
    const client = claims.ver === '2.0' ? claims.azp : claims.appid;
    if (!client || !clients.has(client) || !permits(claims)) throw new InvalidTokenError();
    return {
      entraTenantId: claims.tid,
      entraObjectId: claims.oid,
      expiresAt: new Date(claims.exp * 1000),
      claims: toPersonClaims(payload, claims.roles),
    };
  };
}

/**
 * Whether a person may act through the token: by the delegated permission, or by an app role of ours. Nobody but people is
 * given those (appPackage/aad.manifest.json), and no app acts by itself: in its tokens the subject is the object.
 */
function permits({ scp, roles: assigned, sub, oid, idtyp }: z.infer<typeof claimsSchema>): boolean {
  if (idtyp === 'app' || sub === oid) return false;
  return scp.split(' ').includes(permission) || roles.some((role) => assigned.includes(role));
}

function toPersonClaims(payload: JWTPayload, appRoles: readonly string[]): PersonClaims {
  const { iat, name, preferred_username, upn, email } = personSchema.parse(payload);
  return {
    displayName: name,
    email: preferred_username ?? upn ?? email,
    appRoles,
    issuedAt: new Date(iat * 1000),
  };
}

async function verify(
  token: string,
  directory: string,
  keys: JWTVerifyGetKey,
  { apiClientId, apiIdentifierUri, now }: TokenVerifierOptions,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: [issuerOf(directory), `https://sts.windows.net/${directory}/`],
      audience: [apiClientId, `api://${apiClientId}`, ...(apiIdentifierUri ? [apiIdentifierUri] : [])],
      requiredClaims: ['exp', 'nbf', 'tid', 'oid'],
      clockTolerance: clockToleranceSeconds,
      currentDate: now(),
    });
    const isVersion2 = payload.iss?.endsWith('/v2.0') === true;
    // Only tokens of version 1 carry the identifier URI, and only the issuer of that version makes them.
    if (isVersion2 !== (payload.ver === '2.0') || (isVersion2 && payload.aud !== apiClientId))
      throw new InvalidTokenError();
    return payload;
  } catch (error) {
    if (error instanceof KeysUnavailableError) throw error;
    throw new InvalidTokenError();
  }
}

/** Read before the signature is checked, only to know whose keys to check it with. */
function namedDirectory(token: string): string {
  try {
    if (token.length > maximumTokenLength) throw new InvalidTokenError();
    return z.guid().parse(decodeJwt(token).tid);
  } catch {
    throw new InvalidTokenError();
  }
}

/**
 * The one set of keys, fetched when first needed, every ten minutes, and for an unknown key at most every half minute.
 * @returns what finds the key of a token of the given directory
 */
function createKeys(emulatorUrl: string | undefined): (directory: string) => JWTVerifyGetKey {
  const keys = createRemoteJWKSet(keysUrl, { [customFetch]: (_, init) => fetchKeys(init, emulatorUrl) });
  return (directory) => async (header, token) => {
    const key = await keys(header, token);
    // Every key names its issuer: that of one directory, which must be this one, or a template for all of them.
    const entry = keys.jwks()?.keys.find(({ kid }) => kid === header.kid);
    const issuer = keySchema.safeParse(entry).data?.issuer.replace('{tenantid}', directory);
    if (!header.kid || issuer !== issuerOf(directory)) throw new errors.JWKSNoMatchingKey();
    return key;
  };
}

function issuerOf(directory: string): string {
  return `https://login.microsoftonline.com/${directory}/v2.0`;
}

async function fetchKeys(init: RequestInit, emulatorUrl: string | undefined): Promise<Response> {
  const target = emulatorUrl ? new URL(keysUrl.pathname, emulatorUrl) : keysUrl;
  const signal = AbortSignal.timeout(keysTimeoutMilliseconds);
  const response = await fetch(target, { ...init, signal }).catch(() => undefined);
  if (!response?.ok) throw new KeysUnavailableError();
  return response;
}
