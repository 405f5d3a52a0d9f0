/** What the application asks of Graph as the person who is signed in, with the token that the tab sent (on-behalf-of). */
import { InteractionRequiredAuthError } from '@azure/msal-node';
import type { ScheduleInformation } from '@microsoft/microsoft-graph-types';
import { type ApplicationCredentials, createApplicationRegistration } from './application-registration.ts';
import { createGraphClient } from './graph-clients.ts';

/** Somebody who is signed in. */
interface SignedIn {
  entraTenantId: string;
  /** Of their mailbox. */
  address: string;
  /** The access token for our API, as it came. */
  token: string;
}

/** Where tokens are kept between requests, for this person and this token alone. */
interface TokenCache {
  load(): Promise<string | undefined>;
  save(content: string): Promise<void>;
}

interface BusyTime {
  startDate: Date;
  endDate: Date;
  status: 'tentative' | 'busy' | 'out-of-office';
}

export interface DelegatedGraph {
  /**
   * When the person's own calendar says that they are busy, by start.
   * @throws {ConsentNeeded} until they, or an administrator, have agreed
   */
  busyTimes(person: SignedIn, cache: TokenCache, period: { startDate: Date; endDate: Date }): Promise<BusyTime[]>;
}

/** Entra wants the person first: to agree, or to prove once more who they are. */
export class ConsentNeeded extends Error {
  override name = 'ConsentNeeded';
}

/** The least that getSchedule asks for: no subjects, no places. */
const scopes = ['https://graph.microsoft.com/Calendars.ReadBasic'];

const statuses: Readonly<Record<string, BusyTime['status']>> = {
  tentative: 'tentative',
  busy: 'busy',
  oof: 'out-of-office',
};

export function createDelegatedGraph(credentials: ApplicationCredentials): DelegatedGraph {
  const registration = createApplicationRegistration(credentials);

  async function graphToken({ entraTenantId, token }: SignedIn, cache: TokenCache): Promise<string> {
    const client = registration(entraTenantId);
    // MSAL's own hook for caches is not asked by this flow before it goes to Entra.
    const kept = await cache.load();
    if (kept !== undefined) client.getTokenCache().deserialize(kept);
    try {
      const result = await client.acquireTokenOnBehalfOf({ oboAssertion: token, scopes });
      if (!result) throw new Error('Entra gave no token for the person');
      if (!result.fromCache) await cache.save(client.getTokenCache().serialize());
      return result.accessToken;
    } catch (error) {
      if (!(error instanceof InteractionRequiredAuthError)) throw error;
      throw new ConsentNeeded(`Entra wants the person first: ${error.subError || error.errorCode}`, { cause: error });
    }
  }

  return {
    async busyTimes(person, cache, { startDate, endDate }) {
      const accessToken = await graphToken(person, cache);
      const client = createGraphClient(async () => accessToken, credentials.emulatorUrl);
      const utc = (instant: Date) => ({ dateTime: instant.toISOString().replace('Z', ''), timeZone: 'UTC' });
      const address = encodeURIComponent(person.address);
      const { value }: { value: ScheduleInformation[] } = await client
        .api(`/users/${address}/calendar/getSchedule`)
        .post({ schedules: [person.address], startTime: utc(startDate), endTime: utc(endDate) });
      const [schedule] = value;
      if (!schedule || schedule.error) throw new Error(`Graph tells no schedule: ${schedule?.error?.responseCode}`);
      return (schedule.scheduleItems ?? []).flatMap(toBusyTime);
    },
  };
}

type Item = NonNullable<ScheduleInformation['scheduleItems']>[number];

/** Graph answers in UTC unless it is asked for another zone. */
function toBusyTime({ status, start, end }: Item): BusyTime[] {
  const busy = statuses[status ?? ''];
  if (!busy || !start?.dateTime || !end?.dateTime) return [];
  const instant = (text: string) => new Date(`${text.replace(/Z$/, '').slice(0, 23)}Z`);
  return [{ startDate: instant(start.dateTime), endDate: instant(end.dateTime), status: busy }];
}
