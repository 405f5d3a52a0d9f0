import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { retireVehicle } from '../vehicle/retire-vehicle.ts';
import { approveReservation } from './approve-reservation.ts';
import { cancelReservation } from './cancel-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { findAvailability } from './find-availability.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
const transit = demoVehicleId('M-FT 1204');
const golf = demoVehicleId('M-VW 5012');
const corsa = demoVehicleId('M-CO 1010');
const sprinterInMaintenance = demoVehicleId('M-MB 3320');

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(now);
});
afterAll(() => stage.drop());

/** @param times `HH:MM` in UTC */
function on(day: string, start: string, end: string, vehicleId = transit, purpose = 'Site visit') {
  return { vehicleId, startDate: `${day}T${start}:00Z`, endDate: `${day}T${end}:00Z`, purpose };
}

describe('creating a reservation', () => {
  test('waits for the decision of the manager of whoever makes it, where the pool asks for one', async () => {
    const reservation = await createReservation(await stage.as('employee'), on('2026-12-01', '08:00', '11:00'));
    expect(reservation).toMatchObject({
      status: 'pending',
      approver: { displayName: 'Amira Haddad' },
      driver: { displayName: 'Elena Fischer' },
      costCenter: 'CC-1200',
      department: 'Field Service',
      timeZone: 'Europe/Berlin',
      version: 1,
      allowedActions: ['update', 'cancel'],
    });
  });

  test('stands at once in a pool that asks nobody, and asks the fleet managers for somebody without a manager', async () => {
    const inOpenPool = await createReservation(await stage.as('employee'), on('2026-12-01', '08:00', '11:00', corsa));
    const byTheTop = await createReservation(await stage.as('admin'), on('2026-12-01', '08:00', '11:00', golf));
    expect(inOpenPool).toMatchObject({ status: 'approved', approver: null, approvedBy: null });
    expect(byTheTop).toMatchObject({ status: 'pending', approver: { displayName: 'Marco Rossi' } });
  });

  test('leaves the audit row and the event in the same transaction', async () => {
    const { id } = await createReservation(await stage.as('employee'), on('2026-12-02', '08:00', '11:00'));
    const audit = await stage.look('select action, actor_kind from audit_log where entity_id = $1', [id]);
    const events = await stage.look('select type, payload from outbox_events where entity_id = $1', [id]);
    expect(audit).toEqual([{ action: 'reservation.created', actor_kind: 'user' }]);
    const askedUserIds = [(await stage.as('approver')).actor.userId];
    expect(events).toEqual([
      { type: 'reservation.created', payload: { version: 1, vehicleId: transit, askedUserIds } },
    ]);
  });

  test('names other vehicles at the same time and other times of the vehicle when it is taken', async () => {
    await createReservation(await stage.as('employee'), on('2026-12-03', '08:00', '11:00'));
    const refusal = createReservation(await stage.as('employee2'), on('2026-12-03', '10:00', '12:00'));
    const times = { startDate: '2026-12-03T10:00:00.000Z', endDate: '2026-12-03T12:00:00.000Z' };
    await expect(refusal).rejects.toMatchObject({
      code: 'CONFLICT',
      message:
        'Ford Transit (M-FT 1204) is already reserved at that time (Thu 3 Dec 2026, 11:00 to 13:00). Choose one of the alternatives.',
      alternatives: [
        { kind: 'other-vehicle', licensePlate: 'M-FT 1205', ...times },
        { kind: 'other-vehicle', licensePlate: 'M-FT 1311', ...times },
        { kind: 'other-vehicle', licensePlate: 'M-ID 7710E', ...times },
        { kind: 'other-time', startDate: '2026-12-03T05:30:00.000Z', endDate: '2026-12-03T07:30:00.000Z' },
        { kind: 'other-time', startDate: '2026-12-03T11:30:00.000Z', endDate: '2026-12-03T13:30:00.000Z' },
      ].map((one) => expect.objectContaining(one)),
    });
  });

  test('accepts every alternative it named', async () => {
    const colleague = await stage.as('employee2');
    await createReservation(await stage.as('employee'), on('2026-12-04', '08:00', '11:00'));
    const refusal = await createReservation(colleague, on('2026-12-04', '08:00', '11:00')).catch((error) => error);
    expect(refusal.alternatives).toHaveLength(5);
    for (const { vehicleId, startDate, endDate } of refusal.alternatives) {
      await expect(
        createReservation(colleague, { vehicleId, startDate, endDate, purpose: 'x' }),
      ).resolves.toBeDefined();
    }
  });

  test('keeps the turnaround of the pool free on both sides', async () => {
    const context = await stage.as('employee');
    await createReservation(context, on('2026-12-05', '10:00', '12:00'));
    const tooLate = createReservation(context, on('2026-12-05', '12:15', '13:00'));
    const tooEarly = createReservation(context, on('2026-12-05', '08:00', '09:45'));
    await expect(tooLate).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(tooEarly).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(createReservation(context, on('2026-12-05', '12:30', '13:00'))).resolves.toBeDefined();
    await expect(createReservation(context, on('2026-12-05', '08:00', '09:30'))).resolves.toBeDefined();
  });

  test('somebody who has never driven becomes a driver with the first reservation', async () => {
    await stage.look("delete from drivers where display_name = 'Marco Rossi'");
    const reservation = await createReservation(await stage.as('manager'), on('2026-12-08', '08:00', '11:00'));
    expect(reservation.driver).toMatchObject({ displayName: 'Marco Rossi', userId: reservation.createdBy.userId });
  });

  test('a vehicle in maintenance, an unknown one, and an unknown cost center are refused with a reason', async () => {
    const context = await stage.as('employee');
    const day = '2026-12-09';
    await expect(createReservation(context, on(day, '08:00', '09:00', sprinterInMaintenance))).rejects.toMatchObject({
      code: 'RULE_VIOLATED',
      message: expect.stringContaining('is in maintenance'),
    });
    await expect(
      createReservation(context, on(day, '08:00', '09:00', demoVehicleId('NJ K42-RTV', 'fabrikam'))),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      createReservation(context, { ...on(day, '08:00', '09:00'), costCenter: 'CC-9999' }),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED', message: expect.stringContaining('CC-9999') });
  });

  test('a cancelled reservation gives the vehicle back', async () => {
    const context = await stage.as('employee');
    const { id } = await createReservation(context, on('2026-12-10', '08:00', '11:00'));
    await cancelReservation(context, { reservationId: id });
    await expect(createReservation(context, on('2026-12-10', '08:00', '11:00'))).resolves.toBeDefined();
  });
});

test('a vehicle that is retired at the same moment is either reserved or gone, never both', async () => {
  const [employee, manager] = await Promise.all([stage.as('employee'), stage.as('manager')]);
  const plates = ['M-VW 5012', 'M-VW 5013', 'M-CO 1010', 'B-FT 6101', 'M-VW 2040', 'M-FT 1311'];
  for (const vehicleId of plates.map((plate) => demoVehicleId(plate))) {
    const period = { startDate: '2027-02-01T08:00:00Z', endDate: '2027-02-01T09:00:00Z' };
    const [reserved, retired] = await Promise.allSettled([
      createReservation(employee, { ...period, vehicleId, purpose: 'Last ride' }),
      retireVehicle(manager, { vehicleId }),
    ]);
    expect([reserved.status, retired.status].sort()).toEqual(['fulfilled', 'rejected']);
    if (reserved.status === 'rejected') expect(reserved.reason).toMatchObject({ code: 'RULE_VIOLATED' });
  }
});

describe('search and save', () => {
  const period = { startDate: '2026-12-14T08:00:00Z', endDate: '2026-12-14T11:00:00Z' };

  test('a vehicle is offered until somebody reserves it', async () => {
    const context = await stage.as('employee');
    const search = () => findAvailability(context, { ...period, class: 'van', limit: 200 });
    const before = await search();
    expect(before.vehicles.map(({ vehicleId }) => vehicleId)).toContain(transit);
    const { id } = await createReservation(context, { ...period, vehicleId: transit, purpose: 'Site visit' });
    await approveReservation(await stage.as('approver'), { reservationId: id });
    const after = await search();
    expect(after.vehicles.map(({ vehicleId }) => vehicleId)).not.toContain(transit);
    expect(after.totalCount).toBe(before.totalCount - 1);
  });

  test('says of each vehicle whether it needs a decision, and offers none in maintenance', async () => {
    const { vehicles } = await findAvailability(await stage.as('employee'), { ...period, limit: 200 });
    const needs = new Map(vehicles.map(({ licensePlate, approvalRequired }) => [licensePlate, approvalRequired]));
    expect(needs.get('M-VW 5012')).toBe(true);
    expect(needs.get('M-CO 1010')).toBe(false);
    expect(needs.has('M-MB 3320')).toBe(false);
  });

  test('a period that no pool lends for is refused with the reason, not answered with nothing', async () => {
    const search = findAvailability(await stage.as('employee'), {
      ...period,
      endDate: '2027-01-20T08:00:00Z',
      limit: 10,
    });
    await expect(search).rejects.toMatchObject({
      code: 'RULE_VIOLATED',
      message: expect.stringMatching(/at most 14 days\. End by Mon 28 Dec 2026, 09:00/),
    });
  });
});
