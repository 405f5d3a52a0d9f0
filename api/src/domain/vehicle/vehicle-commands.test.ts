import type { OperationInput } from '@fleet/contracts/operations.ts';
import { operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import {
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { createVehicle } from './create-vehicle.ts';
import { retireVehicle } from './retire-vehicle.ts';
import { updateVehicle } from './update-vehicle.ts';
import { getVehicle, listVehicles } from './vehicle-queries.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(now);
});
afterAll(() => stage.drop());

const munich = demoId(demoCompany(), 'pool', 1);
const airport = demoId(demoCompany(), 'pool', 2);
const corsa = demoVehicleId('M-CO 1010');
let plates = 0;

/** As the border hands it to the command. */
function newVehicle(changes: Partial<OperationInput<'createVehicle'>> = {}) {
  return operations.createVehicle.input.parse({
    poolId: munich,
    licensePlate: `m-zz ${++plates}`,
    make: 'Ford',
    model: 'Transit',
    color: 'blue',
    class: 'van',
    fuelType: 'diesel',
    seats: 3,
    ...changes,
  });
}
const add = async (changes?: Parameters<typeof newVehicle>[0]) =>
  createVehicle(await stage.as('manager'), newVehicle(changes));
const change = async (input: OperationInput<'updateVehicle'>) =>
  updateVehicle(await stage.as('manager'), operations.updateVehicle.input.parse(input));

async function lastAudit(entityId: string) {
  const [row] = await stage.look<{ action: string; detail: object }>(
    'select action, detail from audit_log where entity_id = $1 order by occurred_at desc, id desc limit 1',
    [entityId],
  );
  return row;
}
const eventsOf = (entityId: string) =>
  stage.look<{ type: string }>("select type from outbox_events where entity_id = $1 and type = 'vehicle.changed'", [
    entityId,
  ]);

describe('a new vehicle', () => {
  test('is written with its plate in capitals and a mailbox named after it, told and recorded', async () => {
    const vehicle = await add({ licensePlate: ' m-äb  77 e', equipment: ['tow-bar', 'tow-bar'], rangeMeters: 300_000 });
    expect(vehicle).toMatchObject({
      licensePlate: 'M-ÄB 77 E',
      mailboxAddress: 'van-m-ab-77-e@contoso.example',
      equipment: ['tow-bar'],
      rangeMeters: 300_000,
      odometerMeters: 0,
      poolName: 'Munich HQ',
      status: 'active',
      version: 1,
      updatedAt: '2026-11-23T07:00:00.000Z',
    });
    expect(await getVehicle(await stage.as('employee'), { vehicleId: vehicle.id })).toEqual(vehicle);
    expect(await lastAudit(vehicle.id)).toMatchObject({ action: 'vehicle.created', detail: { make: 'Ford' } });
    expect(await eventsOf(vehicle.id)).toHaveLength(1);
  });

  test('shares neither plate nor mailbox with another, however the plate is written', async () => {
    await expect(add({ licensePlate: 'm-co  1010' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/license plate/),
    });
    const mailboxAddress = 'van-m-ft-1204@contoso.example';
    await expect(add({ mailboxAddress })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/mailbox/),
    });
  });

  test('names a pool, equipment and a photo that exist, of its own company', async () => {
    const foreignPool = demoId(demoCompany('fabrikam'), 'pool', 1);
    const attempt = add({ poolId: foreignPool, equipment: ['tow-bar', 'jacuzzi'], photoId: munich });
    await expect(attempt).rejects.toMatchObject({
      code: 'NOT_FOUND',
      errors: [
        { path: 'poolId' },
        { path: 'equipment.1', message: expect.stringContaining('Choose from child-seat, roof-rack, tow-bar') },
        { path: 'photoId' },
      ],
    });
  });
});

