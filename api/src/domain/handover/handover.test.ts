import { type OperationInput, operations } from '@fleet/contracts/operations.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { createHold } from '../hold/create-hold.ts';
import { createMaintenance } from '../maintenance/create-maintenance.ts';
import { updateMaintenance } from '../maintenance/update-maintenance.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { findAvailability } from '../reservation/find-availability.ts';
import { checkInReservation } from './check-in-reservation.ts';
import { checkOutReservation } from './check-out-reservation.ts';
import { listReservationHandovers, listVehicleHandovers } from './handover-queries.ts';

let clock = new Date();
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());

// Of Munich Airport, which needs no approval and keeps 15 minutes between reservations.
const corsa = demoVehicleId('M-CO 1010');
let date = '';
let day = 0;
beforeEach(async () => {
  date = new Date(Date.UTC(2026, 11, 1 + day++)).toISOString().slice(0, 10);
  clock = at('06:00');
  await stage.look('update vehicles set odometer_meters = 50000000 where id = $1', [corsa]);
});
afterEach(async () => {
  await stage.look("update reservations set status = 'completed' where status in ('pending', 'approved', 'active')");
  await stage.look("update maintenance set status = 'done'");
});
const at = (time: string) => new Date(`${date}T${time}:00.000Z`);

type Input = Omit<OperationInput<'checkOutReservation'>, 'reservationId'>;
const reserve = async (from: string, to: string, person: DemoPerson = 'employee', vehicleId = corsa) => {
  const period = { startDate: at(from).toISOString(), endDate: at(to).toISOString() };
  return (await createReservation(await stage.as(person), { vehicleId, ...period, purpose: 'Site visit' })).id;
};
const checkOut = async (reservationId: string, input: Partial<Input> = {}, person: DemoPerson = 'employee') => {
  const parsed = operations.checkOutReservation.input.parse({ reservationId, odometerMeters: 50_000_000, ...input });
  return checkOutReservation(await stage.as(person), parsed);
};
const checkIn = async (reservationId: string, input: Partial<Input> = {}, person: DemoPerson = 'employee') => {
  const parsed = operations.checkInReservation.input.parse({ reservationId, odometerMeters: 50_080_000, ...input });
  return checkInReservation(await stage.as(person), parsed);
};
const isFree = async (from: string, to: string) => {
  const period = { startDate: at(from).toISOString(), endDate: at(to).toISOString() };
  const found = await findAvailability(await stage.as('employee2'), { ...period, vehicleId: corsa, limit: 1 });
  return found.totalCount === 1;
};
const odometer = async () => {
  const [row] = await stage.look<{ km: number }>('select odometer_meters / 1000 as km from vehicles where id = $1', [
    corsa,
  ]);
  return row?.km;
};
async function photoOf(person: DemoPerson): Promise<string> {
  const { tenantId, actor } = await stage.as(person);
  const [row] = await stage.look<{ id: string }>(
    `insert into photos (tenant_id, content_type, content, sha256, uploaded_by)
     values ($1, 'image/png', 'picture', sha256('picture'), $2) returning id`,
    [tenantId, actor.userId],
  );
  return row?.id ?? '';
}

