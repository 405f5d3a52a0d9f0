/** How often an operation asks the database: never once a row, whatever is in a list. */
import { requestOf } from '@fleet/contracts/client.ts';
import type { Operation } from '@fleet/contracts/operation.ts';
import { operations } from '@fleet/contracts/operations.ts';
import { seedDemoReservations } from '@fleet/local/seed/seed-reservations.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type DemoPerson, demoCompany, demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';
import { fillEveryTable } from '../../../infra/local/testing/fill-every-table.ts';
import { type Members, sampleInput } from '../../../infra/local/testing/sample-input.ts';
import { idFrom, type Rows, readRows } from '../../../infra/local/testing/tenant-rows.ts';

const now = new Date('2026-11-23T07:00:00Z');
const reads = Object.entries(operations as Record<string, Operation>).filter(([, { method }]) => method === 'GET');
/** Who asks, and what they ask for; whoever looks at positions is written down, in a transaction. */
const mostStatements = 6;

let stage: ApiStage;
let rows: Rows;
let asked: string[] = [];

beforeAll(async () => {
  stage = await setApiStage({
    now: () => now,
    observer: {
      observe: (name, run) => {
        asked.push(name);
        return run();
      },
      traceParent: () => undefined,
    },
  });
  await seedDemoReservations(stage.ownerUrl, now);
  await fillEveryTable(stage.look);
  rows = await readRows(stage.look, demoCompany().tenantId);
  // What a token tells of a person is written down once, and one for Outlook is kept.
  for (const person of ['admin', 'employee'] as const) await (await stage.client(person)).getMe({});
  const span = { startDate: '2027-02-01T08:00:00Z', endDate: '2027-02-01T10:00:00Z' };
  await (await stage.client('admin')).listMyBusyTimes(span);
});
afterAll(() => stage.drop());

async function statementsOf(
  operation: Operation,
  input: Members,
  person: DemoPerson = 'admin',
): Promise<{ status: number; statements: string[] }> {
  const { address, ...request } = requestOf(operation, input);
  const headers = {
    ...request.headers,
    authorization: `Bearer ${await stage.tokenOf(person)}`,
    'x-tenant-id': demoCompany().tenantId,
  };
  asked = [];
  const response = await fetch(stage.url + address, { ...request, headers });
  await response.arrayBuffer();
  return { status: response.status, statements: asked };
}

test.each(reads)('%s asks no question once a row', async (_, operation) => {
  const { status, statements } = await statementsOf(operation, sampleInput(operation, idFrom(rows, now)));
  expect(status).toBe(200);
  expect(statements).toEqual([...new Set(statements)]);
  expect(statements.length).toBeLessThanOrEqual(mostStatements);
});

test('a reservation is made in one transaction, with one question for all that bears on it', async () => {
  const input = {
    vehicleId: demoVehicleId('M-FT 1204'),
    startDate: '2027-02-01T08:00:00Z',
    endDate: '2027-02-01T10:00:00Z',
    purpose: 'Visit',
  };
  const { status, statements } = await statementsOf(operations.createReservation, input, 'employee');
  expect(status).toBe(201);
  expect(statements).toEqual([...new Set(statements)]);
  expect(statements.filter((name) => name === 'transaction')).toHaveLength(1);
  expect(statements.filter((name) => name.startsWith('reservation.request'))).toHaveLength(1);
});