describe('the number of vehicles a tenant may have', () => {
  const setMaximum = (maximum: number) =>
    stage.look('update tenants set maximum_vehicles = $1 where id = $2', [maximum, demoCompany('fabrikam').tenantId]);
  const boston = demoId(demoCompany('fabrikam'), 'pool', 2);

  test('is never exceeded, also when ten are added at once', async () => {
    await setMaximum(15);
    const context = await stage.as('admin', 'fabrikam');
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, () => createVehicle(context, newVehicle({ poolId: boston }))),
    );
    const refused = attempts.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(7);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('15') });
    const { vehicles } = await listVehicles(context, {});
    expect(vehicles).toHaveLength(15);
  });

  test('counts no retired ones, and one that would come back counts again', async () => {
    const context = await stage.as('manager', 'fabrikam');
    const retired = await retireVehicle(context, { vehicleId: demoVehicleId('NJ D77-KXA', 'fabrikam') });
    await createVehicle(context, newVehicle({ poolId: boston }));
    const comeBack = updateVehicle(context, { vehicleId: retired.id, status: 'active' });
    await expect(comeBack).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a change of a vehicle', () => {
  test('touches what is given, counts the version and records before and after', async () => {
    const { id } = await add();
    const changed = await change({ vehicleId: id, color: 'white', poolId: airport, seats: 5, rangeMeters: null });
    expect(changed).toMatchObject({ color: 'white', poolName: 'Munich Airport', seats: 5, make: 'Ford', version: 2 });
    expect(await lastAudit(id)).toEqual({
      action: 'vehicle.updated',
      detail: {
        color: { from: 'blue', to: 'white' },
        poolId: { from: munich, to: airport },
        seats: { from: 3, to: 5 },
      },
    });
    expect(await eventsOf(id)).toHaveLength(2);
  });

  test('that changes nothing is none', async () => {
    const { id } = await add();
    expect(await change({ vehicleId: id, color: 'blue' })).toMatchObject({ version: 1 });
    expect(await lastAudit(id)).toMatchObject({ action: 'vehicle.created' });
  });

  test('of a version that is no longer the latest is refused', async () => {
    const { id } = await add();
    await change({ vehicleId: id, color: 'red', expectedVersion: 1 });
    const late = change({ vehicleId: id, color: 'green', expectedVersion: 1 });
    await expect(late).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    expect(await getVehicle(await stage.as('employee'), { vehicleId: id })).toMatchObject({ color: 'red', version: 2 });
  });

  test('of ten at once with the same version is made once', async () => {
    const { id } = await add();
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => change({ vehicleId: id, expectedVersion: 1, color: `color ${index}` })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('to the plate of another is refused, and another company’s vehicle does not exist', async () => {
    const { id } = await add();
    await expect(change({ vehicleId: id, licensePlate: 'm-co 1010' })).rejects.toMatchObject({ code: 'CONFLICT' });
    const foreign = demoVehicleId('NJ K42-RTV', 'fabrikam');
    const admin = await stage.as('admin');
    for (const attempt of [
      () => change({ vehicleId: foreign, color: 'red' }),
      () => retireVehicle(admin, { vehicleId: foreign }),
      () => getVehicle(admin, { vehicleId: foreign }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

describe('a vehicle is retired', () => {
  test('when no reservation needs it any more; until then it is told how many do', async () => {
    const reservation = await createReservation(await stage.as('employee'), {
      vehicleId: corsa,
      startDate: '2026-11-24T08:00:00Z',
      endDate: '2026-11-24T09:00:00Z',
      purpose: 'Site visit',
    });
    const retire = async () => retireVehicle(await stage.as('manager'), { vehicleId: corsa });
    await expect(retire()).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^1 reservation still needs .* cancel it first/),
    });
    await cancelReservation(await stage.as('employee'), { reservationId: reservation.id });
    const retired = await retire();
    expect(retired).toMatchObject({ status: 'retired', retiredAt: '2026-11-23T07:00:00.000Z', version: 2 });
    expect(await retire()).toEqual(retired);
  });

  test('and comes back with a status', async () => {
    expect(await change({ vehicleId: corsa, status: 'maintenance' })).toMatchObject({
      status: 'maintenance',
      retiredAt: null,
      version: 3,
    });
  });

  test('only in the version that was seen', async () => {
    const attempt = retireVehicle(await stage.as('manager'), { vehicleId: corsa, expectedVersion: 1 });
    await expect(attempt).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });
});
