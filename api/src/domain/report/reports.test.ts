import { weekdays } from '@fleet/contracts/pool.ts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import {
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { updateCostCenter } from '../cost-center/update-cost-center.ts';
import { updatePool } from '../pool/update-pool.ts';
import { getCostReport } from './cost-report.ts';
import { exportCostReport, exportUtilisationHours, exportUtilisationReport } from './export-reports.ts';
import { getUtilisationReport } from './utilisation-report.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage();
});
afterAll(() => stage.drop());
beforeEach(() => stage.look('delete from handovers; delete from reservations'));

const { tenantId } = demoCompany();
const airport = demoId(demoCompany(), 'pool', 2);
const corsa = demoVehicleId('M-CO 1010');
const golf = demoVehicleId('M-VW 5012');

interface Given {
  vehicleId?: string;
  start: string;
  end: string;
  status?: string;
  cause?: string;
  costCenter?: string | null;
  costCents?: number | null;
  company?: 'contoso' | 'fabrikam';
}

/** What the report counts is the past, so it is written as it would stand there. */
async function given({
  vehicleId = corsa,
  start,
  end,
  status = 'completed',
  cause,
  company = 'contoso',
  ...rest
}: Given): Promise<string> {
  const tenant = demoCompany(company);
  const [row] = await stage.look<{ id: string }>(
    `insert into reservations (tenant_id, vehicle_id, driver_id, start_date, end_date, time_zone, status, purpose, created_by,
       cancellation_cause, cost_center, cost_cents)
     values ($1, $2, $3, $4, $5, 'Europe/Berlin', $6, 'x', $7, $8, $9, $10) returning id`,
    [
      tenant.tenantId,
      vehicleId,
      demoId(tenant, 'driver', 1),
      start,
      end,
      status,
      demoId(tenant, 'user', 1),
      cause ?? null,
      rest.costCenter ?? null,
      rest.costCents ?? null,
    ],
  );
  return row?.id ?? '';
}

const day = { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };
async function useOf(vehicleId: string, input: { from: string; to: string; poolId?: string } = day) {
  const { vehicles } = await getUtilisationReport(await stage.as('manager'), input);
  return vehicles.find((one) => one.vehicleId === vehicleId);
}

