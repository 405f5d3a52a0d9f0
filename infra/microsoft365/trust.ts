/** What a registration trusts in the place of a secret. */
import { X509Certificate } from 'node:crypto';
import type { Application, Graph } from './graph.ts';

/** @param pem the certificate alone: its key stays where the server is */
export async function trustCertificate(graph: Graph, { id, keyCredentials }: Application, pem: string): Promise<void> {
  const certificate = new X509Certificate(pem);
  const thumbprint = certificate.fingerprint.replaceAll(':', '');
  const known = keyCredentials.some(({ customKeyIdentifier }) => customKeyIdentifier.toUpperCase() === thumbprint);
  if (known) return;
  const added = {
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: certificate.subject,
    key: certificate.raw.toString('base64'),
  };
  // Graph takes the list as a whole; those it knows need no key.
  await graph('patch', `/applications/${id}`, { keyCredentials: [...keyCredentials, added] });
}

interface Federation {
  name: string;
  issuer: string;
  subject: string;
}

export async function trustIssuer(
  graph: Graph,
  { id }: Application,
  { name, issuer, subject }: Federation,
): Promise<void> {
  const path = `/applications/${id}/federatedIdentityCredentials`;
  const { value } = await graph<{ value: (Federation & { id: string })[] }>('get', path);
  const found = value.find((one) => one.name === name);
  const wanted = { issuer, subject, audiences: ['api://AzureADTokenExchange'] };
  if (!found) await graph('post', path, { name, ...wanted });
  else if (found.issuer !== issuer || found.subject !== subject) await graph('patch', `${path}/${found.id}`, wanted);
}
