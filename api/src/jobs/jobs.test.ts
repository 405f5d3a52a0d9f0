import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../infra/local/testing/demo-stage.ts';
import type { SystemContext } from '../domain/command-context.ts';
import { checkInReservation } from '../domain/handover/check-in-reservation.ts';
import { checkOutReservation } from '../domain/handover/check-out-reservation.ts';
import { createMaintenance } from '../domain/maintenance/create-maintenance.ts';
import { updateMaintenance } from '../domain/maintenance/update-maintenance.ts';
import { approveReservation } from '../domain/reservation/approve-reservation.ts';
import { createReservation } from '../domain/reservation/create-reservation.ts';
import { getReservation } from '../domain/reservation/reservation-queries.ts';
import { updateReservation } from '../domain/reservation/update-reservation.ts';
import { updateVehicle } from '../domain/vehicle/update-vehicle.ts';
import { completeEnded } from './complete-ended.ts';
import { noteOverdue } from './note-overdue.ts';
import { noteUnclaimed } from './note-unclaimed.ts';
import { reassignDelayed } from './reassign-delayed.ts';
import { releaseNoShows } from './release-no-shows.ts';
import { remindDrivers } from './remind-drivers.ts';
import { type ClockJob, clockJobs, runJobs } from './run-jobs.ts';
import { sweep } from './sweep.ts';

let clock = new Date();
let stage: DemoStage;
let system: SystemContext;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
  await stage.look("update vehicles set odometer_meters = 1000 where status = 'active'");
});
afterAll(() => stage.drop());

const corsa = demoVehicleId('M-CO 1010');
const otherCorsa = demoVehicleId('M-CO 1011');
let day = 0;
let date = '';
beforeEach(() => {
  date = new Date(Date.UTC(2026, 11, 1 + 3 * day++)).toISOString().slice(0, 10);
  clock = at('05:00');
});
afterEach(async () => {
  await stage.look("update reservations set status = 'completed'");
  await stage.look("update maintenance set status = 'done'");
  await stage.look('update pools set no_show_minutes = null');
});
const at = (time: string) => new Date(`${date}T${time}:00.000Z`);
const hours = (number: number) => number * 3_600_000;

const reserve = async (from: string | Date, to: string | Date, person: DemoPerson = 'employee', vehicleId = corsa) => {
  const instant = (time: string | Date) => (typeof time === 'string' ? at(time) : time).toISOString();
  const period = { startDate: instant(from), endDate: instant(to) };
  return (await createReservation(await stage.as(person), { vehicleId, ...period, purpose: 'Site visit' })).id;
};
const handover = (reservationId: string) => ({
  reservationId,
  odometerMeters: 1_000,
  photoIds: [],
  correctOdometer: false,
  damageBlocksVehicle: false,
});
const checkOut = async (id: string, person: DemoPerson = 'employee') =>
  checkOutReservation(await stage.as(person), handover(id));
const checkIn = async (id: string, person: DemoPerson = 'employee') =>
  checkInReservation(await stage.as(person), handover(id));
const read = async (reservationId: string) => getReservation(await stage.as('manager'), { reservationId });
const eventsOf = async (id: string) => {
  const rows = await stage.look<{ type: string }>(
    'select type from outbox_events where entity_id = $1 order by occurred_at, id',
    [id],
  );
  return rows.map(({ type }) => type.replace('reservation.', ''));
};
/** Two replicas at the same moment, and once more afterwards. */
const runTwice = async (job: ClockJob) => {
  const counts = await Promise.all([job(system), job(system)]);
  return counts.reduce((sum, count) => sum + count, 0) + (await job(system));
};

