/** The app registration of the API as it proves to Entra who it is: by a secret, or better by none. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ConfidentialClientApplication, type Configuration, ManagedIdentityApplication } from '@azure/msal-node';
import { entraNetwork } from './entra-network.ts';

/** One of them. */
export type ApplicationProof =
  | { clientSecret: string }
  /** PEM, of the certificate and its private key. */
  | { certificateFile: string }
  /** Client id of a user-assigned managed identity whose tokens the registration trusts. */
  | { managedIdentityClientId: string }
  /** A token that the platform renews in this file, as Kubernetes does, and whose issuer the registration trusts. */
  | { federatedTokenFile: string };

export type ApplicationCredentials = ApplicationProof & {
  clientId: string;
  /** Origin of the stand-in for Entra and Graph; undefined in production. */
  emulatorUrl?: string | undefined;
};

/** The registration in one directory, with a cache of tokens of its own each time. */
export type ApplicationRegistration = (entraTenantId: string) => ConfidentialClientApplication;

/** What a token is for that stands in the place of a secret: "Workload identity federation". */
const exchangeAudience = 'api://AzureADTokenExchange';

/** @throws when there is no certificate with its key in the file */
export function createApplicationRegistration(credentials: ApplicationCredentials): ApplicationRegistration {
  const { clientId, emulatorUrl } = credentials;
  const networkClient = entraNetwork(emulatorUrl);
  const proof = proofOf(credentials);
  return (entraTenantId) =>
    new ConfidentialClientApplication({
      auth: { clientId, authority: `https://login.microsoftonline.com/${entraTenantId}`, ...proof },
      system: { networkClient },
    });
}

function proofOf(credentials: ApplicationCredentials): Omit<Configuration['auth'], 'clientId'> {
  if ('clientSecret' in credentials) return { clientSecret: credentials.clientSecret };
  if ('certificateFile' in credentials) return { clientCertificate: readCertificate(credentials.certificateFile) };
  if ('federatedTokenFile' in credentials) {
    const { federatedTokenFile } = credentials;
    return { clientAssertion: async () => (await readFile(federatedTokenFile, 'utf8')).trim() };
  }
  const identity = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: credentials.managedIdentityClientId },
    system: { networkClient: entraNetwork(credentials.emulatorUrl) },
  });
  return {
    // MSAL keeps the identity's token until it is about to end.
    clientAssertion: async () => (await identity.acquireToken({ resource: exchangeAudience })).accessToken,
  };
}

function readCertificate(file: string) {
  const pem = readFileSync(file, 'utf8');
  const privateKey = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA |EC )?PRIVATE KEY-----/.exec(
    pem,
  )?.[0];
  const x5c = /-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.exec(pem)?.[0];
  if (!privateKey || !x5c)
    throw new Error('ENTRA_API_CERTIFICATE_FILE must hold a certificate and its private key, as PEM');
  const thumbprintSha256 = new X509Certificate(x5c).fingerprint256.replaceAll(':', '');
  return { privateKey, x5c, thumbprintSha256 };
}