describe('the use of a vehicle', () => {
  test('is what was approved, taken or brought back, as far as it lies in the period', async () => {
    await given({ start: '2026-11-22T23:00:00Z', end: '2026-11-23T01:00:00Z' });
    await given({ start: '2026-11-23T08:00:00Z', end: '2026-11-23T10:30:00Z', status: 'approved' });
    await given({ start: '2026-11-23T23:00:00Z', end: '2026-11-25T00:00:00Z', status: 'active' });
    await given({ start: '2026-11-23T12:00:00Z', end: '2026-11-23T13:00:00Z', status: 'pending' });
    await given({ start: '2026-11-23T14:00:00Z', end: '2026-11-23T15:00:00Z', status: 'rejected' });
    await given({
      start: '2026-11-23T14:00:00Z',
      end: '2026-11-23T15:00:00Z',
      status: 'cancelled',
      cause: 'requested',
    });
    await given({ start: '2026-11-23T14:00:00Z', end: '2026-11-23T15:00:00Z', status: 'cancelled' });
    await given({ start: '2026-11-23T14:00:00Z', end: '2026-11-23T15:00:00Z', status: 'cancelled', cause: 'no-show' });
    await given({ start: '2026-11-24T00:00:00Z', end: '2026-11-24T05:00:00Z', status: 'rejected' });
    expect(await useOf(corsa)).toEqual({
      vehicleId: corsa,
      vehicleName: 'Opel Corsa',
      licensePlate: 'M-CO 1010',
      poolId: airport,
      poolName: 'Munich Airport',
      reservedMinutes: 270,
      reservedOpenMinutes: 270,
      openMinutes: 1_440,
      usedShare: 270 / 1_440,
      reservationCount: 3,
      noShowCount: 1,
      cancelledCount: 2,
      lateReturnCount: 0,
    });
  });

  test('tells how often it came back late, and not when it came back in time', async () => {
    const late = await given({ start: '2026-11-23T08:00:00Z', end: '2026-11-23T10:00:00Z' });
    const punctual = await given({ start: '2026-11-23T11:00:00Z', end: '2026-11-23T12:00:00Z' });
    await stage.look('update reservations set checked_in_at = $2 where id = $1', [late, '2026-11-23T10:20:00Z']);
    await stage.look('update reservations set checked_in_at = $2 where id = $1', [punctual, '2026-11-23T12:00:00Z']);
    expect(await useOf(corsa)).toMatchObject({ lateReturnCount: 1 });
  });

  test('is counted of the hours in which its pool is open, and a night between them costs nothing', async () => {
    const manager = await stage.as('manager');
    const openingHours = {
      monday: [{ opens: '08:00', closes: '18:00' }],
      tuesday: [{ opens: '08:00', closes: '18:00' }],
    };
    await updatePool(manager, { poolId: airport, openingHours });
    await given({ start: '2026-11-23T15:00:00Z', end: '2026-11-24T09:00:00Z' });
    const period = { from: '2026-11-22T23:00:00Z', to: '2026-11-29T23:00:00Z' };
    expect(await useOf(corsa, period)).toMatchObject({
      reservedMinutes: 18 * 60,
      // Monday 16:00 to 18:00 and Tuesday 8:00 to 10:00 in Berlin
      reservedOpenMinutes: 4 * 60,
      openMinutes: 20 * 60,
      usedShare: 0.2,
    });
    const closed = { from: '2026-11-25T00:00:00Z', to: '2026-11-26T00:00:00Z' };
    expect(await useOf(corsa, closed)).toMatchObject({ openMinutes: 0, usedShare: null });
    await updatePool(manager, { poolId: airport, openingHours: null });
  });

  test('is told for every vehicle of the pool that is asked for, also when it stood', async () => {
    const manager = await stage.as('manager');
    const { vehicles } = await getUtilisationReport(manager, { ...day, poolId: airport });
    expect(vehicles).toHaveLength(12);
    expect(vehicles.every(({ reservedMinutes, usedShare }) => reservedMinutes === 0 && usedShare === 0)).toBe(true);
    const foreign = getUtilisationReport(manager, { ...day, poolId: demoId(demoCompany('fabrikam'), 'pool', 1) });
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is never that of another company', async () => {
    const theirs = demoVehicleId('NJ K42-RTV', 'fabrikam');
    await given({
      company: 'fabrikam',
      vehicleId: theirs,
      start: '2026-11-23T08:00:00Z',
      end: '2026-11-23T10:00:00Z',
      costCents: 7,
    });
    const manager = await stage.as('manager');
    expect(await useOf(theirs)).toBeUndefined();
    expect((await getUtilisationReport(manager, day)).hours).toEqual([]);
    expect((await getCostReport(manager, day)).costCenters).toEqual([]);
  });
});

