/** What the database itself forbids of reservations, and how it says what is in the way. */
import { demoTenants } from '@fleet/local/seed/demo-directory.ts';
import { type DemoStage, demoVehicleId, setDemoStage } from '@fleet/local/testing/demo-stage.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const [contoso, fabrikam] = demoTenants.map(({ tenantId }) => tenantId) as [string, string];
const vehicle = demoVehicleId('M-FT 1204');
const now = '2026-12-01T12:00:00Z';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage();
});
afterAll(() => stage.drop());
beforeEach(async () => {
  for (const table of ['reservations', 'holds', 'blackouts', 'maintenance']) await stage.look(`delete from ${table}`);
});

/** From nine to eleven, with half an hour of turnaround, unless asked for otherwise. */
async function reserve(changes: Record<string, string | number> = {}): Promise<string> {
  const row = { starts: '09:00', ends: '11:00', day: '2026-12-02', status: 'approved', buffer: 30, ...changes };
  const [made] = await stage.look<{ id: string }>(
    `insert into reservations (tenant_id, vehicle_id, driver_id, created_by, start_date, end_date, buffer_minutes, time_zone, status, purpose)
     select d.tenant_id, $1, d.id, d.user_id, $2, $3, $4, 'Europe/Berlin', $5, 'Site visit'
     from drivers d where d.tenant_id = $6 and d.user_id is not null order by d.id limit 1 returning id`,
    [vehicle, `${row.day}T${row.starts}Z`, `${row.day}T${row.ends}Z`, row.buffer, row.status, contoso],
  );
  return made?.id ?? '';
}

interface Wanted {
  starts: string;
  ends: string;
  at?: string;
  ownReservation?: string | null;
  ownHold?: string | null;
  tenant?: string;
}

/** What the application hears is in the way on the second of December. */
async function conflicts({ starts, ends, at = now, ownReservation = null, ownHold = null, tenant = contoso }: Wanted) {
  return stage.database.read<{
    kind: string;
    id: string;
    start_date: Date;
    end_date: Date | null;
    reason: string | null;
  }>(tenant as never, {
    name: 'test.conflicts',
    text: 'select * from check_reservation_conflict($1, $2, $3, $4, $5, $6) order by start_date',
    values: [vehicle, `2026-12-02T${starts}Z`, `2026-12-02T${ends}Z`, at, ownReservation, ownHold],
  });
}

describe('a reservation', () => {
  test.each([
    ['before it starts', '10:59'],
    ['at the moment it starts', '11:00'],
  ])('does not end %s', async (_, ends) => {
    await expect(reserve({ starts: '11:00', ends })).rejects.toMatchObject({ constraint: 'valid_dates' });
  });

  test.each(['pending', 'approved', 'active'])(
    'that is %s leaves its vehicle to nobody else, turnaround included',
    async (status) => {
      await reserve({ status });
      for (const period of [
        { starts: '08:00', ends: '08:31' },
        { starts: '09:30', ends: '10:00' },
        { starts: '11:29', ends: '12:00' },
      ]) {
        await expect(reserve(period)).rejects.toMatchObject({ constraint: 'no_overlap' });
      }
      await reserve({ starts: '08:00', ends: '08:30' });
      await reserve({ starts: '11:30', ends: '12:00' });
    },
  );

  test.each(['rejected', 'completed', 'cancelled'])('that is %s is in nobody’s way', async (status) => {
    await reserve({ status });
    await reserve();
    expect(await conflicts({ starts: '12:00', ends: '13:00' })).toEqual([]);
  });
});

describe('what is in the way is', () => {
  test('another reservation, to the end of its turnaround, but never its own', async () => {
    const id = await reserve();
    const found = await conflicts({ starts: '11:15', ends: '12:00' });
    expect(found).toEqual([
      {
        kind: 'reservation',
        id,
        start_date: new Date('2026-12-02T09:00:00Z'),
        end_date: new Date('2026-12-02T11:30:00Z'),
        reason: null,
      },
    ]);
    expect(await conflicts({ starts: '11:30', ends: '12:00' })).toEqual([]);
    expect(await conflicts({ starts: '11:15', ends: '12:00', ownReservation: id })).toEqual([]);
  });

  test('a vehicle that should be back, for as long as it is not, and its turnaround', async () => {
    const id = await reserve({ status: 'active' });
    const at = '2026-12-02T14:00:00Z';
    expect(await conflicts({ starts: '14:15', ends: '15:00', at })).toMatchObject([{ kind: 'overdue', id }]);
    expect(await conflicts({ starts: '14:30', ends: '15:00', at })).toEqual([]);
  });

  test('somebody’s hold until it expires, but not one’s own', async () => {
    const [{ id } = { id: '' }] = await stage.look<{ id: string }>(
      `insert into holds (tenant_id, vehicle_id, user_id, start_date, end_date, buffered_end_date, expires_at)
       select tenant_id, $1, id, '2026-12-02T09:00Z', '2026-12-02T11:00Z', '2026-12-02T11:30Z', '2026-12-01T12:10Z'
       from users where tenant_id = $2 limit 1 returning id`,
      [vehicle, contoso],
    );
    const wanted = { starts: '10:00', ends: '12:00' };
    expect(await conflicts(wanted)).toMatchObject([{ kind: 'hold', id }]);
    expect(await conflicts({ ...wanted, ownHold: id })).toEqual([]);
    expect(await conflicts({ ...wanted, at: '2026-12-01T12:10:00Z' })).toEqual([]);
  });

  test.each([
    ['the vehicle', 'v.id', 'null'],
    ['its pool', 'null', 'v.pool_id'],
    ['the whole fleet', 'null', 'null'],
  ])('a blackout of %s, with its reason', async (_, vehicleColumn, poolColumn) => {
    await stage.look(
      `insert into blackouts (tenant_id, vehicle_id, pool_id, start_date, end_date, reason)
       select tenant_id, ${vehicleColumn}, ${poolColumn}, '2026-12-02T09:00Z', '2026-12-02T11:00Z', 'Trade fair' from vehicles v where id = $1`,
      [vehicle],
    );
    const found = await conflicts({ starts: '10:00', ends: '12:00' });
    expect(found).toMatchObject([
      { kind: 'blackout', reason: 'Trade fair', end_date: new Date('2026-12-02T11:00:00Z') },
    ]);
    expect(await conflicts({ starts: '11:00', ends: '12:00' })).toEqual([]);
  });

  test('maintenance, also without an end, until it is done', async () => {
    await stage.look(
      `insert into maintenance (tenant_id, vehicle_id, kind, start_date) values ($1, $2, 'repair', '2026-12-02T09:00Z')`,
      [contoso, vehicle],
    );
    expect(await conflicts({ starts: '10:00', ends: '12:00' })).toMatchObject([
      { kind: 'maintenance', reason: 'repair' },
    ]);
    await stage.look("update maintenance set status = 'done'");
    expect(await conflicts({ starts: '10:00', ends: '12:00' })).toEqual([]);
  });

  test('all of it at once, and for another company nothing', async () => {
    await reserve();
    await stage.look(
      `insert into blackouts (tenant_id, start_date, end_date, reason) values ($1, '2026-12-02T10:00Z', '2026-12-02T11:00Z', 'Fair')`,
      [contoso],
    );
    const wanted = { starts: '10:00', ends: '12:00' };
    expect((await conflicts(wanted)).map(({ kind }) => kind)).toEqual(['reservation', 'blackout']);
    expect(await conflicts({ ...wanted, tenant: fabrikam })).toEqual([]);
  });
});
