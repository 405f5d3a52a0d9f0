/**
 * Registers Fleet in an Entra directory, or brings its registration up to date: the same as `atk provision` does, for those who
 * work with the Azure CLI. Run it as often as you like. See README.md beside this file.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parseArgs, promisify } from 'node:util';
import { type Registered, register, type Wanted } from './register.ts';

const usage = `register-app.ts --domain fleet.contoso.com --bot-id ID [--name Fleet]
    [--certificate FILE]                          a certificate (PEM, without its key) in the place of a secret
    [--managed-identity PRINCIPAL-ID]             or a managed identity of this directory
    [--trust-issuer URL --trust-subject SUBJECT]  or another issuer, such as a Kubernetes cluster`;

async function readWanted(): Promise<Wanted> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      domain: text,
      'bot-id': text,
      name: { ...text, default: 'Fleet' },
      certificate: text,
      'managed-identity': text,
      'trust-issuer': text,
      'trust-subject': text,
    },
  });
  const { domain, name, certificate, 'bot-id': botId, 'trust-issuer': issuer, 'trust-subject': subject } = values;
  if (!domain || !botId || !issuer !== !subject) throw new Error(`Usage: ${usage}`);
  return {
    domain,
    botId,
    name,
    certificate: certificate && (await readFile(certificate, 'utf8')),
    managedIdentity: values['managed-identity'],
    trusted: issuer && subject ? { issuer, subject } : undefined,
  };
}

function describe({ domain, botId }: Wanted, { tenantId, appId, servicePrincipalObjectId }: Registered): string {
  return `# Settings of the server
PUBLIC_URL=https://${domain}
ENTRA_API_CLIENT_ID=${appId}
ENTRA_API_IDENTIFIER_URI=api://${domain}/botid-${botId}
ENTRA_TABS_CLIENT_ID=${appId}
# For set-up-exchange.ps1: -AppId ${appId} -ServicePrincipalObjectId ${servicePrincipalObjectId}
# An administrator agrees for everybody: https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=${appId}
`;
}

try {
  const wanted = await readWanted();
  const az = async (commandLine: readonly string[]) => (await promisify(execFile)('az', commandLine)).stdout;
  process.stdout.write(describe(wanted, await register(az, wanted)));
} catch (error) {
  const { stderr, message } = error as Error & { stderr?: string };
  process.stderr.write(`${stderr?.trim() || message}\n`);
  process.exitCode = 1;
}
