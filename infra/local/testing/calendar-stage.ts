/** Fleet and Outlook side by side under a clock that stands still: what one does the other hears of when the test says so. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { createExclusively } from '@fleet/db/advisory-lock.ts';
import type { TenantDatabase } from '@fleet/db/tenant-transaction.ts';
import type pg from 'pg';
import { acceptNotifications } from '../../../api/src/domain/calendar/accept-notifications.ts';
import { askDueCalendars } from '../../../api/src/domain/calendar/ask-due-calendars.ts';
import type { DomainEvent } from '../../../api/src/domain/domain-events.ts';
import type { Effect } from '../../../api/src/effects/effect.ts';
import { createMailLinks } from '../../../api/src/effects/mail/mail-links.ts';
import { createSendMail } from '../../../api/src/effects/send-mail.ts';
import { createSyncCalendar } from '../../../api/src/effects/sync-calendar.ts';
import { createTendCalendar } from '../../../api/src/effects/tend-calendar.ts';
import type { Calendar } from '../../../api/src/ports/calendar/calendar.ts';
import { createGraphCalendar } from '../../../api/src/ports/calendar/graph-calendar.ts';
import { createGraphMail } from '../../../api/src/ports/mail/graph-mail.ts';
import { createGraphMailboxes } from '../../../api/src/ports/microsoft/graph-clients.ts';
import type { MicrosoftOptions } from '../microsoft.ts';
import { demoApps } from '../seed/demo-directory.ts';
import { seededRandom } from '../seed/random.ts';
import { createVirtualTime, type VirtualTime } from '../state/scheduler.ts';
import { type DemoStage, setDemoStage } from './demo-stage.ts';
import { graphScope, startTestMicrosoft, type TestMicrosoft } from './test-microsoft.ts';
import type { Turns } from './turns.ts';

export interface CalendarStage extends DemoStage {
  time: VirtualTime;
  microsoft: TestMicrosoft;
  system: SystemContext;
  calendar: Calendar;
  /**
   * Delivers what waits for the calendar, once each; what fails waits for its time.
   * @returns how many are still waiting
   */
  work(): Promise<number>;
  /** What happened to whatever the effects hear of, with the time of the clock. */
  heard(): readonly { entityId: string; at: Date }[];
  /** Lets time pass and works until nothing waits any more. */
  settle(minutes?: number): Promise<void>;
  /** Has each worker that takes something up die after so many steps; never, without a number. */
  killAfter(drawLife: (() => number) | undefined): void;
  /** Asks Graph as the fleet's app, without its faults. */
  ask<Answer>(path: string, init?: { method?: string; body?: object }): Promise<Answer>;
}

interface Worker {
  effects: Effect[];
  database: TenantDatabase;
}

interface Waiting {
  effect: Effect;
  event: DomainEvent;
  notBefore: number;
}

const retrySeconds = 10;
const tokenMilliseconds = 30 * 60_000;

export interface CalendarStageOptions extends Partial<MicrosoftOptions> {
  /** Of every id that the database and the stand-in give, so that a run repeats to the letter. */
  idSeed?: number;
  /** How many work at once, each a process of its own as far as Graph can tell. */
  workers?: number;
  /** Whether people are written to as well. */
  mails?: boolean;
  /** In which order they go on; as it comes, unless given. */
  turns?: Turns;
}

