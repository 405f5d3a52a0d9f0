import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Microsoft365 } from '../state/microsoft365.ts';

export interface SigningKey {
  keyId: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** As `/discovery/v2.0/keys` shows it. */
  publicJwk: JWK;
}

/** Loads the key kept in the database, or makes it: tokens stay valid over restarts. */
export async function loadSigningKey({ database, now }: Microsoft365): Promise<SigningKey> {
  const row = database.prepare('select private_jwk from signing_keys order by created_at desc limit 1').get();
  if (row) return toSigningKey(JSON.parse(String(row.private_jwk)));
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  const keyId = await calculateJwkThumbprint(jwk);
  database
    .prepare('insert into signing_keys (key_id, private_jwk, created_at) values (?, ?, ?)')
    .run(keyId, JSON.stringify(jwk), now().toISOString());
  return toSigningKey(jwk);
}

async function toSigningKey(privateJwk: JWK): Promise<SigningKey> {
  const keyId = await calculateJwkThumbprint(privateJwk);
  const { kty, n, e } = privateJwk;
  if (kty !== 'RSA' || n === undefined || e === undefined) throw new Error('The stored signing key is not an RSA key');
  const publicJwk: JWK = { kty, n, e, kid: keyId, use: 'sig', alg: 'RS256' };
  return { keyId, publicJwk, privateKey: await importKey(privateJwk), publicKey: await importKey(publicJwk) };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'RS256');
  if (key instanceof Uint8Array) throw new Error('An RSA key was expected');
  return key;
}
