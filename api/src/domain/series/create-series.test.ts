import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { updateTenant } from '../tenant/update-tenant.ts';
import { createSeries } from './create-series.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
/** Its pool asks the manager, and keeps half an hour between two reservations. */
const transit = demoVehicleId('M-FT 1204');
/** Its pool asks nobody, and keeps a quarter of an hour. */
const corsa = demoVehicleId('M-CO 1010');

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(now);
});
afterAll(() => stage.drop());

type Input = Parameters<typeof createSeries>[1];

/** Four Tuesdays in December from 09:00 to 12:00 in Munich. */
function weekly(changes: Partial<Input> = {}): Input {
  return {
    vehicleId: transit,
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4',
    startWallTime: '2026-12-01T09:00',
    lengthMinutes: 180,
    mode: 'all-or-nothing',
    purpose: 'Site visit',
    ...changes,
  };
}

async function countRows(): Promise<Record<string, number>> {
  const [row] = await stage.look<Record<string, number>>(
    `select (select count(*) from reservation_series)::int as series, (select count(*) from reservations)::int as reservations,
       (select count(*) from audit_log)::int as audit, (select count(*) from outbox_events)::int as events`,
  );
  return row ?? {};
}

/** For as long as `work` takes, the pool has other rules. */
async function withPool<Result>(vehicleId: string, set: string, work: () => Promise<Result>): Promise<Result> {
  const pool = '(select pool_id from vehicles where id = $1)';
  const [before] = await stage.look<{ quotas: object; horizon_days: number; maximum_length_minutes: number }>(
    `select quotas, horizon_days, maximum_length_minutes from pools where id = ${pool}`,
    [vehicleId],
  );
  await stage.look(`update pools set ${set} where id = ${pool}`, [vehicleId]);
  try {
    return await work();
  } finally {
    await stage.look(
      `update pools set quotas = $2, horizon_days = $3, maximum_length_minutes = $4 where id = ${pool}`,
      [vehicleId, JSON.stringify(before?.quotas), before?.horizon_days, before?.maximum_length_minutes],
    );
  }
}

describe('a series', () => {
  test('is refused while the company has switched series off', async () => {
    const admin = await stage.as('admin');
    await updateTenant(admin, { tenantId: admin.tenantId, featureFlags: { series: false } });
    const made = createSeries(await stage.as('employee'), weekly());
    await expect(made).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await updateTenant(admin, { tenantId: admin.tenantId, featureFlags: { series: true } });
  });

  test('is a reservation for every occurrence, which waits for a decision where the pool asks for one', async () => {
    const made = await createSeries(await stage.as('employee'), weekly());
    expect(made).toMatchObject({
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4',
      startWallTime: '2026-12-01T09:00',
      timeZone: 'Europe/Berlin',
      lengthMinutes: 180,
      status: 'active',
      vehicle: { licensePlate: 'M-FT 1204' },
      driver: { displayName: 'Elena Fischer' },
      department: 'Field Service',
      costCenter: 'CC-1200',
      occurrenceCounts: { pending: 4 },
      allowedActions: ['update', 'cancel'],
      notFitting: [],
      version: 1,
    });
    expect(made.occurrences.map(({ startDate, endDate }) => [startDate, endDate])).toEqual([
      ['2026-12-01T08:00:00.000Z', '2026-12-01T11:00:00.000Z'],
      ['2026-12-08T08:00:00.000Z', '2026-12-08T11:00:00.000Z'],
      ['2026-12-15T08:00:00.000Z', '2026-12-15T11:00:00.000Z'],
      ['2026-12-22T08:00:00.000Z', '2026-12-22T11:00:00.000Z'],
    ]);
    for (const one of made.occurrences) {
      expect(one).toMatchObject({
        status: 'pending',
        approver: { displayName: 'Amira Haddad' },
        seriesId: made.id,
        occurrenceDate: one.startDate,
        isException: false,
        costCents: 3_600,
        version: 1,
      });
    }
  });

  test('stands at once where the pool asks nobody', async () => {
    const made = await createSeries(await stage.as('employee'), weekly({ vehicleId: corsa }));
    expect(made.occurrences.map(({ status }) => status)).toEqual(Array(4).fill('approved'));
  });

  test('leaves an audit row and an event for each reservation, and an audit row for the series', async () => {
    const { id, occurrences } = await createSeries(
      await stage.as('employee'),
      weekly({ startWallTime: '2027-01-05T09:00', recurrenceRule: 'FREQ=WEEKLY;COUNT=2' }),
    );
    const [first] = occurrences;
    const audit = await stage.look('select action, detail from audit_log where entity_id = any ($1)', [
      [id, first?.id],
    ]);
    expect(audit).toEqual(
      expect.arrayContaining([
        {
          action: 'series.created',
          detail: { recurrenceRule: 'FREQ=WEEKLY;COUNT=2', occurrences: 2, notFitting: 0 },
        },
        {
          action: 'reservation.created',
          detail: { status: 'pending', startDate: first?.startDate, endDate: first?.endDate, seriesId: id },
        },
      ]),
    );
    const events = await stage.look<object>(
      'select type, payload from outbox_events where entity_id = any ($1) order by id',
      [occurrences.map((one) => one.id)],
    );
    const { actor } = await stage.as('approver');
    const payload = { version: 1, vehicleId: transit, askedUserIds: [actor.userId] };
    expect(events, 'the first tells people of both').toEqual([
      { type: 'reservation.created', payload: { ...payload, tellsOf: 2 } },
      { type: 'reservation.created', payload: { ...payload, tellsOf: 0, toldBy: first?.id } },
    ]);
  });

  test('is at 09:00 before and after the clocks change', async () => {
    const made = await createSeries(
      await stage.as('employee'),
      weekly({ startWallTime: '2027-03-26T09:00', recurrenceRule: 'FREQ=DAILY;UNTIL=20270329' }),
    );
    expect(made.occurrences.map(({ startDate }) => startDate)).toEqual([
      '2027-03-26T08:00:00.000Z',
      '2027-03-27T08:00:00.000Z',
      '2027-03-28T07:00:00.000Z',
      '2027-03-29T07:00:00.000Z',
    ]);
  });

  test('means the wall clock of another zone when it is named', async () => {
    const made = await createSeries(
      await stage.as('employee'),
      weekly({
        startWallTime: '2027-02-01T09:00',
        timeZone: 'America/New_York',
        recurrenceRule: 'FREQ=WEEKLY;COUNT=1',
      }),
    );
    expect(made.occurrences[0]).toMatchObject({ startDate: '2027-02-01T14:00:00.000Z', timeZone: 'Europe/Berlin' });
    expect(made.timeZone).toBe('America/New_York');
  });

  test('makes a driver of somebody who has never driven', async () => {
    await stage.look("delete from drivers where display_name = 'Marco Rossi'");
    const made = await createSeries(await stage.as('manager'), weekly({ startWallTime: '2027-02-02T14:00' }));
    expect(made.driver).toMatchObject({ displayName: 'Marco Rossi' });
  });
});