describe('the hours of the week', () => {
  const hoursOf = async (input: { from: string; to: string; poolId?: string }) =>
    (await getUtilisationReport(await stage.as('manager'), input)).hours.map(
      ({ weekday, hour, reservedMinutes }) => `${weekday} ${hour}: ${reservedMinutes}`,
    );

  test('are those of the wall clock of the pool, all vehicles together', async () => {
    await given({ start: '2026-11-23T07:30:00Z', end: '2026-11-23T09:15:00Z' });
    await given({ vehicleId: golf, start: '2026-11-23T08:00:00Z', end: '2026-11-23T08:20:00Z' });
    expect(await hoursOf(day)).toEqual(['monday 8: 30', 'monday 9: 80', 'monday 10: 15']);
    expect(await hoursOf({ ...day, poolId: airport })).toEqual(['monday 8: 30', 'monday 9: 60', 'monday 10: 15']);
  });

  test('have an hour twice when the clocks go back, and leave one out when they go forward', async () => {
    await given({ start: '2026-10-24T23:00:00Z', end: '2026-10-25T03:00:00Z' });
    expect(await hoursOf({ from: '2026-10-24T00:00:00Z', to: '2026-10-26T00:00:00Z' })).toEqual([
      'sunday 1: 60',
      'sunday 2: 120',
      'sunday 3: 60',
    ]);
    await given({ start: '2026-03-28T23:30:00Z', end: '2026-03-29T02:10:00Z' });
    expect(await hoursOf({ from: '2026-03-28T00:00:00Z', to: '2026-03-30T00:00:00Z' })).toEqual([
      'sunday 0: 30',
      'sunday 1: 60',
      'sunday 3: 60',
      'sunday 4: 10',
    ]);
  });

  test.each(['Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns'])(
    'in %s are what one counts minute by minute',
    async (timeZone) => {
      const manager = await stage.as('manager');
      await updatePool(manager, { poolId: airport, timeZone });
      const minute = fc.integer({ min: 0, max: 14 * 1_440 });
      // Around a change of the clocks of all of these but one.
      const origin = Date.parse('2026-03-25T00:00:00Z');
      const periods = fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 2_000 })), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(periods, minute, async (drawn, cut) => {
          await stage.look('delete from reservations');
          const expected = new Map<string, number>();
          const [from, to] = [origin + cut * 30_000, origin + 12 * 86_400_000];
          const plates = ['M-CO 1010', 'M-CO 1011', 'M-RE 2020E', 'M-FI 5005E', 'M-TS 3001E', 'M-TS 3002E'];
          for (const [index, [start, length]] of drawn.entries()) {
            const [starts, ends] = [origin + start * 60_000, origin + (start + length) * 60_000];
            const vehicleId = demoVehicleId(plates[index] ?? '');
            await given({ vehicleId, start: new Date(starts).toISOString(), end: new Date(ends).toISOString() });
            for (let at = Math.max(starts, from); at < Math.min(ends, to); at += 30_000) {
              const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
              const key = `${weekdays[wall.dayOfWeek - 1]} ${wall.hour}`;
              expected.set(key, (expected.get(key) ?? 0) + 0.5);
            }
          }
          const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
          const { hours } = await getUtilisationReport(manager, period);
          const counted = new Map(
            hours.map(({ weekday, hour, reservedMinutes }) => [`${weekday} ${hour}`, reservedMinutes]),
          );
          expect(counted).toEqual(expected);
        }),
        { numRuns: 8 },
      );
      await updatePool(manager, { poolId: airport, timeZone: 'Europe/Berlin' });
    },
  );
});