describe('a vehicle', () => {
  test('that is taken makes its reservation active, and completed when it is back', async () => {
    const id = await reserve('08:00', '12:00');
    clock = at('08:05');
    const photoIds = [await photoOf('employee')];
    const out = await checkOut(id, {
      energyPercent: 80,
      location: 'P20, row 4',
      note: 'Scratch on the door',
      photoIds,
    });
    expect(out).toMatchObject({
      kind: 'check-out',
      occurredAt: at('08:05').toISOString(),
      energyPercent: 80,
      location: 'P20, row 4',
      photoIds,
      recordedBy: { displayName: 'Elena Fischer' },
      reservation: {
        status: 'active',
        checkedOutAt: at('08:05').toISOString(),
        allowedActions: ['update', 'check-in'],
      },
    });
    clock = at('11:50');
    const back = await checkIn(id, { odometerMeters: 50_120_000 });
    expect(back.reservation).toMatchObject({ status: 'completed', checkedInAt: at('11:50').toISOString(), version: 3 });
    expect(await odometer()).toBe(50_120);
    const { handovers } = await listReservationHandovers(await stage.as('employee'), { reservationId: id });
    expect(handovers.map(({ kind }) => kind)).toEqual(['check-out', 'check-in']);
  });

  test('is taken and returned once, and never in another order', async () => {
    const id = await reserve('08:00', '12:00');
    clock = at('08:00');
    await expect(checkIn(id)).rejects.toMatchObject({ code: 'RULE_VIOLATED' });
    const twice = await Promise.allSettled([checkOut(id), checkOut(id)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    clock = at('10:00');
    const back = await Promise.allSettled([checkIn(id), checkIn(id)]);
    expect(back.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(checkOut(id)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await stage.look('select kind from handovers where reservation_id = $1', [id])).toHaveLength(2);
  });

  test('is handed over by its driver or a fleet manager; for others the reservation does not exist', async () => {
    const id = await reserve('08:00', '12:00');
    clock = at('08:00');
    await expect(checkOut(id, {}, 'employee2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await checkOut(id, {}, 'manager');
    await expect(checkIn(id, {}, 'employee2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await checkIn(id, {}, 'employee');
  });

  test('whose reservation waits for a decision is not taken', async () => {
    const id = await reserve('08:00', '12:00', 'employee', demoVehicleId('M-FT 1204'));
    clock = at('08:00');
    await expect(checkOut(id, { odometerMeters: 900_000_000 })).rejects.toMatchObject({ code: 'RULE_VIOLATED' });
  });

  test('is handed over in the version that was seen', async () => {
    const id = await reserve('08:00', '12:00');
    clock = at('08:00');
    await expect(checkOut(id, { expectedVersion: 7 })).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    await checkOut(id, { expectedVersion: 1 });
  });
});

describe('before the start', () => {
  test('a vehicle is taken at most an hour early, and belongs to its driver from then on', async () => {
    const id = await reserve('08:00', '12:00');
    clock = at('06:59');
    await expect(checkOut(id)).rejects.toMatchObject({ code: 'RULE_VIOLATED' });
    clock = at('07:00');
    expect(await isFree('07:00', '07:30')).toBe(true);
    const { reservation } = await checkOut(id);
    expect(reservation).toMatchObject({ startDate: at('07:00').toISOString(), endDate: at('12:00').toISOString() });
    expect(await isFree('07:00', '07:30')).toBe(false);
    const [audit] = await stage.look<{ detail: object }>(
      "select detail from audit_log where entity_id = $1 and action = 'reservation.checked-out'",
      [id],
    );
    expect(audit?.detail).toMatchObject({
      startDate: { from: at('08:00').toISOString(), to: at('07:00').toISOString() },
    });
  });

  test.each([
    ['reserved it', 'taken', () => reserve('07:00', '07:30', 'employee2')],
    [
      'is just reserving it',
      'held',
      async () => {
        const period = { startDate: at('07:00').toISOString(), endDate: at('07:30').toISOString() };
        await createHold(await stage.as('employee2'), { vehicleId: corsa, ...period });
      },
    ],
  ] as const)('it is not taken while somebody else %s', async (_, rule, claim) => {
    const id = await reserve('08:00', '12:00');
    clock = at('06:55');
    await claim();
    clock = at('07:02');
    await expect(checkOut(id)).rejects.toMatchObject({ code: 'CONFLICT', rule });
    clock = at('08:00');
    await checkOut(id);
  });
});

test('a vehicle that is still out is not handed to the next driver, and only managers learn who has it', async () => {
  const earlier = await reserve('08:00', '10:00', 'employee2');
  const id = await reserve('10:15', '12:00');
  clock = at('08:00');
  await checkOut(earlier, {}, 'employee2');
  clock = at('10:20');
  await expect(checkOut(id)).rejects.toMatchObject({
    code: 'CONFLICT',
    rule: 'overdue',
    message: expect.not.stringContaining('Jonas'),
    alternatives: expect.arrayContaining([expect.objectContaining({ kind: 'other-vehicle' })]),
  });
  const byManager = checkOut(id, {}, 'manager');
  await expect(byManager).rejects.toMatchObject({ rule: 'overdue', message: expect.stringContaining('Jonas Berger') });
  await checkIn(earlier, {}, 'employee2');
  await checkOut(id, { odometerMeters: 50_080_000 });
});

test('a vehicle in the workshop is not taken', async () => {
  const id = await reserve('08:00', '12:00');
  const work = { kind: 'repair', startDate: at('07:00').toISOString(), status: 'in_progress' };
  const input = operations.createMaintenance.input.parse({ vehicleId: corsa, ...work });
  const { id: maintenanceId } = await createMaintenance(await stage.as('manager'), input);
  clock = at('08:00');
  await expect(checkOut(id)).rejects.toMatchObject({ code: 'RULE_VIOLATED', rule: 'maintenance' });
  await updateMaintenance(await stage.as('manager'), { maintenanceId, status: 'done' });
  await checkOut(id);
});

describe('the odometer', () => {
  test('never runs backward, unless a fleet manager says that it was wrong', async () => {
    const id = await reserve('08:00', '12:00');
    clock = at('08:00');
    const wrong = { code: 'VALIDATION_FAILED', errors: [{ path: 'odometerMeters' }] };
    await expect(checkOut(id, { odometerMeters: 49_999_999 })).rejects.toMatchObject(wrong);
    const corrected = { odometerMeters: 49_000_000, correctOdometer: true };
    await expect(checkOut(id, corrected)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await odometer()).toBe(50_000);
    expect(await checkOut(id, corrected, 'manager')).toMatchObject({ odometerCorrected: true });
    expect(await odometer()).toBe(49_000);
    const audit = await stage.look(
      "select actor_kind, detail -> 'odometerMeters' as odometer from audit_log where action = 'vehicle.odometer-corrected'",
    );
    expect(audit).toEqual([{ actor_kind: 'user', odometer: { from: 50_000_000, to: 49_000_000 } }]);
    clock = at('09:00');
    await expect(checkIn(id, { odometerMeters: 48_000_000 })).rejects.toMatchObject(wrong);
  });
});

describe('what was recorded without a connection', () => {
  test('counts from when it happened', async () => {
    const id = await reserve('08:00', '09:00');
    clock = at('09:30');
    await checkOut(id, { occurredAt: at('08:10').toISOString() });
    const { reservation } = await checkIn(id, { occurredAt: at('08:50').toISOString() });
    expect(reservation).toMatchObject({
      status: 'completed',
      checkedOutAt: at('08:10').toISOString(),
      checkedInAt: at('08:50').toISOString(),
    });
  });

  test('did not happen in the future, too early, or out of order', async () => {
    const id = await reserve('08:00', '12:00');
    clock = at('08:30');
    const late = checkOut(id, { occurredAt: at('08:31').toISOString() });
    await expect(late).rejects.toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'occurredAt' }] });
    const early = checkOut(id, { occurredAt: at('06:59').toISOString() });
    await expect(early).rejects.toMatchObject({ code: 'RULE_VIOLATED' });
    await checkOut(id, { occurredAt: at('08:20').toISOString() });
    const before = checkIn(id, { occurredAt: at('08:15').toISOString() });
    await expect(before).rejects.toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'occurredAt' }] });
  });
});