describe('where not every occurrence fits', () => {
  /** Four days, on the third of which a colleague has the vehicle. */
  const fourDays = weekly({ startWallTime: '2027-01-18T09:00', recurrenceRule: 'FREQ=DAILY;COUNT=4' });
  beforeAll(async () => {
    const taken = { startDate: '2027-01-20T10:00:00Z', endDate: '2027-01-20T11:00:00Z' };
    await createReservation(await stage.as('employee2'), { ...taken, vehicleId: transit, purpose: 'Mine' });
  });

  test('all-or-nothing writes nothing, and names the first that does not fit, how many, and what would work', async () => {
    const before = await countRows();
    const refused = createSeries(await stage.as('employee'), fourDays);
    await expect(refused).rejects.toMatchObject({
      code: 'CONFLICT',
      rule: 'taken',
      message:
        '1 of 4 occurrences does not fit, and nothing was changed. The first: Ford Transit (M-FT 1204) is already reserved at that time (Wed 20 Jan 2027, 09:00 to 12:00). Choose another time, another vehicle, or all that fit.',
      alternatives: expect.arrayContaining([
        expect.objectContaining({ kind: 'other-vehicle', startDate: '2027-01-20T08:00:00.000Z' }),
      ]),
    });
    expect(await countRows()).toEqual(before);
  });

  test('all-that-fit makes the others, and lists what did not fit with a reason and what would work', async () => {
    const made = await createSeries(await stage.as('employee'), { ...fourDays, mode: 'all-that-fit' });
    expect(made.occurrences.map(({ startDate }) => startDate.slice(0, 10))).toEqual([
      '2027-01-18',
      '2027-01-19',
      '2027-01-21',
    ]);
    expect(made.notFitting).toEqual([
      {
        occurrenceDate: '2027-01-20T08:00:00.000Z',
        startDate: '2027-01-20T08:00:00.000Z',
        endDate: '2027-01-20T11:00:00.000Z',
        reservationId: null,
        rule: 'taken',
        message: expect.stringMatching(/already reserved at that time .*\. Choose one of the alternatives\.$/),
        alternatives: expect.any(Array),
      },
    ]);
    const alternatives = made.notFitting[0]?.alternatives ?? [];
    expect(alternatives).toHaveLength(3);
    for (const { vehicleId, startDate, endDate } of alternatives) {
      const reservation = createReservation(await stage.as('employee'), {
        vehicleId,
        startDate,
        endDate,
        purpose: 'Else',
      });
      await expect(reservation).resolves.toBeDefined();
    }
  });

  test('all-that-fit is refused too when none fits', async () => {
    const taken = weekly({ startWallTime: '2027-01-18T09:00', recurrenceRule: 'FREQ=DAILY;COUNT=2' });
    const before = await countRows();
    const refused = createSeries(await stage.as('employee2'), { ...taken, mode: 'all-that-fit' });
    await expect(refused).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^2 of 2 occurrences do not fit, and nothing was changed\./),
    });
    expect(await countRows()).toEqual(before);
  });

  test('a blackout stands in the way of what falls into it', async () => {
    await stage.look(
      `insert into blackouts (tenant_id, vehicle_id, start_date, end_date, reason)
       select tenant_id, id, '2027-02-10 00:00Z', '2027-02-11 00:00Z', 'Works outing' from vehicles where id = $1`,
      [transit],
    );
    const made = await createSeries(
      await stage.as('employee'),
      weekly({ startWallTime: '2027-02-09T09:00', recurrenceRule: 'FREQ=DAILY;COUNT=3', mode: 'all-that-fit' }),
    );
    expect(made.notFitting).toMatchObject([{ rule: 'blackout', message: expect.stringContaining('Works outing') }]);
  });
});

