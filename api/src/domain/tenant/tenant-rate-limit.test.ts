import { createApplicationPool } from '@fleet/db/pools.ts';
import type { TenantId } from '@fleet/db/tenant-id.ts';
import { createTenantDatabase } from '@fleet/db/tenant-transaction.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createTenantRateLimit } from './tenant-rate-limit.ts';

let stage: DemoStage;
let tenantId: TenantId;
let otherTenantId: TenantId;
let clock = new Date('2026-11-23T07:00:20Z');
const now = () => clock;
beforeAll(async () => {
  stage = await setDemoStage(now);
  ({ tenantId } = await stage.as('employee'));
  ({ tenantId: otherTenantId } = await stage.as('employee', 'fabrikam'));
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = new Date(clock.getTime() + 60_000);
});

/** One as each server has it. */
const aServer = () => createTenantRateLimit(stage.database, now);

async function countPassed(servers: readonly ReturnType<typeof aServer>[], requests: number, limit: number) {
  const answers = await Promise.all(
    Array.from({ length: requests }, (_, index) => servers[index % servers.length]?.take(tenantId, limit)),
  );
  return answers.filter((answer) => answer === undefined).length;
}

test.each([1, 3, 40, 100, 250])(
  'three servers together let exactly %d of 900 requests a minute pass',
  async (limit) => {
    const servers = [aServer(), aServer(), aServer()];
    const passed = await countPassed(servers, 900, limit);
    expect(passed).toBe(limit);
  },
);

test('what is refused is told when the next minute begins, and then passes', async () => {
  const server = aServer();
  expect(await server.take(tenantId, 1)).toBeUndefined();
  expect(await server.take(tenantId, 1)).toBe(40);
  clock = new Date(clock.getTime() + 40_000);
  expect(await server.take(tenantId, 1)).toBeUndefined();
});

test('one tenant’s requests are not another’s', async () => {
  const server = aServer();
  await server.take(tenantId, 1);
  expect(await server.take(otherTenantId, 1)).toBeUndefined();
});

test('a server whose clock is behind gives nothing out twice', async () => {
  const behind = createTenantRateLimit(stage.database, () => new Date(clock.getTime() - 60_000));
  const before = await countPassed([aServer()], 30, 40);
  expect(before).toBe(30);
  expect(await countPassed([behind], 30, 40)).toBe(10);
  expect(await countPassed([aServer()], 30, 40)).toBe(0);
});

test('the database is asked for a twentieth at a time, not for each request', async () => {
  const pool = createApplicationPool({ connectionString: stage.appUrl, applicationName: 'counted' });
  const database = createTenantDatabase(pool);
  let transactions = 0;
  const server = createTenantRateLimit(
    {
      ...database,
      transaction: (...input) => {
        transactions++;
        return database.transaction(...input);
      },
    },
    now,
  );
  for (let request = 0; request < 1_000; request++) await server.take(tenantId, 1_000);
  await pool.end();
  expect(transactions).toBe(20);
});