describe('the costs', () => {
  async function handedOver(reservationId: string, kind: 'check-out' | 'check-in', odometer: number) {
    await stage.look(
      `insert into handovers (tenant_id, reservation_id, vehicle_id, kind, occurred_at, odometer_meters, recorded_by)
       values ($1, $2, $3, $4, now(), $5, $6)`,
      [tenantId, reservationId, corsa, kind, odometer, demoId(demoCompany(), 'user', 1)],
    );
  }

  test('are those of the reservations that begin in the period, by cost center, with hours and distance', async () => {
    const first = await given({
      start: '2026-11-23T08:00:00Z',
      end: '2026-11-23T10:00:00Z',
      costCenter: 'CC-1200',
      costCents: 1_200,
    });
    await handedOver(first, 'check-out', 1_000_000);
    await handedOver(first, 'check-in', 1_042_500);
    const second = await given({
      start: '2026-11-23T23:30:00Z',
      end: '2026-11-24T02:00:00Z',
      costCenter: 'CC-1200',
      costCents: 1_500,
    });
    await handedOver(second, 'check-out', 1_042_500);
    await given({ start: '2026-11-23T12:00:00Z', end: '2026-11-23T13:00:00Z', costCents: null });
    await given({ start: '2026-11-24T03:00:00Z', end: '2026-11-24T04:00:00Z', costCenter: 'CC-2100', costCents: 9 });
    await given({
      start: '2026-11-23T14:00:00Z',
      end: '2026-11-23T15:00:00Z',
      costCenter: 'CC-2100',
      costCents: 9,
      status: 'cancelled',
    });
    expect(await getCostReport(await stage.as('manager'), day)).toEqual({
      from: '2026-11-23T00:00:00.000Z',
      to: '2026-11-24T00:00:00.000Z',
      currency: 'EUR',
      costCenters: [
        {
          costCenter: 'CC-1200',
          name: 'Field Service',
          reservationCount: 2,
          reservedHours: 4.5,
          distanceMeters: 42_500,
          costCents: 2_700,
        },
        { costCenter: null, name: null, reservationCount: 1, reservedHours: 1, distanceMeters: 0, costCents: 0 },
      ],
    });
  });

  test('are a table too, in which no cell is a formula', async () => {
    const manager = await stage.as('manager');
    await updateCostCenter(manager, { code: 'CC-1200', name: '=HYPERLINK("http://evil.example")' });
    await given({
      start: '2026-11-23T08:00:00Z',
      end: '2026-11-23T10:15:00Z',
      costCenter: 'CC-1200',
      costCents: 123_456,
    });
    expect(await exportCostReport(manager, day)).toEqual({
      contentType: 'text/csv',
      fileName: 'fleet-costs-2026-11-23-to-2026-11-24.csv',
      content:
        '\ufeffCost center,Name,Reservations,Reserved hours,Distance km,Cost EUR\r\n' +
        'CC-1200,"\'=HYPERLINK(""http://evil.example"")",1,2.25,0,1234.56\r\n',
    });
  });
});

test('the use is a table too, a line a vehicle', async () => {
  await given({ start: '2026-11-23T08:00:00Z', end: '2026-11-23T09:20:00Z' });
  const { content } = await exportUtilisationReport(await stage.as('manager'), { ...day, poolId: airport });
  const lines = String(content).trimEnd().split('\r\n');
  expect(lines).toHaveLength(13);
  expect(lines[0]).toBe(
    '\ufeffVehicle,License plate,Pool,Reserved hours,Reserved open hours,Open hours,Used %,Reservations,No-shows,Cancelled,Late returns',
  );
  expect(lines).toContain('Opel Corsa,M-CO 1010,Munich Airport,1.33,1.33,24,5.6,1,0,0,0');
});

test('the hours of the week are a table too, a line an hour in which anything was reserved', async () => {
  await given({ start: '2026-11-23T08:00:00Z', end: '2026-11-23T09:20:00Z' });
  const { content, fileName } = await exportUtilisationHours(await stage.as('manager'), { ...day, poolId: airport });
  expect(fileName).toMatch(/^fleet-utilisation-hours-/);
  // On the wall clock of Munich.
  expect(String(content)).toBe('\ufeffWeekday,Hour,Reserved hours\r\nmonday,9,1\r\nmonday,10,0.33\r\n');
});

describe('a period', () => {
  test.each([
    ['that ends before it starts', day.to, day.from],
    ['that is none', day.from, day.from],
    ['of more than a year', '2026-01-01T00:00:00Z', '2027-01-02T02:00:00Z'],
  ])('%s is refused', async (_what, from, to) => {
    const manager = await stage.as('manager');
    for (const report of [getUtilisationReport, getCostReport]) {
      await expect(report(manager, { from, to })).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
        errors: [{ path: 'to' }],
      });
    }
  });

  test('of a whole leap year is fine', async () => {
    const input = { from: '2028-01-01T00:00:00+13:00', to: '2029-01-01T00:00:00+13:00' };
    await expect(useOf(corsa, input)).resolves.toMatchObject({ openMinutes: 366 * 1_440 });
  });
});
