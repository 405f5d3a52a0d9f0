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
  /**
   * The same by what was kept before, for somebody who is not there to send a token.
   * @param kept what the cache holds
   * @throws {ConsentNeeded} when that has ended
   */
  busyTimesByKept(
    person: Omit<SignedIn, 'token'>,
    kept: string,
    period: { startDate: Date; endDate: Date },
    now: Date,
  ): Promise<BusyTime[]>;
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
    busyTimes: async (person, cache, period) => readSchedule(person.address, await graphToken(person, cache), period),
    async busyTimesByKept({ address }, kept, period, now) {
      const accessToken = keptAccessToken(kept, now);
      if (!accessToken) throw new ConsentNeeded('What was kept for this person has ended');
      return readSchedule(address, accessToken, period);
    },
  };

  async function readSchedule(
    mailbox: string,
    accessToken: string,
    { startDate, endDate }: { startDate: Date; endDate: Date },
  ): Promise<BusyTime[]> {
    const client = createGraphClient(async () => accessToken, credentials.emulatorUrl);
    const utc = (instant: Date) => ({ dateTime: instant.toISOString().replace('Z', ''), timeZone: 'UTC' });
    const address = encodeURIComponent(mailbox);
    const { value }: { value: ScheduleInformation[] } = await client
      .api(`/users/${address}/calendar/getSchedule`)
      .post({ schedules: [mailbox], startTime: utc(startDate), endTime: utc(endDate) });
    const [schedule] = value;
    if (!schedule || schedule.error) throw new Error(`Graph tells no schedule: ${schedule?.error?.responseCode}`);
    return (schedule.scheduleItems ?? []).flatMap(toBusyTime);
  }
}

/** MSAL finds a token of this flow only by the token that was sent for it; its cache's format is the same in all its libraries. */
function keptAccessToken(kept: string, now: Date): string | undefined {
  const { AccessToken: tokens = {} } = JSON.parse(kept) as {
    AccessToken?: Record<string, { secret: string; target: string; expires_on: string }>;
  };
  const isGood = ({ target, expires_on: end }: { target: string; expires_on: string }) =>
    target.includes('Calendars.ReadBasic') && Number(end) * 1_000 > now.getTime();
  return Object.values(tokens).find(isGood)?.secret;
}

type Item = NonNullable<ScheduleInformation['scheduleItems']>[number];

/** Graph answers in UTC unless it is asked for another zone. */
function toBusyTime({ status, start, end }: Item): BusyTime[] {
  const busy = statuses[status ?? ''];
  if (!busy || !start?.dateTime || !end?.dateTime) return [];
  const instant = (text: string) => new Date(`${text.replace(/Z$/, '').slice(0, 23)}Z`);
  return [{ startDate: instant(start.dateTime), endDate: instant(end.dateTime), status: busy }];
}
