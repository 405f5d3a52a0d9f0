import { vehicleClasses } from '@fleet/contracts/vehicle.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { updateVehicleClass } from './update-vehicle-class.ts';
import { listVehicleClasses } from './vehicle-class-queries.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage();
});
afterAll(() => stage.drop());

test('every class is listed, also one that nobody has described yet', async () => {
  await stage.look("delete from vehicle_classes where class = 'suv'");
  const listed = (await listVehicleClasses(await stage.as('employee'))).vehicleClasses;
  expect(listed.map((one) => one.class)).toEqual(vehicleClasses);
  expect(listed.find((one) => one.class === 'suv')).toEqual({
    class: 'suv',
    displayName: 'Suv',
    requiredLicenceClass: 'B',
    hourlyCostCents: 0,
    version: 1,
  });
});

test('a change of one that nobody has described yet describes it, for this company alone', async () => {
  const manager = await stage.as('manager');
  const changed = await updateVehicleClass(manager, {
    class: 'suv',
    displayName: 'SUV',
    hourlyCostCents: 1_500,
    expectedVersion: 1,
  });
  expect(changed).toMatchObject({ displayName: 'SUV', hourlyCostCents: 1_500, requiredLicenceClass: 'B', version: 2 });
  expect((await listVehicleClasses(await stage.as('employee'))).vehicleClasses).toContainEqual(changed);
  expect((await listVehicleClasses(await stage.as('employee', 'fabrikam'))).vehicleClasses).not.toContainEqual(changed);
});

test('a change of an old version is refused, one that changes nothing is none, and what was done is recorded', async () => {
  const manager = await stage.as('manager');
  await updateVehicleClass(manager, { class: 'truck', requiredLicenceClass: 'C' });
  const late = updateVehicleClass(manager, { class: 'truck', hourlyCostCents: 1, expectedVersion: 1 });
  await expect(late).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  expect(await updateVehicleClass(manager, { class: 'truck', requiredLicenceClass: 'C' })).toMatchObject({
    version: 2,
  });
  const audit = await stage.look("select detail from audit_log where detail ->> 'class' = 'truck'");
  expect(audit).toEqual([{ detail: { class: 'truck', requiredLicenceClass: { from: 'C1', to: 'C' } } }]);
});