describe('the rules of a single reservation hold for each occurrence', () => {
  test('a quota counts the occurrences that were made before in the same series', async () => {
    const quotas = JSON.stringify([{ measure: 'hours', limit: 7, per: 'week' }]);
    const made = await withPool(corsa, `quotas = '${quotas}'`, async () =>
      createSeries(
        await stage.as('employee2'),
        // Three hours a day from Monday: the third of each week would be the ninth hour.
        weekly({
          vehicleId: corsa,
          startWallTime: '2027-04-05T13:00',
          recurrenceRule: 'FREQ=DAILY;COUNT=9',
          mode: 'all-that-fit',
        }),
      ),
    );
    expect(made.occurrences.map(({ startDate }) => startDate.slice(0, 10))).toEqual([
      '2027-04-05',
      '2027-04-06',
      '2027-04-12',
      '2027-04-13',
    ]);
    expect(new Set(made.notFitting.map(({ rule }) => rule))).toEqual(new Set(['quota']));
  });

  test('a quota counts what the driver has reserved before and after', async () => {
    const quotas = JSON.stringify([{ measure: 'reservations', limit: 1, per: 'month' }]);
    const employee = await stage.as('employee');
    const day = '2027-09-28T08:00:00Z';
    await createReservation(employee, {
      vehicleId: corsa,
      startDate: day,
      endDate: day.replace('08', '09'),
      purpose: 'One',
    });
    const made = await withPool(corsa, `quotas = '${quotas}'`, () =>
      createSeries(
        employee,
        weekly({
          vehicleId: corsa,
          startWallTime: '2027-07-05T13:00',
          recurrenceRule: 'FREQ=MONTHLY;COUNT=4',
          mode: 'all-that-fit',
        }),
      ),
    );
    expect(made.notFitting.map(({ occurrenceDate, rule }) => [occurrenceDate.slice(0, 7), rule])).toEqual([
      ['2027-09', 'quota'],
    ]);
  });

  test('the horizon too: a series is no way around how far ahead one may reserve', async () => {
    const made = await withPool(corsa, 'horizon_days = 30', async () =>
      createSeries(
        await stage.as('employee'),
        weekly({
          vehicleId: corsa,
          startWallTime: '2026-12-03T05:00',
          recurrenceRule: 'FREQ=WEEKLY;COUNT=5',
          lengthMinutes: 30,
          mode: 'all-that-fit',
        }),
      ),
    );
    expect(made.occurrences.map(({ startDate }) => startDate.slice(0, 10))).toEqual([
      '2026-12-03',
      '2026-12-10',
      '2026-12-17',
    ]);
    expect(made.notFitting).toMatchObject([
      { rule: 'horizon', message: expect.stringContaining('up to 30 days ahead') },
      { rule: 'horizon' },
    ]);
    const refused = withPool(corsa, 'horizon_days = 30', async () =>
      createSeries(
        await stage.as('employee'),
        weekly({
          vehicleId: corsa,
          startWallTime: '2026-12-03T06:00',
          recurrenceRule: 'FREQ=WEEKLY;COUNT=5',
          lengthMinutes: 30,
        }),
      ),
    );
    await expect(refused).rejects.toMatchObject({
      code: 'RULE_VIOLATED',
      rule: 'horizon',
      message: expect.stringMatching(
        /^2 of 5 occurrences do not fit, and nothing was changed\. The first is Thu 24 Dec 2026/,
      ),
    });
  });

  test('the length, the past and somebody else’s name', async () => {
    const employee = await stage.as('employee');
    const monthly = { recurrenceRule: 'FREQ=MONTHLY;COUNT=2', startWallTime: '2026-12-03T05:00' };
    await expect(createSeries(employee, weekly({ ...monthly, lengthMinutes: 15 * 1_440 }))).rejects.toMatchObject({
      rule: 'maximum-length',
    });
    await expect(createSeries(employee, weekly({ startWallTime: '2026-11-01T09:00' }))).rejects.toMatchObject({
      rule: 'start-in-past',
    });
    const [other] = await stage.look<{ id: string }>(
      `select d.id from drivers d join users u on u.id = d.user_id and u.tenant_id = d.tenant_id where u.email = 'employee2@contoso.example'`,
    );
    await expect(createSeries(employee, weekly({ driverId: other?.id }))).rejects.toMatchObject({
      rule: 'reserve-for-other',
    });
  });
});

