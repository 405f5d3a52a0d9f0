import type { Client } from './client.ts';
import type { Account } from './directory.ts';
import { EntraError } from './entra-error.ts';

/** A token request whose client has proved who it is. */
export interface TokenRequest {
  tenantName: string;
  client: Client;
  form: URLSearchParams;
}

/** What a person's grant has proved; the tokens follow from it. */
export interface PersonGrant {
  account: Account;
  scope: string | null;
  nonce?: string | undefined;
}

/** Throws AADSTS900144 when the form lacks it. */
export function requiredParameter(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value) return value;
  throw new EntraError('invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`);
}