describe('the reminder', () => {
  test('comes once, a day before the start', async () => {
    const start = new Date(at('08:00').getTime() + hours(48));
    const id = await reserve(start, new Date(start.getTime() + hours(2)));
    expect(await remindDrivers(system)).toBe(0);
    clock = new Date(start.getTime() - hours(24) - 60_000);
    expect(await remindDrivers(system)).toBe(0);
    clock = new Date(start.getTime() - hours(24));
    expect(await runTwice(remindDrivers)).toBe(1);
    expect(await eventsOf(id)).toEqual(['created', 'due']);
    expect(await read(id)).toMatchObject({ version: 1 });
  });

  test('comes again for another time, and never for what is short notice, not approved, or begun', async () => {
    const start = new Date(at('08:00').getTime() + hours(47));
    const id = await reserve(start, new Date(start.getTime() + hours(1)));
    const pending = await reserve(start, new Date(start.getTime() + hours(1)), 'employee', demoVehicleId('M-FT 1204'));
    clock = new Date(start.getTime() - hours(24));
    expect(await remindDrivers(system)).toBe(1);
    const moved = new Date(start.getTime() + hours(2));
    const period = { startDate: moved.toISOString(), endDate: new Date(moved.getTime() + hours(1)).toISOString() };
    await updateReservation(await stage.as('employee'), { reservationId: id, ...period });
    const short = await reserve(new Date(start.getTime() - hours(2)), start, 'employee2', otherCorsa);
    clock = new Date(moved.getTime() - hours(24));
    expect(await remindDrivers(system)).toBe(1);
    expect(await eventsOf(id)).toEqual(['created', 'due', 'changed', 'due']);
    expect([await eventsOf(short), await eventsOf(pending)]).toEqual([['created'], ['created']]);
  });
});