describe('a series is refused', () => {
  test('whose occurrences would run into each other, turnaround included', async () => {
    const daily = weekly({ recurrenceRule: 'FREQ=DAILY;COUNT=3', startWallTime: '2027-05-03T09:00' });
    const employee = await stage.as('employee');
    await expect(createSeries(employee, { ...daily, lengthMinutes: 1_440 - 29 })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'lengthMinutes', message: expect.any(String) }],
    });
    await expect(createSeries(employee, { ...daily, lengthMinutes: 1_440 - 30 })).resolves.toBeDefined();
  });

  test('with a rule that is none', async () => {
    const refused = createSeries(await stage.as('employee'), weekly({ recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU' }));
    await expect(refused).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: 'Mend the rule of the series: a series must end: add COUNT=10 or UNTIL=20271231.',
    });
  });

  test('for a vehicle, driver or cost center that is not there, another company’s included', async () => {
    const employee = await stage.as('employee');
    const foreign = demoVehicleId('NJ K42-RTV', 'fabrikam');
    await expect(createSeries(employee, weekly({ vehicleId: foreign }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(createSeries(employee, weekly({ driverId: foreign }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(createSeries(employee, weekly({ costCenter: 'CC-9999' }))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });
});

test('two series of one vehicle at the same moment never overlap: one is made, the other gets what is left', async () => {
  const vehicleId = demoVehicleId('B-TY 1717');
  const daily = (time: string) =>
    weekly({
      vehicleId,
      startWallTime: `2027-05-03T${time}`,
      recurrenceRule: 'FREQ=DAILY;COUNT=20',
      mode: 'all-that-fit',
    });
  const answers = await Promise.allSettled([
    createSeries(await stage.as('employee'), daily('09:00')),
    createSeries(await stage.as('employee2'), daily('10:00')),
    createSeries(
      await stage.as('manager'),
      weekly({ ...daily('11:00'), recurrenceRule: 'FREQ=DAILY;INTERVAL=2;COUNT=20' }),
    ),
  ]);
  const made = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value.occurrences : []));
  const days = new Map<string, number>();
  for (const { startDate } of made) days.set(startDate.slice(0, 10), (days.get(startDate.slice(0, 10)) ?? 0) + 1);
  expect([...days.values()].every((count) => count === 1)).toBe(true);
  expect(made.length).toBeGreaterThanOrEqual(20);
  for (const one of answers) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' });
});

test('of a hundred occurrences, what is the same for all is read once', async () => {
  const employee = await stage.as('employee');
  const names: string[] = [];
  const database: typeof employee.database = {
    ...employee.database,
    transaction: (tenantId, work) =>
      employee.database.transaction(tenantId, (transaction) =>
        work({
          query: (statement) => {
            names.push(statement.name);
            return transaction.query(statement);
          },
        }),
      ),
  };
  const vehicleId = demoVehicleId('M-VW 5013');
  const input = weekly({ vehicleId, startWallTime: '2027-01-01T09:00', recurrenceRule: 'FREQ=DAILY;COUNT=100' });
  const { occurrences } = await createSeries({ ...employee, database }, input);
  expect(occurrences).toHaveLength(100);
  expect(names.filter((name) => name === 'reservation.request')).toHaveLength(1);
  // Three for each occurrence, and what is done once.
  expect(names.length).toBeLessThan(320);
});
