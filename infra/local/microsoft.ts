import { randomBytes } from 'node:crypto';
import { controlRoutes } from './control/control-routes.ts';
import { entraRoutes } from './entra/entra-routes.ts';
import { loadSigningKey } from './entra/signing-key.ts';
import { type CalendarProcessing, calendarProcessingDefaults } from './exchange/calendar-processing.ts';
import { createEquipmentAttendant, type EquipmentReplyDelay } from './exchange/equipment-attendant.ts';
import { createDemoMailboxes } from './exchange/mailboxes.ts';
import { createFaults, type FaultPlan, readFaultPlan } from './faults/faults.ts';
import { createTraffic } from './faults/traffic.ts';
import type { Graph } from './graph/graph.ts';
import { createGraphRouter } from './graph/graph-routes.ts';
import { listen } from './http/listen.ts';
import { createRouter } from './http/router.ts';
import { pageRoutes } from './mailbox-page/page-routes.ts';
import { forgetExpired } from './state/forget-expired.ts';
import type { Microsoft365 } from './state/microsoft365.ts';
import { openDatabase } from './state/open-database.ts';
import { createRealScheduler, type Scheduler } from './state/scheduler.ts';
import { createSubscriptions } from './subscriptions/subscriptions.ts';
import { connectorRoutes } from './teams/connector-routes.ts';

export interface MicrosoftOptions {
  /** 0 for any free port */
  port: number;
  /** A folder for `microsoft365.sqlite`, or `:memory:`. */
  dataDir: string;
  now?: () => Date;
  /** What ids and tokens are made of; the machine's randomness unless given. */
  randomBytes?: (size: number) => Buffer;
  /** Origin under which it is reached; by default `http://localhost:{port}`. */
  publicUrl?: string;
  /** How long equipment mailboxes take to answer, in milliseconds; a second by default. */
  equipmentReplyDelayMs?: EquipmentReplyDelay;
  /** What an administrator has set for equipment mailboxes; Exchange's own defaults unless given. */
  calendarProcessing?: CalendarProcessing;
  /** Between a change and its notification, in milliseconds. */
  notificationDelayMs?: number;
  /** How long a request to Graph takes, in milliseconds. */
  latencyMilliseconds?: number;
  /** What goes wrong from the start. */
  faults?: FaultPlan;
  /** What happens later; by the machine's clock unless given. */
  scheduler?: Scheduler;
  onError?: (error: unknown) => void;
}

export interface Microsoft {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts what stands in for Microsoft Entra ID, Microsoft Graph and Exchange on one machine. It serves plain node:http
 * with a router of its own: `$batch` runs requests without a socket, paths ignore letter case, and nothing here is a load.
 */
export async function startMicrosoft(options: MicrosoftOptions): Promise<Microsoft> {
  const onError = options.onError ?? ((error) => process.stderr.write(`${describe(error)}\n`));
  let url = options.publicUrl ?? '';
  const now = options.now ?? (() => new Date());
  const scheduler = options.scheduler ?? createRealScheduler(onError);
  const faults = createFaults(options.faults);
  const base: Microsoft365 = {
    database: openDatabase(options.dataDir),
    now,
    publicUrl: () => url,
    randomBytes: options.randomBytes ?? randomBytes,
  };
  const subscriptions = createSubscriptions(base, { scheduler, faults, delayMs: options.notificationDelayMs ?? 100 });
  const microsoft365: Microsoft365 = { ...base, onEventChange: subscriptions.onEventChange };
  let processing = options.calendarProcessing ?? calendarProcessingDefaults;
  createDemoMailboxes(microsoft365);
  forgetExpired(microsoft365);
  const attendant = createEquipmentAttendant(microsoft365, {
    delayMs: options.equipmentReplyDelayMs ?? 1000,
    calendarProcessing: () => processing,
    scheduler,
    faults,
  });
  const graph: Graph = {
    ...microsoft365,
    signingKey: await loadSigningKey(microsoft365),
    ...attendant,
    faults,
    subscriptions,
    traffic: createTraffic(now),
    latencyMilliseconds: options.latencyMilliseconds ?? 0,
  };
  const equipment = {
    process: (wanted: CalendarProcessing) => {
      processing = wanted;
    },
  };
  const graphRouter = createGraphRouter(graph);
  const otherRouter = createRouter([
    ...pageRoutes(graph),
    ...controlRoutes(graph, equipment),
    ...entraRoutes(graph),
    ...connectorRoutes(graph),
  ]);
  const listener = await listen(
    (call) => (/^\/v1\.0(\/|$)/i.test(call.url.pathname) ? graphRouter(call) : otherRouter(call)),
    options.port,
    onError,
  );
  url ||= `http://localhost:${listener.port}`;
  attendant.resume();
  subscriptions.resume();
  return {
    url,
    close: async () => {
      scheduler.stop();
      await listener.close();
      microsoft365.database.close();
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The demo companies' administrators have run the `Set-CalendarProcessing` of the set-up guide. */
const asTheGuideSays: CalendarProcessing = { maximumDurationInMinutes: 0, bookingWindowInDays: 1080 };

async function main(): Promise<void> {
  const port = Number(process.env.EMULATOR_PORT ?? 3979);
  const microsoft = await startMicrosoft({
    port,
    dataDir: process.env.DATA_DIR ?? '.data',
    faults: readFaultPlan(process.env.EMULATOR_FAULTS),
    calendarProcessing: asTheGuideSays,
  });
  process.stdout.write(`Microsoft stand-in listening at ${microsoft.url}\n`);
  const stop = () => void microsoft.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const port = process.env.EMULATOR_PORT ?? 3979;
    process.stderr.write(taken ? `Port ${port} is taken: set EMULATOR_PORT to another one.\n` : `${describe(error)}\n`);
    process.exitCode = 1;
  });
}
