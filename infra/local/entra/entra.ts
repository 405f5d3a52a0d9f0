import type { Microsoft365 } from '../state/microsoft365.ts';
import type { SigningKey } from './signing-key.ts';

/**
 * The stand-in for Microsoft Entra ID: token endpoint, sign-in page and key metadata for the two demo tenants. Its
 * tokens name the real issuer, so whoever verifies them needs the stand-in's keys but no other exception.
 */
export interface Entra extends Microsoft365 {
  signingKey: SigningKey;
}

/** @param entraTenantId directory id @returns the `iss` of its v2.0 tokens */
export function issuerOf(entraTenantId: string): string {
  return `https://login.microsoftonline.com/${entraTenantId}/v2.0`;
}