describe('a vehicle that comes back early', () => {
  test('is free for the rest, after its turnaround, and paid for as long as it was out', async () => {
    const hourlyCents = 600;
    await stage.look('update vehicle_classes set hourly_cost_cents = $1', [hourlyCents]);
    const id = await reserve('08:00', '18:00');
    clock = at('08:00');
    await checkOut(id);
    clock = at('10:00');
    const { reservation } = await checkIn(id);
    expect(reservation).toMatchObject({ endDate: at('10:00').toISOString(), costCents: 2 * hourlyCents });
    expect(await isFree('10:10', '11:00')).toBe(false);
    expect(await isFree('10:15', '17:00')).toBe(true);
    await reserve('10:15', '17:00', 'employee2');
  });

  test('needs no turnaround in a pool without one', async () => {
    await stage.look("update pools set buffer_minutes = 0 where name = 'Munich Airport'");
    const id = await reserve('08:00', '18:00');
    await stage.look("update pools set buffer_minutes = 15 where name = 'Munich Airport'");
    clock = at('08:00');
    await checkOut(id);
    clock = at('10:00');
    await checkIn(id);
    expect(await isFree('10:00', '11:00')).toBe(true);
  });
});

test('a vehicle that comes back late goes to the next driver at once: their time is not cut by a turnaround', async () => {
  const id = await reserve('08:00', '10:00');
  const next = await reserve('10:15', '12:00', 'employee2');
  clock = at('08:00');
  await checkOut(id);
  clock = at('10:20');
  const { reservation } = await checkIn(id);
  expect(reservation).toMatchObject({ endDate: at('10:00').toISOString(), checkedInAt: at('10:20').toISOString() });
  expect(await stage.look('select from maintenance where reservation_id = $1', [id])).toEqual([]);
  await checkOut(next, { odometerMeters: 50_080_000 }, 'employee2');
});