describe('a vehicle that nobody takes', () => {
  test('is released once the time of its pool is over, and is free for others', async () => {
    await stage.look("update pools set no_show_minutes = 20 where name = 'Munich Airport'");
    const id = await reserve('08:00', '12:00');
    clock = at('08:19');
    expect(await releaseNoShows(system)).toBe(0);
    clock = at('08:20');
    expect(await runTwice(releaseNoShows)).toBe(1);
    expect(await read(id)).toMatchObject({
      status: 'cancelled',
      cancellationCause: 'no-show',
      cancellationReason: 'Nobody took the vehicle within 20 minutes',
      version: 2,
    });
    expect(await eventsOf(id)).toEqual(['created', 'cancelled']);
    const [audit] = await stage.look<{ actor_kind: string; detail: object }>(
      "select actor_kind, detail from audit_log where entity_id = $1 and action = 'reservation.cancelled'",
      [id],
    );
    expect(audit).toEqual({ actor_kind: 'system', detail: { cause: 'no-show' } });
    await reserve('08:20', '12:00', 'employee2');
  });

  test('is announced to its driver when half of the time is over, once, and anew for another start', async () => {
    await stage.look("update pools set no_show_minutes = 20 where name = 'Munich Airport'");
    const id = await reserve('08:00', '12:00');
    clock = at('08:09');
    expect(await noteUnclaimed(system)).toBe(0);
    clock = at('08:10');
    expect(await runTwice(noteUnclaimed)).toBe(1);
    expect(await eventsOf(id)).toEqual(['created', 'unclaimed']);
    const [event] = await stage.look<{ payload: object }>(
      "select payload from outbox_events where entity_id = $1 and type = 'reservation.unclaimed'",
      [id],
    );
    expect(event?.payload).toMatchObject({ releasedAt: at('08:20').toISOString() });
    clock = at('08:11');
    const later = { startDate: at('09:00').toISOString() };
    await updateReservation(await stage.as('employee'), { reservationId: id, ...later });
    clock = at('09:10');
    expect(await noteUnclaimed(system)).toBe(1);
  });

  test('is not announced where it is not there, has been taken, or may wait for ever', async () => {
    const taken = await reserve('08:00', '12:00', 'employee', otherCorsa);
    const earlier = await reserve('06:00', '07:45', 'employee2');
    const id = await reserve('08:00', '12:00');
    clock = at('06:00');
    await checkOut(earlier, 'employee2');
    clock = at('08:30');
    expect(await noteUnclaimed(system)).toBe(0);
    await checkOut(taken);
    await stage.look("update pools set no_show_minutes = 20 where name = 'Munich Airport'");
    expect(await noteUnclaimed(system)).toBe(0);
    await checkIn(earlier, 'employee2');
    clock = at('08:40');
    expect(await noteUnclaimed(system)).toBe(1);
    expect(await eventsOf(id)).toEqual(['created', 'unclaimed']);
  });

  test('is kept where the pool has no such time, or somebody has taken it', async () => {
    const id = await reserve('08:00', '12:00');
    clock = at('11:00');
    expect(await releaseNoShows(system)).toBe(0);
    await checkOut(id);
    await stage.look("update pools set no_show_minutes = 20 where name = 'Munich Airport'");
    expect(await releaseNoShows(system)).toBe(0);
  });

  test('because it has not come back is no no-show: the time counts from its return', async () => {
    await stage.look("update pools set no_show_minutes = 20 where name = 'Munich Airport'");
    const earlier = await reserve('06:00', '07:45', 'employee2');
    const id = await reserve('08:00', '12:00');
    clock = at('06:00');
    await checkOut(earlier, 'employee2');
    clock = at('09:00');
    expect(await releaseNoShows(system)).toBe(0);
    await checkIn(earlier, 'employee2');
    clock = at('09:19');
    expect(await releaseNoShows(system)).toBe(0);
    clock = at('09:20');
    expect(await releaseNoShows(system)).toBe(1);
    expect(await read(id)).toMatchObject({ cancellationCause: 'no-show' });
  });

  describe('is kept for a driver who could not have taken it before', () => {
    beforeEach(() => stage.look("update pools set no_show_minutes = 20 where name = 'Munich Airport'"));
    const isKeptUntil = async (id: string, time: string) => {
      clock = new Date(at(time).getTime() - 1);
      expect(await releaseNoShows(system)).toBe(0);
      clock = at(time);
      expect(await releaseNoShows(system)).toBe(1);
      expect(await read(id)).toMatchObject({ cancellationCause: 'no-show' });
    };

    test('as it was approved after the start', async () => {
      const id = await reserve('08:00', '12:00', 'employee', demoVehicleId('M-FT 1204'));
      await stage.look("update pools set no_show_minutes = 20 where name = 'Munich HQ'");
      clock = at('08:30');
      await approveReservation(await stage.as('approver'), { reservationId: id });
      await isKeptUntil(id, '08:50');
    });

    test('as it got this vehicle, or this start, only then', async () => {
      const id = await reserve('08:00', '12:00');
      clock = at('08:15');
      await updateReservation(await stage.as('employee'), { reservationId: id, vehicleId: otherCorsa });
      await isKeptUntil(id, '08:35');
    });

    test('as it was made after the start', async () => {
      clock = at('08:04');
      await isKeptUntil(await reserve('08:00', '12:00'), '08:24');
    });

    test('as the vehicle was repaired until then', async () => {
      const id = await reserve('08:00', '12:00');
      const manager = await stage.as('manager');
      clock = at('07:00');
      const repair = await createMaintenance(manager, {
        vehicleId: corsa,
        kind: 'repair',
        startDate: at('07:00').toISOString(),
        endDate: null,
        note: null,
        costCents: null,
        odometerMeters: null,
        status: 'in_progress',
      });
      clock = at('08:40');
      expect(await releaseNoShows(system)).toBe(0);
      await updateMaintenance(manager, { maintenanceId: repair.id, status: 'done' });
      await isKeptUntil(id, '09:00');
    });

    test('as the vehicle was not lent until then', async () => {
      const id = await reserve('08:00', '12:00');
      const manager = await stage.as('manager');
      await updateVehicle(manager, { vehicleId: corsa, status: 'maintenance' });
      clock = at('08:40');
      await updateVehicle(manager, { vehicleId: corsa, status: 'active' });
      await isKeptUntil(id, '09:00');
    });
  });

  test('because it never came back within the time is released in the end, through no fault of the driver', async () => {
    await stage.look("update pools set no_show_minutes = 20 where name = 'Munich Airport'");
    const earlier = await reserve('06:00', '07:45', 'employee2');
    const id = await reserve('08:00', '09:00');
    clock = at('06:00');
    await checkOut(earlier, 'employee2');
    clock = at('09:00');
    expect(await releaseNoShows(system)).toBe(1);
    expect(await read(id)).toMatchObject({ status: 'cancelled', cancellationCause: 'vehicle' });
  });

  test('and the driver who takes it at that moment do not both win', async () => {
    await stage.look("update pools set no_show_minutes = 20 where name = 'Munich Airport'");
    for (let round = 0; round < 5; round++) {
      clock = at('05:00');
      const id = await reserve('08:00', '12:00');
      clock = at('08:20');
      const [taken, released] = await Promise.allSettled([checkOut(id), releaseNoShows(system)]);
      const count = released.status === 'fulfilled' ? released.value : Number.NaN;
      expect(count).toBe(taken.status === 'fulfilled' ? 0 : 1);
      expect((await read(id)).status).toBe(taken.status === 'fulfilled' ? 'active' : 'cancelled');
      await stage.look("update reservations set status = 'completed'");
    }
  });
});

