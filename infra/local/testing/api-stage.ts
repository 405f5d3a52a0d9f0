/** The API as it runs, on a free port, with the demo companies and the stand-in for Microsoft behind it. */
import { randomUUID } from 'node:crypto';
import { type Client, createClient } from '@fleet/contracts/client.ts';
import type { DatabaseObserver } from '@fleet/db/tenant-transaction.ts';
import { createVitalsReader } from '@fleet/db/vitals.ts';
import { acceptNotifications } from '../../../api/src/domain/calendar/accept-notifications.ts';
import { readCalendarFeed } from '../../../api/src/domain/calendar-feed/read-calendar-feed.ts';
import { createPictureTokens, type PictureTokens } from '../../../api/src/domain/photo/picture-tokens.ts';
import { readVehiclePicture } from '../../../api/src/domain/photo/read-vehicle-picture.ts';
import { createSecretBox } from '../../../api/src/domain/secret-box.ts';
import { createAuthenticate } from '../../../api/src/http/authenticate.ts';
import { createRequestLimits, type RequestLimitOptions } from '../../../api/src/http/request-limits.ts';
import { createFleetServer, type FleetServer } from '../../../api/src/http/server.ts';
import { createTokenVerifier } from '../../../api/src/http/verify-token.ts';
import { receiveTelematicsWebhook } from '../../../api/src/ingestion/receive-webhook.ts';
import { createDelegatedGraph } from '../../../api/src/ports/microsoft/delegated-graph.ts';
import { createReadBusyTimes } from '../../../api/src/read-busy-times.ts';
import { createSocketServer, type SocketServer } from '../../../api/src/realtime/socket-server.ts';
import { createLogger } from '../../../api/src/telemetry/logger.ts';
import { createReadiness } from '../../../api/src/telemetry/readiness.ts';
import { demoApps, demoPassword } from '../seed/demo-directory.ts';
import {
  type DemoCompany,
  type DemoPerson,
  type DemoStage,
  demoCompany,
  demoPerson,
  setDemoStage,
} from './demo-stage.ts';
import { testSecretsKey } from './product-process.ts';
import { startTestMicrosoft, type TestMicrosoft } from './test-microsoft.ts';

export interface ApiStage extends DemoStage {
  url: string;
  microsoft: TestMicrosoft;
  sockets: SocketServer;
  pictureTokens: PictureTokens;
  /** Everything logged so far, a line each. */
  logLines: string[];
  tokenOf(person: DemoPerson, company?: DemoCompany): Promise<string>;
  /** Another token than before, as Entra gives one later. */
  freshTokenOf(person: DemoPerson): Promise<string>;
  /**
   * One more server on the same database, as behind a load balancer; it ends with the stage.
   * @returns its address
   */
  addServer(): Promise<string>;
  /** Likewise, with sockets of its own. */
  addSocketServer(): Promise<{ url: string; sockets: SocketServer }>;
  /** The typed client, signed in. */
  client(person: DemoPerson, company?: DemoCompany): Promise<Client>;
}

export interface ApiStageOptions {
  now?: () => Date;
  /** Where built tabs lie. */
  tabsFolder?: string;
  /** More than any test sends, unless it is about them. */
  limits?: RequestLimitOptions;
  /** Sees each statement that a request asks. */
  observer?: DatabaseObserver;
}

export async function setApiStage({
  now = () => new Date(),
  tabsFolder = '',
  limits: limitOptions = { perUser: 1_000_000, perAddress: 1_000_000 },
  observer,
}: ApiStageOptions = {}): Promise<ApiStage> {
  const [stage, microsoft] = await Promise.all([setDemoStage(now, observer), startTestMicrosoft({ now })]);
  const emulatorUrl = microsoft.url;
  const logLines: string[] = [];
  const logger = createLogger({ program: 'web', level: 'info' }, { write: (line) => void logLines.push(line) });
  const verifyToken = createTokenVerifier({
    apiClientId: demoApps.api.clientId,
    apiIdentifierUri: demoApps.api.identifierUri,
    tabsClientId: demoApps.tabs.clientId,
    emulatorUrl,
    now,
  });
  const pictureTokens = createPictureTokens([testSecretsKey]);
  const gate = { database: stage.database, pool: stage.pool, now };
  const secretBox = createSecretBox([testSecretsKey]);
  const servers: FleetServer[] = [];
  const limits = createRequestLimits(limitOptions);
  async function addServer() {
    const authenticate = createAuthenticate({ ...gate, verifyToken, tenantBaseDomain: 'fleet.example' });
    const server = createFleetServer({
      authenticate,
      limits,
      secretBox,
      readBusyTimes: createReadBusyTimes({
        graph: createDelegatedGraph({ ...demoApps.api, emulatorUrl }),
        secretBox,
        logger,
      }),
      acceptNotifications: (notifications) => acceptNotifications(gate, notifications),
      readCalendarFeed: (secret) => readCalendarFeed(gate, secret),
      readVehiclePicture: (token) => readVehiclePicture(gate, pictureTokens, token),
      receiveTelematicsWebhook: (webhook) => receiveTelematicsWebhook(gate, secretBox, webhook),
      logger,
      publicUrl: 'http://localhost',
      tabs: {
        folder: tabsFolder,
        tabsClientId: demoApps.tabs.clientId,
        apiScope: 'api://fleet/access_as_user',
        emulatorUrl,
      },
      startLinks: [{ title: 'Mail & <b>calendars</b>', url: `${emulatorUrl}/?a="b"`, text: 'As in Outlook' }],
      readiness: createReadiness(createVitalsReader(stage.pool)),
    });
    servers.push(server);
    return { authenticate, server, url: `http://127.0.0.1:${await server.listen(0)}` };
  }
  const { authenticate, server, url } = await addServer();
  const sockets = createSocketServer(server.http, { authenticate, limits, logger, now });
  sockets.deliver({ mark: randomUUID() });
  const tokens = new Map<string, Promise<string>>();

  async function requestToken(username: string, domain: string): Promise<string> {
    const response = await microsoft.requestToken(domain, {
      grant_type: 'password',
      client_id: demoApps.tabs.clientId,
      username,
      password: demoPassword,
      scope: `${demoApps.api.identifierUri}/.default`,
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    return token;
  }
  function tokenOf(person: DemoPerson, company: DemoCompany = 'contoso'): Promise<string> {
    const { userPrincipalName } = demoPerson(person, company);
    const token = tokens.get(userPrincipalName) ?? requestToken(userPrincipalName, demoCompany(company).domain);
    tokens.set(userPrincipalName, token);
    return token;
  }
  return {
    ...stage,
    url,
    microsoft,
    sockets,
    pictureTokens,
    logLines,
    tokenOf,
    freshTokenOf: (person) => requestToken(demoPerson(person).userPrincipalName, demoCompany().domain),
    addServer: async () => (await addServer()).url,
    async addSocketServer() {
      const another = await addServer();
      const { authenticate: ask } = another;
      return {
        url: another.url,
        sockets: createSocketServer(another.server.http, { authenticate: ask, limits, logger, now }),
      };
    },
    async client(person, company = 'contoso') {
      const token = await tokenOf(person, company);
      const { tenantId } = demoCompany(company);
      return createClient({ baseUrl: url, credentials: async () => ({ token, tenantId }) });
    },
    async drop() {
      await sockets.close();
      await Promise.all(servers.map((one) => one.close()));
      await stage.drop();
      await microsoft.close();
    },
  };
}
