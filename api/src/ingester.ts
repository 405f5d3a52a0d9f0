/** The ingester: takes in what devices in vehicles tell, from the services that are asked and the plugs that connect. Composition only. */
import { findTenantsToPoll, findTenantsToUnderstand } from '@fleet/db/find-tenant.ts';
import { createApplicationPool } from '@fleet/db/pools.ts';
import { createTenantDatabase } from '@fleet/db/tenant-transaction.ts';
import { createVitalsReader } from '@fleet/db/vitals.ts';
import { createSecretBox } from './domain/secret-box.ts';
import { findPlug } from './domain/telematics/find-plug.ts';
import { keepUnderstanding } from './ingestion/keep-understanding.ts';
import { createConnectionReader, keepReading } from './ingestion/read-connections.ts';
import { storePlugPoints } from './ingestion/store-plug-points.ts';
import { createAskService } from './ports/telematics/ask-service.ts';
import { listenForPlugs } from './ports/telematics/teltonika/listen-for-plugs.ts';
import { runProgram } from './run-program.ts';
import { observeDatabase } from './telemetry/observe-database.ts';
import { openOperations } from './telemetry/open-operations.ts';

await runProgram('ingester', async (environment, logger, telemetry) => {
  const { databaseAppUrl, emulatorUrl, secretsKeys, teltonikaPort } = environment;
  const pool = createApplicationPool({ connectionString: databaseAppUrl, applicationName: 'fleet-ingester' });
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection broke'));
  const database = createTenantDatabase(pool, telemetry.isOn ? observeDatabase : undefined);
  const now = () => new Date();
  const gate = { database, pool, now };
  const log = (facts: object, message: string) => logger.warn(facts, message);
  const reader = createConnectionReader({
    // On one machine the services stand on it as well.
    ask: createAskService({ allowPrivateAddresses: emulatorUrl !== undefined }),
    secretBox: createSecretBox(secretsKeys),
    now,
    findTenants: async () => (await findTenantsToPoll(pool, now())).map((tenantId) => ({ tenantId, database, now })),
    log,
  });
  const stopping = new AbortController();
  const plugs =
    teltonikaPort === undefined
      ? undefined
      : await listenForPlugs({
          port: teltonikaPort,
          isKnown: async (imei) => (await findPlug(gate, imei)) !== undefined,
          store: (imei, points) => storePlugPoints(gate, imei, points),
          log,
        });
  const reading = keepReading(reader, stopping.signal, log);
  const understanding = keepUnderstanding(
    { database, now, findTenants: () => findTenantsToUnderstand(pool) },
    stopping.signal,
    log,
  );
  const operations = await openOperations(telemetry, environment.metricsPort, createVitalsReader(pool));
  logger.info({ teltonikaPort, metricsPort: operations?.port }, 'ingester ready');
  return {
    async stop() {
      stopping.abort();
      await Promise.all([reading, understanding, plugs?.stop(), operations?.stop()]);
      await pool.end();
    },
  };
});
