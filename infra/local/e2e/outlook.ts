/** Looks into mailboxes as Outlook would, past the product. */
import type { Event } from '@microsoft/microsoft-graph-types';
import { demoApps, demoTenants } from '../seed/demo-directory.ts';

/** The events of a mailbox that start within the next days. */
export async function readUpcomingEvents(microsoftUrl: string, address: string, days: number): Promise<Event[]> {
  const token = await requestToken(microsoftUrl);
  const from = new Date();
  const to = new Date(from.getTime() + days * 24 * 60 * 60_000);
  const query = new URLSearchParams({ startDateTime: from.toISOString(), endDateTime: to.toISOString(), $top: '500' });
  const response = await fetch(`${microsoftUrl}/v1.0/users/${encodeURIComponent(address)}/calendarView?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  const { value } = (await response.json()) as { value: Event[] };
  return value;
}

async function requestToken(microsoftUrl: string): Promise<string> {
  const response = await fetch(`${microsoftUrl}/${demoTenants[0]?.entraTenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: demoApps.api.clientId,
      client_secret: demoApps.api.clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
