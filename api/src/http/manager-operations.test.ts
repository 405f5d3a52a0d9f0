import { operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../infra/local/testing/demo-stage.ts';
import type { UserContext } from '../domain/command-context.ts';
import { auditHandlers } from './audit.ts';
import { blackoutHandlers } from './blackouts.ts';
import { calendarDriftHandlers } from './calendar-drift.ts';
import { costCenterHandlers } from './cost-centers.ts';
import { driverHandlers } from './drivers.ts';
import { equipmentHandlers } from './equipment.ts';
import { importHandlers } from './imports.ts';
import { maintenanceHandlers } from './maintenance.ts';
import { poolHandlers } from './pools.ts';
import { reportHandlers } from './reports.ts';
import { vehicleClassHandlers } from './vehicle-classes.ts';
import { vehicleDocumentHandlers } from './vehicle-documents.ts';
import { vehicleHandlers } from './vehicles.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage();
});
afterAll(() => stage.drop());

const handlers = {
  ...vehicleHandlers,
  ...vehicleDocumentHandlers,
  ...poolHandlers,
  ...vehicleClassHandlers,
  ...equipmentHandlers,
  ...driverHandlers,
  ...costCenterHandlers,
  ...blackoutHandlers,
  ...maintenanceHandlers,
  ...auditHandlers,
  ...calendarDriftHandlers,
  ...reportHandlers,
  ...importHandlers,
};
const names = Object.keys(handlers) as (keyof typeof handlers)[];
const forManagers = names.filter((name) => !operations[name].roles.includes('employee'));

test('whatever changes the fleet is for managers; what reads it is for everybody but the audit log and the reports', () => {
  const writes = names.filter((name) => operations[name].method !== 'GET');
  expect(forManagers).toEqual(expect.arrayContaining(writes));
  expect(forManagers.filter((name) => operations[name].method === 'GET').sort()).toEqual([
    'exportAudit',
    'exportCostReport',
    'exportUtilisationHours',
    'exportUtilisationReport',
    'getCalendarDrift',
    'getCostReport',
    'getUtilisationReport',
    'listAudit',
  ]);
});

describe.each(forManagers)('%s', (name) => {
  // Whoever the transport lets through: the command asks itself, before it looks at anything.
  const run = handlers[name] as (context: UserContext, input: object) => Promise<unknown>;

  test.each(['employee', 'approver'] as const)('is refused to an %s by the command itself', async (person) => {
    await expect(run(await stage.as(person), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