describe('a damage', () => {
  test('is only told, when the vehicle can be driven', async () => {
    const id = await reserve('08:00', '10:00');
    clock = at('08:00');
    await checkOut(id, { damage: 'Scratch on the left door' });
    clock = at('10:00');
    expect(await checkIn(id, { damage: 'Wiper torn' })).toMatchObject({ damage: 'Wiper torn' });
    expect(await isFree('10:15', '11:00')).toBe(true);
  });

  test('blocks the vehicle when it cannot, until the repair is done; managers see whom that concerns', async () => {
    const id = await reserve('08:00', '10:00');
    const next = await reserve('14:00', '16:00', 'employee2');
    clock = at('08:00');
    await checkOut(id);
    clock = at('10:00');
    const damage = { damage: 'Oil on the ground', damageBlocksVehicle: true };
    const back = await checkIn(id, damage, 'manager');
    expect(back.affected).toMatchObject({ reservations: [{ id: next, driverName: 'Jonas Berger' }] });
    await expect(reserve('11:00', '12:00', 'approver')).rejects.toMatchObject({ rule: 'maintenance' });
    const [repair] = await stage.look<{ id: string }>(
      "select id, kind, status, end_date, note from maintenance where vehicle_id = $1 and status = 'in_progress'",
      [corsa],
    );
    expect(repair).toMatchObject({ kind: 'repair', end_date: null, note: 'Oil on the ground' });
    clock = at('10:30');
    await updateMaintenance(await stage.as('manager'), { maintenanceId: repair?.id ?? '', status: 'done' });
    await reserve('11:00', '12:00', 'approver');
  });

  test('that blocks the vehicle is described, and its driver is not told who reserved next', async () => {
    const id = await reserve('08:00', '10:00');
    clock = at('08:00');
    const nothing = checkOut(id, { damageBlocksVehicle: true });
    await expect(nothing).rejects.toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'damage' }] });
    await checkOut(id);
    expect(await checkIn(id, { damage: 'Flat tire', damageBlocksVehicle: true })).not.toHaveProperty('affected');
  });
});

test('a picture is the own upload of whoever records the handover', async () => {
  const id = await reserve('08:00', '10:00');
  clock = at('08:00');
  for (const photoIds of [[await photoOf('employee2')], [crypto.randomUUID()]]) {
    const refused = checkOut(id, { photoIds });
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND', errors: [{ path: 'photoIds.0' }] });
  }
  const own = await photoOf('employee');
  expect((await checkOut(id, { photoIds: [own, own.toUpperCase()] })).photoIds).toEqual([own]);
});

test('the handovers of a vehicle are for fleet managers, newest first, a page at a time', async () => {
  const list = async (person: DemoPerson, page: object = {}) =>
    listVehicleHandovers(
      await stage.as(person),
      operations.listVehicleHandovers.input.parse({ vehicleId: corsa, limit: 200, ...page }),
    );
  await expect(list('employee')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const all = (await list('manager')).handovers;
  expect(all.length).toBeGreaterThan(10);
  const times = all.map(({ occurredAt }) => occurredAt);
  expect(times).toEqual(times.toSorted().reverse());
  const first = await list('manager', { limit: 3 });
  const second = await list('manager', { cursor: first.nextCursor ?? '' });
  expect([...first.handovers, ...second.handovers]).toEqual(all);
  await expect(list('manager', { vehicleId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const foreign = listReservationHandovers(await stage.as('employee2'), { reservationId: all[0]?.reservationId ?? '' });
  await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