export async function setCalendarStage(
  start: Date,
  { idSeed, workers = 1, mails = false, turns = { take: (step) => step() }, ...options }: CalendarStageOptions = {},
): Promise<CalendarStage> {
  const time = createVirtualTime(start);
  const { now } = time;
  const [stage, microsoft] = await Promise.all([
    setDemoStage(now),
    startTestMicrosoft({
      now,
      scheduler: time,
      equipmentReplyDelayMs: 2_000,
      ...(idSeed !== undefined && { randomBytes: seededBytes(idSeed) }),
      ...options,
    }),
  ]);
  if (idSeed !== undefined) await seedIds(stage);
  const { tenantId } = await stage.as('employee');
  const failures: unknown[] = [];
  let drawLife = () => Number.POSITIVE_INFINITY;
  const receiver = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('validationToken');
    if (token !== null) {
      response.writeHead(200, { 'content-type': 'text/plain' });
      return void response.end(token);
    }
    receive(request).then(
      () => response.writeHead(202).end(),
      () => response.writeHead(500).end(),
    );
  });
  const receive = async (request: IncomingMessage) => {
    const { value } = JSON.parse(await text(request));
    const received = value.map((one: { tenantId: string }) => ({ ...one, entraTenantId: one.tenantId }));
    await acceptNotifications({ pool: stage.pool, database: stage.database, now }, received);
  };
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const notificationUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const tokenOf = createTokens(microsoft, now);
  const createCalendar = (mailboxes = createGraphMailboxes(tokenOf, microsoft.url)) =>
    createGraphCalendar(mailboxes, { notificationUrl });
  const exclusively = createExclusively(inTurn(stage.pool, turns));
  /** A worker that dies after so many steps, in whatever it does. */
  const createWorker = (life: number): Worker => {
    let left = life;
    const live = () => {
      if (left-- <= 0) throw new Error('The worker was killed');
    };
    const mortal =
      <Arguments extends unknown[], Result>(call: (...given: Arguments) => Promise<Result>) =>
      async (...given: Arguments): Promise<Result> => {
        live();
        const result = await call(...given);
        live();
        return result;
      };
    const mortally = <Port extends object>(port: Port) =>
      Object.fromEntries(
        Object.entries(port).map(([name, call]) => [name, name === 'addressOf' ? call : mortal(call)]),
      ) as unknown as Port;
    const mailboxes = createGraphMailboxes(tokenOf, microsoft.url);
    const rounds = {
      calendar: mortally(createCalendar(mailboxes)),
      exclusively,
      linkTo: (id: string) => `https://fleet.contoso.example/tabs/reservations/${id}`,
    };
    const database: TenantDatabase = {
      read: mortal((...given) => turns.take(() => stage.database.read(...given))) as TenantDatabase['read'],
      transaction: mortal((...given: Parameters<TenantDatabase['transaction']>) =>
        turns.take(() => stage.database.transaction(...given)),
      ) as TenantDatabase['transaction'],
    };
    const sendMail = createSendMail({
      outlook: mortally(createGraphMail(mailboxes)),
      smtp: undefined,
      links: createMailLinks({ publicUrl: 'https://fleet.contoso.example' }),
      log: { warn: (_fields, message) => failures.push(new Error(message)) },
    });
    return {
      effects: [createSyncCalendar(rounds), createTendCalendar(rounds), ...(mails ? [sendMail] : [])],
      database,
    };
  };
  const { effects } = createWorker(Number.POSITIVE_INFINITY);
  const system: SystemContext = { actor: { kind: 'system' }, tenantId, database: stage.database, now };
  let waiting: Waiting[] = [];
  const heard: { entityId: string; at: Date }[] = [];
  let seen = '00000000-0000-0000-0000-000000000000';
  const self: CalendarStage = {
    ...stage,
    time,
    microsoft,
    system,
    calendar: createCalendar(),
    heard: () => heard,
    async work() {
      await hear();
      const due = waiting.filter(({ notBefore }) => notBefore <= now().getTime());
      waiting = waiting.filter((one) => !due.includes(one));
      const deliver = async ({ effect: { name }, event }: Waiting) => {
        const worker = createWorker(drawLife());
        const effect = worker.effects.find((one) => one.name === name);
        try {
          await effect?.deliver(event, { ...system, database: worker.database });
        } catch (error) {
          const { retryAfterSeconds = retrySeconds } = error as { retryAfterSeconds?: number };
          if (effect)
            waiting.push({ effect, event, notBefore: now().getTime() + (retryAfterSeconds ?? retrySeconds) * 1_000 });
          failures.push(error);
        }
      };
      const work = async () => {
        for (let next = due.shift(); next; next = due.shift()) await deliver(next);
      };
      await Promise.all(Array.from({ length: workers }, work));
      // What this led to is of now, and is done the next time.
      await hear();
      return waiting.length;
    },
    async settle(minutes = 1) {
      for (let round = 0; round < 200; round++) {
        await time.advance(minutes * 60_000);
        await askDueCalendars(system);
        const left = await self.work();
        const [row] = await stage.look<{ open: number }>(
          'select count(*)::int as open from calendar_mailboxes where asked > done and tenant_id = $1',
          [tenantId],
        );
        if (left === 0 && row?.open === 0) {
          await time.advance(60_000);
          if ((await self.work()) === 0) return;
        }
      }
      throw new Error(`It does not come to rest: ${String(failures.at(-1))}`);
    },
    killAfter(next) {
      drawLife = next ?? (() => Number.POSITIVE_INFINITY);
    },
    async ask<Answer>(path: string, { method = 'GET', body }: { method?: string; body?: object } = {}) {
      const response = await fetch(`${microsoft.url}/v1.0${path}`, {
        method,
        headers: { authorization: `Bearer ${await tokenOf('contoso.example')}`, prefer: 'IdType="ImmutableId"' },
        ...(body && { body: JSON.stringify(body) }),
      });
      const answer = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
      return (answer === '' ? undefined : JSON.parse(answer)) as Answer;
    },
    async drop() {
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
      await stage.drop();
      await microsoft.close();
    },
  };
  await fetch(`${microsoft.url}/_control/calendar-processing`, {
    method: 'POST',
    body: JSON.stringify({ maximumDurationInMinutes: 0, bookingWindowInDays: 1_080 }),
  });
  return self;

  async function hear(): Promise<void> {
    const events = await stage.look<DomainEvent>(
      `select id, tenant_id as "tenantId", type, entity_id as "entityId", payload, occurred_at as "occurredAt"
       from outbox_events where id > $1 and tenant_id = $2 order by id`,
      [seen, tenantId],
    );
    seen = events.at(-1)?.id ?? seen;
    heard.push(...events.map(({ entityId }) => ({ entityId, at: now() })));
    for (const effect of effects) {
      const fresh = events.filter(({ type }) => (effect.handles as string[]).includes(type));
      waiting.push(...fresh.map((event) => ({ effect, event, notBefore: 0 })));
    }
  }
}