test('what is over is completed where nobody records handovers, after its turnaround; elsewhere it stays', async () => {
  const id = await reserve('08:00', '10:00');
  clock = at('10:14');
  expect(await completeEnded(system)).toBe(0);
  clock = at('10:15');
  expect(await runTwice(completeEnded)).toBe(1);
  expect(await read(id)).toMatchObject({ status: 'completed', checkedOutAt: null, version: 2 });
  expect(await eventsOf(id)).toEqual(['created', 'completed']);
  await stage.look("update pools set no_show_minutes = 600 where name = 'Munich Airport'");
  await reserve('11:00', '12:00');
  clock = at('13:00');
  expect(await completeEnded(system)).toBe(0);
});

describe('a vehicle that should be back', () => {
  test('is missed once, and again after another promise', async () => {
    const id = await reserve('08:00', '10:00');
    clock = at('08:00');
    await checkOut(id);
    clock = at('09:59');
    expect(await noteOverdue(system)).toBe(0);
    clock = at('10:00');
    expect(await runTwice(noteOverdue)).toBe(1);
    await updateReservation(await stage.as('employee'), { reservationId: id, endDate: at('11:00').toISOString() });
    expect(await noteOverdue(system)).toBe(0);
    clock = at('11:00');
    expect(await noteOverdue(system)).toBe(1);
    expect(await eventsOf(id)).toEqual(['created', 'checked-out', 'overdue', 'changed', 'overdue']);
  });

  test('leaves the next driver another one of its class, an hour before they need it', async () => {
    const late = await reserve('08:00', '10:00', 'employee2');
    const next = await reserve('12:00', '14:00');
    clock = at('08:00');
    await checkOut(late, 'employee2');
    clock = at('10:59');
    expect(await reassignDelayed(system)).toBe(0);
    clock = at('11:00');
    expect(await runTwice(reassignDelayed)).toBe(1);
    const after = await read(next);
    expect(after).toMatchObject({
      status: 'approved',
      vehicle: { class: 'compact', poolName: 'Munich Airport' },
      startDate: at('12:00').toISOString(),
      version: 2,
    });
    expect(after.vehicle.id).not.toBe(corsa);
    expect(await eventsOf(next)).toEqual(['created', 'reassigned']);
    const [audit] = await stage.look<{ detail: object }>(
      "select detail from audit_log where entity_id = $1 and action = 'reservation.reassigned'",
      [next],
    );
    expect(audit?.detail).toEqual({
      vehicleId: { from: corsa, to: after.vehicle.id },
      reason: 'Opel Corsa (M-CO 1010) has not come back',
    });
  });

  test('leaves a driver whose time has begun another one as well, and what was approved stays so', async () => {
    const late = await reserve('06:00', '07:00', 'employee2', demoVehicleId('M-FT 1204'));
    const next = await reserve('08:00', '12:00', 'employee', demoVehicleId('M-FT 1204'));
    await stage.look("update reservations set status = 'approved' where id in ($1, $2)", [late, next]);
    clock = at('06:00');
    await checkOut(late, 'employee2');
    clock = at('08:30');
    expect(await reassignDelayed(system)).toBe(1);
    expect(await read(next)).toMatchObject({ status: 'approved', vehicle: { class: 'van', poolName: 'Munich HQ' } });
  });

  test('leaves them one that keeps every rule: the seats and the equipment they asked for', async () => {
    const minibus = demoVehicleId('M-VW 2188');
    const late = await reserve('08:00', '10:00', 'employee2', minibus);
    const period = { startDate: at('10:30').toISOString(), endDate: at('12:00').toISOString() };
    const wish = { vehicleId: minibus, minimumSeats: 9, equipment: ['wheelchair-ramp'], purpose: 'Outing' };
    const { id: next } = await createReservation(await stage.as('employee'), { ...period, ...wish });
    await stage.look("update reservations set status = 'approved' where id = $1", [late]);
    clock = at('08:00');
    await checkOut(late, 'employee2');
    clock = at('10:20');
    // No other vehicle of the pool has nine seats; one at the airport has, and the driver may choose it.
    expect(await runTwice(reassignDelayed)).toBe(1);
    expect(await read(next)).toMatchObject({ status: 'pending', vehicle: { id: minibus }, version: 1 });
    expect(await eventsOf(next)).toEqual(['created', 'delayed']);
    const [audit] = await stage.look<{ detail: { alternatives: { licensePlate: string }[] } }>(
      "select detail from audit_log where entity_id = $1 and action = 'reservation.delayed'",
      [next],
    );
    expect(audit?.detail.alternatives.map(({ licensePlate }) => licensePlate)).toContain('M-VW 2290');
  });

  test('is no replacement for another one that should be back', async () => {
    const vans = ['M-MB 3405', 'M-VW 2188'].map((plate) => demoVehicleId(plate));
    await stage.look(
      `update vehicles set status = 'maintenance' where class <> 'minibus' and status = 'active'
         and pool_id = (select pool_id from vehicles where id = $1)`,
      [vans[0]],
    );
    const late = await Promise.all(vans.map((van) => reserve('08:00', '10:00', 'employee2', van)));
    const next = await reserve('11:00', '12:00', 'employee', vans[0]);
    await stage.look("update reservations set status = 'approved' where status = 'pending'");
    clock = at('08:00');
    for (const id of late) await checkOut(id, 'employee2');
    clock = at('10:30');
    expect(await runTwice(reassignDelayed)).toBe(1);
    expect(await eventsOf(next)).toEqual(['created', 'delayed']);
    await checkIn(late[1] ?? '', 'employee2');
    clock = at('10:45');
    expect(await runTwice(reassignDelayed)).toBe(1);
    expect((await read(next)).vehicle.id).toBe(vans[1]);
    expect(await eventsOf(next)).toEqual(['created', 'delayed', 'reassigned']);
    await stage.look("update vehicles set status = 'active'");
  });

  test('is waited for no longer once it is back', async () => {
    const late = await reserve('08:00', '10:00', 'employee2');
    const next = await reserve('10:30', '12:00');
    clock = at('08:00');
    await checkOut(late, 'employee2');
    clock = at('10:20');
    await checkIn(late, 'employee2');
    expect(await reassignDelayed(system)).toBe(0);
    expect((await read(next)).vehicle.id).toBe(corsa);
  });
});

