import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { announceDigests } from '../../jobs/announce-digests.ts';
import type { SystemContext } from '../command-context.ts';
import { checkInReservation } from '../handover/check-in-reservation.ts';
import { checkOutReservation } from '../handover/check-out-reservation.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { loadDigest } from './load-digest.ts';

let clock: Date;
let stage: DemoStage;
let system: SystemContext;
beforeAll(async () => {
  clock = new Date('2026-11-23T06:00:00Z');
  stage = await setDemoStage(() => clock);
  system = { ...(await stage.as('employee')), actor: { kind: 'system' } };
  await stage.look('update vehicles set odometer_meters = 0');
});
afterAll(() => stage.drop());

const corsa = demoVehicleId('M-CO 1010');
const otherCorsa = demoVehicleId('M-CO 1011');
async function reserve(person: DemoPerson, startDate: string, endDate: string, vehicleId = corsa): Promise<string> {
  const input = { vehicleId, startDate, endDate, purpose: 'Site visit' };
  return (await createReservation(await stage.as(person), input)).id;
}
const digestIds = async () =>
  (
    await stage.look<{ id: string }>('select id from digests where tenant_id = $1 order by week_start', [
      system.tenantId,
    ])
  ).map(({ id }) => id);

describe('a weekly digest', () => {
  test('is announced once, on Monday from seven o’clock on the tenant’s clock', async () => {
    // Monday is long over where the server might stand, and seven o'clock in Berlin is six in London.
    const announcedAt = async (instant: string) => {
      clock = new Date(instant);
      const counts = await Promise.all([announceDigests(system), announceDigests(system)]);
      return counts.reduce((sum, count) => sum + count, 0) + (await announceDigests(system));
    };
    expect(await announcedAt('2026-11-23T05:59:00Z')).toBe(0);
    expect(await announcedAt('2026-11-23T06:00:00Z')).toBe(1);
    expect(await announcedAt('2026-11-23T22:59:00Z')).toBe(0);
    expect(await announcedAt('2026-11-23T23:00:00Z')).toBe(0);
    expect(await announcedAt('2026-11-30T06:00:00Z')).toBe(1);
    const events = await stage.look("select entity_id as id from outbox_events where type = 'digest.due' order by id");
    expect(events).toHaveLength(2);
  });

  test('counts what happened in the week that is over, and what lies ahead', async () => {
    clock = new Date('2026-12-07T07:00:00Z');
    const handover = (reservationId: string, odometerMeters: number, damage?: string) => ({
      reservationId,
      odometerMeters,
      photoIds: [],
      correctOdometer: false,
      damageBlocksVehicle: false,
      ...(damage && { damage }),
    });
    const late = await reserve('employee', '2026-12-08T08:00:00Z', '2026-12-08T10:00:00Z');
    await reserve('employee2', '2026-12-09T08:00:00Z', '2026-12-09T09:00:00Z', otherCorsa);
    const cancelled = await reserve('employee', '2026-12-10T08:00:00Z', '2026-12-10T09:00:00Z');
    const missed = await reserve('employee2', '2026-12-10T12:00:00Z', '2026-12-10T13:00:00Z');
    // The night from Sunday to Monday belongs to the week in which it begins; the Monday after is ahead.
    await reserve('employee', '2026-12-13T22:30:00Z', '2026-12-14T00:30:00Z', otherCorsa);
    await reserve('employee', '2026-12-13T23:00:00Z', '2026-12-14T02:00:00Z');
    await reserve('employee', '2026-12-15T08:00:00Z', '2026-12-15T09:00:00Z', demoVehicleId('M-FT 1204'));
    await cancelReservation(await stage.as('employee'), { reservationId: cancelled });
    await stage.look("update reservations set status = 'cancelled', cancellation_cause = 'no-show' where id = $1", [
      missed,
    ]);
    clock = new Date('2026-12-08T08:00:00Z');
    await checkOutReservation(await stage.as('employee'), handover(late, 0));
    clock = new Date('2026-12-08T10:30:00Z');
    await checkInReservation(await stage.as('employee'), handover(late, 1_000, 'Scratch on the left door'));
    clock = new Date('2026-12-14T06:00:00Z');
    await announceDigests(system);
    const digest = await loadDigest(system, (await digestIds()).at(-1) ?? '');
    expect(digest).toMatchObject({
      timeZone: 'Europe/Berlin',
      firstDay: '2026-12-07',
      lastDay: '2026-12-13',
      reservations: 3,
      reservedMinutes: 150 + 60 + 120,
      drivers: 2,
      cancelled: 1,
      noShows: 1,
      lateReturns: 1,
      damages: [{ vehicleName: 'Opel Corsa', licensePlate: 'M-CO 1010', damage: 'Scratch on the left door' }],
      busiest: [
        { licensePlate: 'M-CO 1011', minutes: 180 },
        { licensePlate: 'M-CO 1010', minutes: 150 },
      ],
      ahead: { reservations: 2, undecided: 1, waiting: 0 },
    });
    expect(digest?.idleVehicles).toBe((digest?.activeVehicles ?? 0) - 2);
  });

  test('is another tenant’s for nobody', async () => {
    const [id = ''] = await digestIds();
    const fabrikam = { ...(await stage.as('employee', 'fabrikam')), actor: { kind: 'system' as const } };
    expect(await loadDigest(fabrikam, id)).toBeUndefined();
  });
});