/** What a lock asks of the database, a turn each. */
function inTurn(pool: pg.Pool, turns: Turns): Pick<pg.Pool, 'connect'> {
  return {
    connect: async () => {
      const client = await turns.take(() => pool.connect());
      return {
        query: (statement: pg.QueryConfig) => turns.take(() => client.query(statement)),
        release: (broken?: Error) => client.release(broken),
      } as pg.PoolClient;
    },
  } as Pick<pg.Pool, 'connect'>;
}

function seededBytes(seed: number): (size: number) => Buffer {
  const random = seededRandom(seed);
  return (size) => Buffer.from(Array.from({ length: size }, () => random.between(0, 255)));
}

/** Ids that follow each other as the database's own do, and are the same every time. */
async function seedIds({ look }: DemoStage): Promise<void> {
  await look('create sequence seeded_ids');
  await look(`create function seeded_id() returns uuid language sql volatile security definer as $$
    select ('fe' || lpad(to_hex(nextval('public.seeded_ids')), 10, '0') || '70008000000000000000')::uuid $$`);
  const tables = await look<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.columns
     where table_schema = 'public' and column_name = 'id' and column_default like '%uuidv7()%'`,
  );
  for (const { name } of tables) await look(`alter table ${name} alter column id set default seeded_id()`);
}

/** Tokens by the clock of the stage; the library's own cache knows the machine's alone. */
function createTokens(microsoft: TestMicrosoft, now: () => Date): (tenant: string) => Promise<string> {
  const kept = new Map<string, { token: string; at: number }>();
  return async (tenant) => {
    const known = kept.get(tenant);
    if (known && now().getTime() - known.at < tokenMilliseconds) return known.token;
    const response = await microsoft.requestToken(tenant, {
      grant_type: 'client_credentials',
      client_id: demoApps.api.clientId,
      client_secret: demoApps.api.clientSecret,
      scope: graphScope,
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    kept.set(tenant, { token, at: now().getTime() });
    return token;
  };
}