test('what has no effect any more is swept away: expired holds, turnarounds that are over, keys of a week ago', async () => {
  const { tenantId, actor } = await stage.as('employee');
  const ago = (milliseconds: number) => new Date(clock.getTime() - milliseconds);
  await stage.look(
    `insert into holds (tenant_id, vehicle_id, user_id, start_date, end_date, buffered_end_date, expires_at)
     values ($1, $2, $3, $4, $5, $5, $6)`,
    [tenantId, corsa, actor.userId, at('08:00'), at('09:00'), clock],
  );
  await stage.look(
    `insert into idempotency_keys (tenant_id, user_id, key, operation, input_sha256, created_at)
     values ($1, $2, 'old', 'createHold', sha256('x'), $3), ($1, $2, 'new', 'createHold', sha256('x'), $4)`,
    [tenantId, actor.userId, ago(hours(24 * 7)), ago(hours(24 * 6))],
  );
  const id = await reserve('08:00', '10:00');
  clock = at('08:00');
  await checkOut(id);
  clock = at('09:00');
  await checkIn(id);
  expect(await sweep(system)).toBe(2);
  clock = at('09:15');
  expect(await runTwice(sweep)).toBe(1);
  expect(await stage.look('select status from maintenance where reservation_id = $1', [id])).toEqual([
    { status: 'done' },
  ]);
  expect(await stage.look('select key from idempotency_keys')).toEqual([{ key: 'new' }]);
});

describe('the jobs of a minute', () => {
  const log = () => {
    const lines: object[] = [];
    return { lines, info: (facts: object) => void lines.push(facts), error: (facts: object) => void lines.push(facts) };
  };

  test('run for every tenant, and one that fails keeps no other tenant and no other job from running', async () => {
    const stranger = { ...(await stage.as('admin', 'fabrikam')), actor: { kind: 'system' as const } };
    const ran: string[] = [];
    const counting: ClockJob = async ({ tenantId }) => ran.push(tenantId);
    const failing: ClockJob = async ({ tenantId }) => {
      if (tenantId === demoCompany('contoso').tenantId) throw new Error('The disk is full');
      return 0;
    };
    const written = log();
    await runJobs([failing, counting], [system, stranger], written);
    expect(ran.sort()).toEqual([system.tenantId, stranger.tenantId].sort());
    expect(written.lines).toContainEqual({
      job: 'failing',
      tenantId: system.tenantId,
      err: expect.objectContaining({ message: 'The disk is full' }),
    });
  });

  test('see what belongs to their tenant and nothing else', async () => {
    const id = await reserve('08:00', '10:00');
    clock = at('12:00');
    const stranger = { ...(await stage.as('admin', 'fabrikam')), actor: { kind: 'system' as const } };
    await runJobs(clockJobs, [stranger], log());
    expect((await read(id)).status).toBe('approved');
    await runJobs(clockJobs, [system], log());
    expect((await read(id)).status).toBe('completed');
  });
});
