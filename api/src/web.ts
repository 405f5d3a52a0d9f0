/** The server: REST, bot, sockets and the built tabs on one port. Composition only. */
import { fileURLToPath } from 'node:url';
import { createBot } from '@fleet/bot/bot.ts';
import { broadcastChannel, readBroadcast } from '@fleet/contracts/socket-events.ts';
import { listen, notify } from '@fleet/db/notifications.ts';
import { createApplicationPool } from '@fleet/db/pools.ts';
import { createTenantDatabase } from '@fleet/db/tenant-transaction.ts';
import { createVitalsReader } from '@fleet/db/vitals.ts';
import { acceptNotifications } from './domain/calendar/accept-notifications.ts';
import { readCalendarFeed } from './domain/calendar-feed/read-calendar-feed.ts';
import { createPictureTokens } from './domain/photo/picture-tokens.ts';
import { readVehiclePicture } from './domain/photo/read-vehicle-picture.ts';
import { createSecretBox } from './domain/secret-box.ts';
import { createMailPreviews } from './effects/mail/previews/mail-previews.ts';
import { createAuthenticate } from './http/authenticate.ts';
import { createRequestLimits } from './http/request-limits.ts';
import { createFleetServer } from './http/server.ts';
import { createTokenVerifier } from './http/verify-token.ts';
import { receiveTelematicsWebhook } from './ingestion/receive-webhook.ts';
import { createDelegatedGraph } from './ports/microsoft/delegated-graph.ts';
import { createReadBusyTimes, createReadBusyTimesInChat } from './read-busy-times.ts';
import { publishMarks } from './realtime/publish-marks.ts';
import { createStreamPublisher, readStream } from './realtime/redis-stream.ts';
import { createSocketServer } from './realtime/socket-server.ts';
import { runProgram } from './run-program.ts';
import { gauge } from './telemetry/meters.ts';
import { observeDatabase } from './telemetry/observe-database.ts';
import { openOperations } from './telemetry/open-operations.ts';
import { createReadiness } from './telemetry/readiness.ts';

await runProgram('web', async (environment, logger, telemetry) => {
  const { apiClientId, apiIdentifierUri, tabsClientId, emulatorUrl, publicUrl, databaseAppUrl, redisUrl } = environment;
  const pool = createApplicationPool({ connectionString: databaseAppUrl, applicationName: 'fleet-web' });
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection broke'));
  const database = createTenantDatabase(pool, telemetry.isOn ? observeDatabase : undefined);
  const now = () => new Date();
  const gate = { database, pool, now };

  const verifyToken = createTokenVerifier({ apiClientId, apiIdentifierUri, tabsClientId, emulatorUrl, now });
  const { tenantBaseDomain, secretsKeys } = environment;
  const authenticate = createAuthenticate({ ...gate, verifyToken, tenantBaseDomain });
  const limits = createRequestLimits(environment.limits);
  const secretBox = createSecretBox(secretsKeys);
  const pictureTokens = createPictureTokens(secretsKeys);
  const { languageModel } = environment;
  const calendarReading = { graph: createDelegatedGraph(environment.apiCredentials), secretBox, logger };
  const bot = createBot({
    ...environment.bot,
    gate,
    log: logger,
    publicUrl,
    pictureTokens,
    readBusyTimes: createReadBusyTimesInChat(calendarReading),
    isLocal: emulatorUrl !== undefined,
    modelPlanner: languageModel && { languageModel },
  });
  const vitals = createVitalsReader(pool);
  const server = createFleetServer({
    authenticate,
    limits,
    secretBox,
    readBusyTimes: createReadBusyTimes(calendarReading),
    acceptNotifications: (notifications) => acceptNotifications(gate, notifications),
    readCalendarFeed: (secret) => readCalendarFeed(gate, secret),
    readVehiclePicture: (token) => readVehiclePicture(gate, pictureTokens, token),
    receiveTelematicsWebhook: (webhook) => receiveTelematicsWebhook(gate, secretBox, webhook),
    logger,
    publicUrl,
    loopbackOnly: !environment.bot.appId,
    tabs: {
      folder: fileURLToPath(new URL('../../tabs/dist', import.meta.url)),
      tabsClientId,
      apiScope: `${apiIdentifierUri ?? apiClientId}/access_as_user`,
      emulatorUrl,
      mapStyleUrl: environment.mapStyleUrl,
    },
    mailPreviews: emulatorUrl ? createMailPreviews(publicUrl) : undefined,
    startLinks: environment.startLinks,
    handleBotMessage: async (request, response) => bot.handle(request, response),
    readiness: createReadiness(vitals),
    isObserved: telemetry.isOn,
    // On one machine, where nobody else can reach it, numbers are told on the server's own port.
    sendMetrics: environment.metricsOnServerPort ? telemetry.sendMetrics : undefined,
  });
  const sockets = createSocketServer(server.http, { authenticate, limits, logger, now });
  const hearing = {
    onMessage: (message: string) => {
      const broadcast = readBroadcast(message);
      if (broadcast) return sockets.deliver(broadcast);
      logger.warn('a broadcast of another version is not understood');
      sockets.missed();
    },
    onGap: () => sockets.missed(),
    onBreak: (error: Error) => logger.warn({ err: error }, 'broadcasts are not heard for a while'),
  };
  // Positions always come this way; everything else does unless there is Redis.
  const listener = await listen({ connectionString: databaseAppUrl, channel: broadcastChannel, ...hearing });
  const stream = redisUrl ? await readStream({ url: redisUrl, ...hearing }) : undefined;
  const publisher = redisUrl ? createStreamPublisher(redisUrl, hearing.onBreak) : undefined;
  const publish = publisher?.publish ?? ((message: string) => notify(pool, broadcastChannel, message));
  const marks = publishMarks((mark) => publish(JSON.stringify(mark)), logger);
  if (telemetry.isOn) gauge('fleet.sockets', 'Browsers that follow what changes', () => sockets.count());
  const operations = await openOperations(telemetry, environment.metricsPort, vitals);
  const port = await server.listen(environment.port);
  logger.info({ port, metricsPort: operations?.port }, 'web listening');
  return {
    async stop() {
      marks.stop();
      await operations?.stop();
      publisher?.close();
      await Promise.all([listener.stop(), stream?.stop()]);
      await sockets.close();
      await server.close();
      await pool.end();
    },
  };
});
