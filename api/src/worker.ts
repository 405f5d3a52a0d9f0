/** The worker: carries committed events to Outlook, mail, Teams and the browsers, and does what is due. Composition only. */

import { createCardKeeper } from '@fleet/bot/effects/card-keeper.ts';
import { createReach } from '@fleet/bot/effects/reach.ts';
import { createSendCalendarNews } from '@fleet/bot/effects/send-calendar-news.ts';
import { createSendDigest } from '@fleet/bot/effects/send-digest.ts';
import { createSendNews } from '@fleet/bot/effects/send-news.ts';
import { createSendReservationCard } from '@fleet/bot/effects/send-reservation-card.ts';
import { createShowApprovalQueue } from '@fleet/bot/effects/show-approval-queue.ts';
import { createShowCalendarState } from '@fleet/bot/effects/show-calendar-state.ts';
import { createUpdateSharedCards } from '@fleet/bot/effects/update-shared-cards.ts';
import { createNotifier } from '@fleet/bot/notifier.ts';
import { notificationPath } from '@fleet/contracts/notification-path.ts';
import { broadcastChannel } from '@fleet/contracts/socket-events.ts';
import { createExclusively } from '@fleet/db/advisory-lock.ts';
import { startDeliveryWorker } from '@fleet/db/delivery-worker.ts';
import { notify } from '@fleet/db/notifications.ts';
import { createApplicationPool } from '@fleet/db/pools.ts';
import type { TenantId } from '@fleet/db/tenant-id.ts';
import { createTenantDatabase } from '@fleet/db/tenant-transaction.ts';
import { createVitalsReader } from '@fleet/db/vitals.ts';
import type { SystemContext } from './domain/command-context.ts';
import type { DomainEvent } from './domain/domain-events.ts';
import { createSecretBox } from './domain/secret-box.ts';
import { createBroadcast } from './effects/broadcast.ts';
import { createDeliverWebhook } from './effects/deliver-webhook.ts';
import type { Effect } from './effects/effect.ts';
import { handOverByItself } from './effects/hand-over-by-itself.ts';
import { createMailLinks } from './effects/mail/mail-links.ts';
import { observeEffect } from './effects/observe-effect.ts';
import { offerWaitlist } from './effects/offer-waitlist.ts';
import { createSendMail } from './effects/send-mail.ts';
import { createSyncCalendar } from './effects/sync-calendar.ts';
import { createTendCalendar } from './effects/tend-calendar.ts';
import { clockJobs, runJobs } from './jobs/run-jobs.ts';
import { createGraphCalendar } from './ports/calendar/graph-calendar.ts';
import { createGraphMail } from './ports/mail/graph-mail.ts';
import { createSmtpMail } from './ports/mail/smtp-mail.ts';
import { createApplicationTokens } from './ports/microsoft/application-tokens.ts';
import { createGraphMailboxes } from './ports/microsoft/graph-clients.ts';
import { createGraphTeams } from './ports/teams/graph-teams.ts';
import { createPostWebhook } from './ports/webhook/post-webhook.ts';
import { createStreamPublisher } from './realtime/redis-stream.ts';
import { runProgram } from './run-program.ts';
import { countEvent } from './telemetry/count-events.ts';
import { observeDatabase } from './telemetry/observe-database.ts';
import { openOperations } from './telemetry/open-operations.ts';

await runProgram('worker', async (environment, logger, telemetry) => {
  const { databaseAppUrl, databaseJobsUrl, emulatorUrl, publicUrl, apiCredentials, redisUrl } = environment;
  if (!databaseJobsUrl) throw new Error('DATABASE_JOBS_URL is missing');
  const pool = createApplicationPool({
    connectionString: databaseAppUrl,
    applicationName: 'fleet-worker',
    // Each of its eight jobs may hold one for the lock of a mailbox and work with another.
    maximumConnections: 20,
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection broke'));
  const database = createTenantDatabase(pool, telemetry.isOn ? observeDatabase : undefined);
  const now = () => new Date();
  const contextOf = (tenantId: TenantId): SystemContext => ({ actor: { kind: 'system' }, tenantId, database, now });

  const tokens = createApplicationTokens(apiCredentials);
  const graph = createGraphMailboxes(tokens, emulatorUrl);
  const smtp = environment.smtp && createSmtpMail(environment.smtp);
  const notifier = createNotifier({ ...environment.bot, serviceUrl: emulatorUrl && `${emulatorUrl}/teams/` });
  const { teamsAppId: manifestId } = environment;
  const teams = manifestId ? createGraphTeams(graph, { manifestId, publicUrl }) : undefined;
  const reach = createReach({ notifier, teams, log: logger });
  const keeper = createCardKeeper({ notifier, log: logger });
  const publisher = redisUrl
    ? createStreamPublisher(redisUrl, (error) => logger.warn({ err: error }, 'Redis is away'))
    : undefined;
  const publish = publisher?.publish ?? ((message: string) => notify(pool, broadcastChannel, message));
  // On one machine no link leads into Teams: the tabs are there in a browser alone.
  const links = createMailLinks({ publicUrl, teamsAppId: emulatorUrl ? undefined : manifestId });
  const rounds = {
    calendar: createGraphCalendar(graph, { notificationUrl: `${publicUrl}${notificationPath}` }),
    exclusively: createExclusively(pool),
    linkTo: links.reservation,
  };
  const effects: Effect[] = [
    createSyncCalendar(rounds),
    createTendCalendar(rounds),
    createSendMail({
      outlook: createGraphMail(graph),
      smtp,
      links,
      log: logger,
    }),
    createSendReservationCard({ keeper, reach }),
    createShowCalendarState(keeper),
    createUpdateSharedCards({ notifier, log: logger }),
    createSendDigest({ notifier, reach, log: logger }),
    createShowApprovalQueue({ notifier, log: logger }),
    createSendNews({ keeper, reach }),
    createSendCalendarNews(reach),
    offerWaitlist,
    handOverByItself,
    createDeliverWebhook({
      // On one machine the receiver is on it as well.
      post: createPostWebhook({ allowPrivateAddresses: emulatorUrl !== undefined }),
      secretBox: createSecretBox(environment.secretsKeys),
    }),
    createBroadcast((broadcast) => publish(JSON.stringify(broadcast))),
  ];
  const worker = await startDeliveryWorker({
    jobsUrl: databaseJobsUrl,
    deliveries: effects
      .map((effect) => observeEffect(effect, logger))
      .map(({ name, handles, isQuick, deliver }) => ({
        name,
        handles,
        isQuick,
        deliver: (event, tenantId) => deliver(event as DomainEvent, contextOf(tenantId)),
      })),
    onEvent: telemetry.isOn ? countEvent : undefined,
    everyMinute: (tenantIds) => runJobs(clockJobs, tenantIds.map(contextOf), logger),
    // Its notes on every finished job are for debugging. Of a failed one it quotes the error, which the effect has told of.
    log: (level, message) =>
      logger[level === 'warning' || level === 'error' ? 'warn' : 'debug'](message.replace(/ with error .*/s, '')),
  });
  const operations = await openOperations(telemetry, environment.metricsPort, createVitalsReader(pool));
  logger.info({ metricsPort: operations?.port }, 'worker ready');
  return {
    broken: worker.ended.then(() => new Promise<never>(() => {})),
    async stop() {
      await worker.stop();
      await operations?.stop();
      publisher?.close();
      smtp?.close();
      await pool.end();
    },
  };
});
