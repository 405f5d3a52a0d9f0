import { problemSchema } from '@fleet/contracts/error-codes.ts';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { until } from '../../../infra/local/testing/until.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage();
  // Its connections are cut below.
  stage.pool.on('error', () => {});
});
afterAll(() => stage.drop());
// Each test asks anew, as an answer is kept for a second.
let url: string;
beforeEach(async () => {
  url = await stage.addServer();
});

async function readiness(): Promise<{ status: string; checks: Record<string, object> }> {
  const response = await fetch(`${url}/readyz`);
  expect(response.status).toBe(200);
  return (await response.json()) as Awaited<ReturnType<typeof readiness>>;
}

async function expectNotReady(detail: RegExp) {
  const response = await fetch(`${url}/readyz`);
  expect(response.status).toBe(503);
  expect(problemSchema.parse(await response.json())).toMatchObject({
    code: 'UNAVAILABLE',
    detail: expect.stringMatching(detail),
  });
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'alive' });
}

test('a server with nothing to wait for is ready, and says that nothing is late', async () => {
  expect(await readiness()).toEqual({
    status: 'ready',
    checks: {
      database: { status: 'ok' },
      migrations: { status: 'ok' },
      queue: { status: 'ok', lagSeconds: 0, givenUp: 0 },
      calendar: { status: 'ok', lagSeconds: 0 },
      telematics: { status: 'ok', overdueSeconds: 0, ageSeconds: null },
    },
  });
});

test('what lags is told with its age and keeps nobody from being served', async () => {
  const { tenantId } = demoCompany();
  await stage.look(`select graphile_worker.add_job('sync-calendar', '{}', run_at := now() - interval '5 minutes')`);
  await stage.look(
    `insert into calendar_mailboxes (tenant_id, address, asked, asked_at) values ($1, 'a@b.example', 1, now() - interval '1 hour')`,
    [tenantId],
  );
  await stage.look(
    `insert into telematics_connections (tenant_id, vendor, name, credentials_encrypted, next_poll_at, last_success_at, created_by)
     select tenant_id, 'geotab', 'Main', '\\x00', now() - interval '30 minutes', now() - interval '40 minutes', id
     from users where tenant_id = $1 limit 1`,
    [tenantId],
  );
  const { status, checks } = await readiness();
  expect(status).toBe('ready');
  const about = (seconds: number) => expect.toSatisfy((value: number) => value >= seconds && value < seconds + 60);
  expect(checks).toMatchObject({
    queue: { status: 'late', lagSeconds: about(300) },
    calendar: { status: 'late', lagSeconds: about(3_600) },
    telematics: { status: 'late', overdueSeconds: about(1_800), ageSeconds: about(2_400) },
  });
});

test('a server that is newer than the schema is not ready, and says what to do', async () => {
  const [row] = await stage.look<{ name: string }>(
    'delete from schema_migrations where name = (select max(name) from schema_migrations) returning name',
  );
  await expectNotReady(new RegExp(`lacks ${row?.name}.*Run the migrations`));
  await stage.look(`insert into schema_migrations (name, sha256) values ($1, '')`, [row?.name]);
});

test('a server that is older than the schema is ready: both run side by side during a release', async () => {
  await stage.look(`insert into schema_migrations (name, sha256) values ('9999-newer.sql', '')`);
  expect((await readiness()).status).toBe('ready');
});

test('without the database it lives and is not ready, and is ready again when the database is back', async () => {
  const name = new URL(stage.ownerUrl).pathname.slice(1);
  await stage.look(`revoke connect on database "${name}" from public`);
  await stage.look(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'fleet_app'",
    [name],
  );
  await expectNotReady(/database does not answer/);
  await stage.look(`grant connect on database "${name}" to public`);
  await until(async () => (await fetch(`${url}/readyz`)).status === 200);
});

test('a crowd of probes asks the database once a second', async () => {
  const asked = vi.spyOn(stage.pool, 'query');
  await Promise.all(Array.from({ length: 50 }, () => readiness()));
  expect(asked.mock.calls.length).toBe(2);
  asked.mockRestore();
});
