/** Whatever takes `If-Match`, also what nobody has thought of yet, changes nothing for whom has seen another version. */
import { requestOf } from '@fleet/contracts/client.ts';
import { type Operation, placeMembers } from '@fleet/contracts/operation.ts';
import { operations } from '@fleet/contracts/operations.ts';
import { seedDemoReservations } from '@fleet/local/seed/seed-reservations.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { fillEveryTable } from '../../../infra/local/testing/fill-every-table.ts';
import { sampleInput } from '../../../infra/local/testing/sample-input.ts';
import { idFrom, type Rows, readRows } from '../../../infra/local/testing/tenant-rows.ts';

const now = new Date('2026-11-23T07:00:00Z');
const table: [name: string, operation: Operation][] = Object.entries(operations);
const versioned = table.filter(([, operation]) => placeMembers(operation).header.includes('expectedVersion'));

let stage: ApiStage;
let own: Rows;
beforeAll(async () => {
  stage = await setApiStage({ now: () => now });
  await seedDemoReservations(stage.ownerUrl, now);
  await fillEveryTable(stage.look);
  await (await stage.client('admin')).getMe({});
  own = await readRows(stage.look, demoCompany().tenantId);
});
afterAll(() => stage.drop());

test.each(versioned)('%s refuses a version that is not the one there is', async (_name, operation) => {
  const [, , , things = ''] = operation.path.split('/');
  const { code } = own[things.replaceAll('-', '_')]?.[0] ?? {};
  const sample = sampleInput(operation, idFrom(own, now));
  const input = { ...sample, ...('code' in sample && { code }), expectedVersion: 999_999 };
  const { address, ...request } = requestOf(operation, input);
  const response = await fetch(stage.url + address, {
    ...request,
    headers: {
      ...request.headers,
      authorization: `Bearer ${await stage.tokenOf('admin')}`,
      'x-tenant-id': demoCompany().tenantId,
    },
  });
  // Who could not do it with any version is told so first.
  expect([403, 409, 412]).toContain(response.status);
});

test('none of it changed anything', async () => {
  expect(await readRows(stage.look, demoCompany().tenantId)).toEqual(own);
});
