import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { approveReservation } from './approve-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { updateReservation } from './update-reservation.ts';

let clock = new Date('2026-11-23T07:00:00Z');
const transit = demoVehicleId('M-FT 1204');
const otherTransit = demoVehicleId('M-FT 1205');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());
beforeEach(() => {
  clock = new Date('2026-11-23T07:00:00Z');
});

let day = 0;
/** The employee's reservation of the Transit from 08:00 to 11:00 UTC on a day of its own, and that day. */
async function reserve(vehicleId = transit) {
  const date = new Date(Date.UTC(2026, 11, 1 + day++)).toISOString().slice(0, 10);
  const at = (time: string) => `${date}T${time}:00Z`;
  const period = { startDate: at('08:00'), endDate: at('11:00') };
  const made = await createReservation(await stage.as('employee'), { ...period, vehicleId, purpose: 'Site visit' });
  return { ...made, at };
}

/** Of the pool both Transits belong to. */
const setPool = (columns: Record<string, number>) =>
  stage.look(
    `update pools set ${Object.keys(columns).map((name, index) => `${name} = $${index + 2}`)}
     where id = (select pool_id from vehicles where id = $1)`,
    [transit, ...Object.values(columns)],
  );

describe('a reservation is changed', () => {
  test('in what describes it, without a new decision', async () => {
    const { id } = await reserve();
    await approveReservation(await stage.as('approver'), { reservationId: id });
    const changed = await updateReservation(await stage.as('employee'), {
      reservationId: id,
      purpose: 'Bridge inspection',
      department: null,
      costCenter: 'CC-2100',
    });
    expect(changed).toMatchObject({
      purpose: 'Bridge inspection',
      department: null,
      costCenter: 'CC-2100',
      status: 'approved',
      version: 3,
    });
    const audit = await stage.look(
      "select action, detail from audit_log where entity_id = $1 and action = 'reservation.changed'",
      [id],
    );
    expect(audit).toEqual([
      {
        action: 'reservation.changed',
        detail: { purpose: 'Bridge inspection', department: null, costCenter: 'CC-2100' },
      },
    ]);
  });

  test('into free time of its own vehicle, its own claim not being in the way', async () => {
    const { id, at } = await reserve();
    const moved = await updateReservation(await stage.as('employee'), { reservationId: id, endDate: at('12:00') });
    expect(moved).toMatchObject({ endDate: at('12:00').replace('Z', '.000Z'), status: 'pending' });
  });

  test('to another vehicle, which sets the first one free', async () => {
    const { id, startDate, endDate } = await reserve();
    const employee = await stage.as('employee');
    const swapped = await updateReservation(employee, { reservationId: id, vehicleId: otherTransit });
    expect(swapped.vehicle.licensePlate).toBe('M-FT 1205');
    const next = { startDate, endDate, vehicleId: transit, purpose: 'Next' };
    await expect(createReservation(await stage.as('employee2'), next)).resolves.toMatchObject({ status: 'pending' });
  });

  test('not into somebody else’s time, with what would work instead', async () => {
    const { id, at } = await reserve();
    const later = { startDate: at('13:00'), endDate: at('15:00'), vehicleId: transit, purpose: 'Other' };
    await createReservation(await stage.as('employee2'), later);
    const refused = updateReservation(await stage.as('employee'), { reservationId: id, endDate: at('14:00') });
    await expect(refused).rejects.toMatchObject({
      code: 'CONFLICT',
      rule: 'taken',
      alternatives: expect.arrayContaining([expect.objectContaining({ kind: 'other-vehicle' })]),
    });
    const [row] = await stage.look<{ version: number }>('select version from reservations where id = $1', [id]);
    expect(row?.version).toBe(1);
  });

  test('for somebody else although the pool no longer lets its creator reserve for others, with what would work instead', async () => {
    const rules = (reservesForOthers: string) =>
      stage.look('update pools set reserves_for_others = $2 where id = (select pool_id from vehicles where id = $1)', [
        transit,
        reservesForOthers,
      ]);
    const [jonas] = await stage.look<{ id: string }>("select id from drivers where display_name = 'Jonas Berger'");
    await rules('everybody');
    const { at } = await reserve(otherTransit);
    const forOther = { startDate: at('08:00'), endDate: at('11:00'), vehicleId: transit, driverId: jonas?.id };
    const { id } = await createReservation(await stage.as('employee'), { ...forOther, purpose: 'For Jonas' });
    await rules('fleet_manager');
    const later = { startDate: at('13:00'), endDate: at('15:00'), vehicleId: transit, purpose: 'Other' };
    await createReservation(await stage.as('employee2'), later);
    const change = async (endDate: string) =>
      updateReservation(await stage.as('employee2'), { reservationId: id, endDate });
    await expect(change(at('12:00'))).resolves.toMatchObject({ version: 2 });
    const refused = await change(at('14:00')).catch((error) => error);
    expect(refused).toMatchObject({ rule: 'taken' });
    expect(refused.alternatives).toContainEqual(expect.objectContaining({ kind: 'other-vehicle' }));
    expect(refused.alternatives).toContainEqual(expect.objectContaining({ kind: 'other-time', vehicleId: transit }));
  });

  describe('although what was laid over it later forbids to reserve so', () => {
    const laidOver: Record<string, (id: string, at: (time: string) => string) => Promise<unknown>> = {
      'a blackout': (id, at) =>
        stage.look(
          `insert into blackouts (tenant_id, vehicle_id, start_date, end_date, reason, created_by)
           select tenant_id, vehicle_id, $2, $3, 'Inspection', created_by from reservations where id = $1`,
          [id, at('10:00'), at('16:00')],
        ),
      'a maintenance': (id, at) =>
        stage.look(
          `insert into maintenance (tenant_id, vehicle_id, start_date, end_date, kind, status, created_by)
           select tenant_id, vehicle_id, $2, $3, 'inspection', 'planned', created_by from reservations where id = $1`,
          [id, at('10:00'), at('16:00')],
        ),
    };
    test.each(Object.keys(laidOver))(
      '%s: in what describes it, and into less time, but not into more',
      async (what) => {
        const { id, at } = await reserve();
        await laidOver[what]?.(id, at);
        const employee = await stage.as('employee');
        const change = (input: { purpose?: string; startDate?: string; endDate?: string }) =>
          updateReservation(employee, { reservationId: id, ...input });
        expect(await change({ purpose: 'Elsewhere' })).toMatchObject({ purpose: 'Elsewhere' });
        expect(await change({ endDate: at('10:30') })).toMatchObject({ endDate: `${at('10:30').slice(0, -1)}.000Z` });
        expect(await change({ startDate: at('07:45') })).toMatchObject({ version: 4 });
        await expect(change({ endDate: at('11:00') })).rejects.toMatchObject({ code: 'RULE_VIOLATED' });
      },
    );

    test('a vehicle out of service: into less time, but not into more', async () => {
      const { id, at } = await reserve();
      await stage.look("update vehicles set status = 'maintenance' where id = $1", [transit]);
      const employee = await stage.as('employee');
      await updateReservation(employee, { reservationId: id, endDate: at('10:00') });
      await expect(updateReservation(employee, { reservationId: id, endDate: at('10:30') })).rejects.toMatchObject({
        code: 'RULE_VIOLATED',
        rule: 'maintenance',
      });
      await stage.look("update vehicles set status = 'active' where id = $1", [transit]);
    });

    test('a rule of the pool: into less time', async () => {
      const { id, at } = await reserve();
      await setPool({ maximum_length_minutes: 60 });
      const shorter = await updateReservation(await stage.as('employee'), { reservationId: id, endDate: at('10:30') });
      expect(shorter.version).toBe(2);
      await setPool({ maximum_length_minutes: 20_160 });
    });
  });

  describe('gets the turnaround of the pool as it is now', () => {
    const bufferOf = async (id: string) => {
      const [row] = await stage.look<{ minutes: number }>(
        'select buffer_minutes as minutes from reservations where id = $1',
        [id],
      );
      return row?.minutes;
    };
    afterEach(() => setPool({ buffer_minutes: 30 }));

    test('where it is moved, and keeps the one it has where it is not', async () => {
      const { id, at } = await reserve();
      await setPool({ buffer_minutes: 60 });
      const employee = await stage.as('employee');
      await updateReservation(employee, { reservationId: id, purpose: 'Elsewhere' });
      expect(await bufferOf(id)).toBe(30);
      await updateReservation(employee, { reservationId: id, endDate: at('12:00') });
      expect(await bufferOf(id)).toBe(60);
    });

    test('but no longer than it had the vehicle before, where it is only shortened', async () => {
      const { id, at } = await reserve();
      const next = { startDate: at('11:30'), endDate: at('12:00'), vehicleId: transit, purpose: 'Right after' };
      await createReservation(await stage.as('employee2'), next);
      await setPool({ buffer_minutes: 60 });
      await updateReservation(await stage.as('employee'), { reservationId: id, endDate: at('10:45') });
      expect(await bufferOf(id)).toBe(45);
    });
  });

  test('keeps what it costs unless time or vehicle change, and why it was chosen unless the vehicle does', async () => {
    const { id, at } = await reserve();
    await stage.look("update reservations set assignment_reason = 'It is the only one' where id = $1", [id]);
    await stage.look("update vehicle_classes set hourly_cost_cents = hourly_cost_cents + 100 where class = 'van'");
    const employee = await stage.as('employee');
    const change = (input: object) => updateReservation(employee, { reservationId: id, ...input });
    expect(await change({ purpose: 'x' })).toMatchObject({ costCents: 3_600, assignmentReason: 'It is the only one' });
    expect(await change({ endDate: at('12:00') })).toMatchObject({ costCents: 5_200 });
    expect(await change({ vehicleId: otherTransit })).toMatchObject({ assignmentReason: null });
    await stage.look("update vehicle_classes set hourly_cost_cents = hourly_cost_cents - 100 where class = 'van'");
  });

  test('by the same rules by which it was made', async () => {
    const { id, at } = await reserve();
    const employee = await stage.as('employee');
    await expect(updateReservation(employee, { reservationId: id, endDate: at('07:00') })).rejects.toMatchObject({
      code: 'RULE_VIOLATED',
      rule: 'end-before-start',
    });
    await expect(
      updateReservation(employee, { reservationId: id, startDate: '2026-11-01T08:00:00Z' }),
    ).rejects.toMatchObject({ rule: 'start-in-past' });
  });

  test('after it began only where its start is left alone', async () => {
    const { id, at } = await reserve();
    await approveReservation(await stage.as('approver'), { reservationId: id });
    clock = new Date(at('09:00'));
    const employee = await stage.as('employee');
    await expect(updateReservation(employee, { reservationId: id, endDate: at('11:30') })).resolves.toMatchObject({
      status: 'approved',
    });
    await expect(updateReservation(employee, { reservationId: id, startDate: at('08:30') })).rejects.toMatchObject({
      rule: 'start-in-past',
    });
  });

  test('never so that it ends before now: what has begun ends when its vehicle is back', async () => {
    const { id, at } = await reserve(demoVehicleId('M-CO 1010'));
    const employee = await stage.as('employee');
    clock = new Date(at('10:00'));
    const past = updateReservation(employee, { reservationId: id, endDate: at('09:00') });
    await expect(past).rejects.toMatchObject({ code: 'RULE_VIOLATED', rule: 'end-in-past' });
    const ahead = await updateReservation(employee, { reservationId: id, endDate: at('10:30') });
    clock = new Date(at('10:45'));
    const same = { reservationId: id, purpose: 'Still out' };
    await expect(updateReservation(employee, same)).rejects.toMatchObject({ code: 'RULE_VIOLATED' });
    expect(ahead.endDate).toBe(at('10:30').replace('Z', '.000Z'));
  });

  test('within the quota of the week in which it then begins, also where its start only gives time back', async () => {
    const [corsa, employee] = [demoVehicleId('M-CO 1010'), await stage.as('employee2')];
    const quotas = JSON.stringify([{ measure: 'reservations', limit: 1, per: 'week' }]);
    await stage.look("update pools set quotas = $1 where name = 'Munich Airport'", [quotas]);
    const make = (startDate: string, endDate: string) =>
      createReservation(employee, { vehicleId: corsa, startDate, endDate, purpose: 'Fair' });
    const night = await make('2027-02-07T21:00:00Z', '2027-02-08T11:00:00Z');
    await make('2027-02-09T08:00:00Z', '2027-02-09T09:00:00Z');
    const intoNextWeek = updateReservation(employee, { reservationId: night.id, startDate: '2027-02-08T07:00:00Z' });
    await expect(intoNextWeek).rejects.toMatchObject({ code: 'RULE_VIOLATED', rule: 'quota' });
    await updateReservation(employee, { reservationId: night.id, startDate: '2027-02-07T22:00:00Z' });
    await stage.look("update pools set quotas = '[]' where name = 'Munich Airport'");
  });

  test('only by whoever saw its present version', async () => {
    const { id } = await reserve();
    const employee = await stage.as('employee');
    await updateReservation(employee, { reservationId: id, purpose: 'First', expectedVersion: 1 });
    await expect(
      updateReservation(employee, { reservationId: id, purpose: 'Second', expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });

  test('by its driver, whoever made it, and fleet managers; for others it does not exist', async () => {
    const { id } = await reserve();
    const change = { reservationId: id, purpose: 'Changed' };
    await expect(updateReservation(await stage.as('manager'), change)).resolves.toMatchObject({ purpose: 'Changed' });
    await expect(updateReservation(await stage.as('approver'), change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(updateReservation(await stage.as('employee2'), change)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('by two at once onto one free time: exactly one gets it', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await reserve(), await reserve(otherTransit)];
      const free = one.at('18:00');
      const end = one.at('20:00');
      const moves = [one, other].map(async ({ id }) =>
        updateReservation(await stage.as('employee'), {
          reservationId: id,
          vehicleId: transit,
          startDate: free,
          endDate: end,
        }),
      );
      const answers = await Promise.allSettled(moves);
      const refused = answers.filter(({ status }) => status === 'rejected');
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({ reason: { code: 'CONFLICT', rule: 'taken' } });
    }
  });
});
