import type { Client } from '@microsoft/microsoft-graph-client';
import { expect } from 'vitest';
import { type MicrosoftOptions, startMicrosoft } from '../microsoft.ts';
import { demoApps, demoPassword, demoTenants } from '../seed/demo-directory.ts';
import { emulatedGraphClient } from './emulated-network.ts';
import { findGraphFaults, type GraphExchange } from './graph-contract.ts';

export interface TestMicrosoft {
  url: string;
  /** Sends a token request of the API's registration, or whatever `form` says. */
  requestToken(tenant: string, form: Record<string, string>): Promise<Response>;
  /** Graph as the API's app itself, in the tenant of the domain. */
  graphAsApp(domain?: string): Promise<Client>;
  /** Graph as one of the demo people. */
  graphAs(userPrincipalName: string): Promise<Client>;
  /** What went to Graph and came back. */
  exchanges: GraphExchange[];
  /** Ends it, and fails the test if anything broke the contract of Graph on the way or in the stand-in itself. */
  close(): Promise<void>;
}

export const graphScope = 'https://graph.microsoft.com/.default';

/** The whole stand-in on a free port, in memory. */
export async function startTestMicrosoft(options: Partial<MicrosoftOptions> = {}): Promise<TestMicrosoft> {
  const faults: unknown[] = [];
  const microsoft = await startMicrosoft({
    port: 0,
    dataDir: ':memory:',
    equipmentReplyDelayMs: 5,
    onError: (error) => faults.push(error),
    ...options,
  });
  const exchanges: GraphExchange[] = [];
  const { url } = microsoft;

  const requestToken = (tenant: string, form: Record<string, string>) =>
    fetch(`${url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });

  async function graph(tenant: string, form: Record<string, string>): Promise<Client> {
    const response = await requestToken(tenant, { ...form, scope: graphScope });
    const { access_token: token } = (await response.json()) as { access_token: string };
    return emulatedGraphClient(url, token, exchanges);
  }

  return {
    url,
    exchanges,
    requestToken,
    graphAsApp: (domain = demoTenants[0]?.domain ?? '') =>
      graph(domain, {
        grant_type: 'client_credentials',
        client_id: demoApps.api.clientId,
        client_secret: demoApps.api.clientSecret,
      }),
    graphAs: (userPrincipalName) =>
      graph(userPrincipalName.split('@')[1] ?? '', {
        grant_type: 'password',
        client_id: demoApps.tabs.clientId,
        username: userPrincipalName,
        password: demoPassword,
      }),
    async close() {
      await microsoft.close();
      if (faults.length > 0) throw new AggregateError(faults, `The stand-in itself failed: ${faults.join('; ')}`);
      for (const exchange of exchanges) {
        expect(findGraphFaults(exchange), `${exchange.method} ${exchange.url} -> ${exchange.status}`).toEqual([]);
      }
    },
  };
}
