import { describe, expect, test } from 'vitest';
import { findFreeTimes } from './free-times.ts';
import type { DriverFacts, PoolFacts, PoolRequest, VehicleFacts } from './reservation-request.ts';
import { refuseReservation } from './reservation-rules.ts';

const now = new Date('2026-11-23T07:00:00Z');
const pool: PoolFacts = {
  id: 'munich',
  name: 'Munich HQ',
  site: 'Werksviertel',
  timeZone: 'Europe/Berlin',
  bufferMinutes: 0,
  maximumLengthMinutes: 2 * 1440,
  minimumNoticeMinutes: 0,
  horizonDays: 30,
  openingHours: null,
  holidays: [],
  quotas: [],
  licenceRequired: false,
  reservesForOthers: 'fleet_manager',
  editToleranceMinutes: 30,
  approvalSteps: [],
};
const vehicle: VehicleFacts = {
  id: 'transit',
  poolId: 'munich',
  name: 'Ford Transit',
  licensePlate: 'M-FT 1204',
  color: 'blue',
  class: 'van',
  fuelType: 'diesel',
  seats: 3,
  status: 'active',
  equipment: ['tow-bar'],
  rangeMeters: null,
  photoId: null,
  odometerMeters: 0,
  requiredLicenceClass: 'B',
  hourlyCostCents: 0,
};
const driver: DriverFacts = {
  id: 'elena-drives',
  userId: 'elena',
  displayName: 'Elena Fischer',
  blockedReason: null,
  licenceClasses: ['B'],
  licenceValidUntil: '2035-06-30',
  usage: [],
};
const creator: PoolRequest['creator'] = {
  userId: 'elena',
  roles: ['employee'],
  managerUserId: 'amira',
  department: null,
  costCenter: null,
};

interface Changes {
  pool?: Partial<PoolFacts>;
  vehicle?: Partial<VehicleFacts>;
  driver?: Partial<DriverFacts>;
  creator?: Partial<PoolRequest['creator']>;
  request?: Partial<PoolRequest>;
}

const monday = ['2026-11-30T08:00:00Z', '2026-11-30T11:00:00Z'] as const;

/** Why Elena cannot have the Transit then, for something other than what is usual. */
function refusal([start, end]: readonly [string, string] = monday, changes: Changes = {}) {
  const request: PoolRequest = {
    startDate: new Date(start),
    endDate: new Date(end),
    now,
    pool: { ...pool, ...changes.pool },
    creator: { ...creator, ...changes.creator },
    driver: { ...driver, ...changes.driver },
    minimumSeats: null,
    equipment: [],
    tripDistanceMeters: null,
    mayReserveForDriver: false,
    ...changes.request,
  };
  return refuseReservation(request, { ...vehicle, ...changes.vehicle });
}

describe('a reservation', () => {
  test('is accepted when it breaks no rule', () => {
    expect(refusal()).toBeUndefined();
  });

  test('is not over before it is made', () => {
    expect(refusal(['2026-11-23T06:55:00Z', '2026-11-23T07:00:00Z'])?.rule).toBe('end-in-past');
    expect(refusal(['2026-11-23T06:55:00Z', '2026-11-23T07:01:00Z'])).toBeUndefined();
  });

  test('must end after it starts', () => {
    const broken = { rule: 'end-before-start', message: 'The end must be after the start. Choose a later end.' };
    expect(refusal(['2026-11-24T08:00:00Z', '2026-11-24T08:00:00Z'])).toMatchObject(broken);
    expect(refusal(['2026-11-24T08:00:00Z', '2026-11-24T07:00:00Z'])).toMatchObject(broken);
  });

  test('may start now, with a moment to fill in the form, but not in the past', () => {
    expect(refusal(['2026-11-23T06:55:00Z', '2026-11-23T09:00:00Z'])).toBeUndefined();
    expect(refusal(['2026-11-23T06:54:59Z', '2026-11-23T09:00:00Z'])).toMatchObject({
      rule: 'start-in-past',
      message: 'The start lies in the past. Choose a start after Mon 23 Nov 2026, 08:00.',
    });
  });

  test('that has begun may still be changed', () => {
    const begun = ['2026-11-23T05:00:00Z', '2026-11-23T09:00:00Z'] as const;
    expect(refusal(begun, { request: { mayHaveBegun: true }, pool: { minimumNoticeMinutes: 60 } })).toBeUndefined();
  });

  test('may be as long as the pool allows and not a minute longer', () => {
    expect(refusal(['2026-11-24T08:00:00Z', '2026-11-26T08:00:00Z'])).toBeUndefined();
    expect(refusal(['2026-11-24T08:00:00Z', '2026-11-26T08:01:00Z'])).toMatchObject({
      rule: 'maximum-length',
      // For whoever says it in another language.
      facts: { pool: 'Munich HQ', maximumMinutes: 2 * 1440, latestEnd: new Date('2026-11-26T08:00:00Z') },
      message:
        'Munich HQ lends its vehicles for at most 2 days. End by Thu 26 Nov 2026, 09:00 or make two reservations.',
    });
  });

  test.each([
    ['shorter', '2027-03-28', '2027-03-27T08:00:00Z', '2027-03-29T07:00:00Z'],
    ['longer', '2026-10-25', '2026-10-24T07:00:00Z', '2026-10-26T08:00:00Z'],
  ])('of two days ends at the same time of day across the %s day of %s', (_length, _day, start, end) => {
    const late = new Date(new Date(end).getTime() + 60_000).toISOString();
    const changes = { pool: { horizonDays: 365 }, request: { now: new Date('2026-10-01T07:00:00Z') } };
    expect(refusal([start, end], changes)).toBeUndefined();
    expect(refusal([start, late], changes)).toMatchObject({ rule: 'maximum-length' });
  });

  test('needs the notice of the pool', () => {
    const changes = { pool: { minimumNoticeMinutes: 120 } };
    expect(refusal(['2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z'], changes)).toBeUndefined();
    expect(refusal(['2026-11-23T08:30:00Z', '2026-11-23T10:00:00Z'], changes)).toMatchObject({
      rule: 'minimum-notice',
      message: 'Munich HQ needs 2 hours of notice. Choose a start after Mon 23 Nov 2026, 10:00.',
    });
  });

  test('may start within the pool’s horizon and not later', () => {
    expect(refusal(['2026-12-23T07:00:00Z', '2026-12-23T09:00:00Z'])).toBeUndefined();
    expect(refusal(['2026-12-23T07:01:00Z', '2026-12-23T09:00:00Z'])).toMatchObject({
      rule: 'horizon',
      message: 'Munich HQ takes reservations up to 30 days ahead. Choose a start before Wed 23 Dec 2026, 08:00.',
    });
  });

  test('may start at the same time of day on the last day of the horizon, also when the clocks change before it', () => {
    const changes = { request: { now: new Date('2026-10-01T07:00:00Z') } };
    expect(refusal(['2026-10-31T08:00:00Z', '2026-10-31T20:00:00Z'], changes)).toBeUndefined();
    expect(refusal(['2026-10-31T08:01:00Z', '2026-10-31T20:00:00Z'], changes)?.message).toMatch(
      'Choose a start before Sat 31 Oct 2026, 09:00.',
    );
  });
});

describe('opening hours', () => {
  const week = { opens: '07:00', closes: '19:00' };
  const openingHours = { monday: [week], tuesday: [week], wednesday: [week], thursday: [week], friday: [week] };
  const changes = { pool: { openingHours, maximumLengthMinutes: 7 * 1440 } };

  test('count on the wall clock of the pool, both ends included', () => {
    expect(refusal(['2026-11-30T06:00:00Z', '2026-11-30T18:00:00Z'], changes)).toBeUndefined();
    expect(refusal(['2026-11-30T05:59:00Z', '2026-11-30T18:00:00Z'], changes)).toMatchObject({
      rule: 'opening-hours',
      message:
        'Munich HQ is closed on Mon 30 Nov 2026, 06:59, so no vehicle is handed out then. It opens again on Mon 30 Nov 2026, 07:00.',
    });
    expect(refusal(['2026-11-30T06:00:00Z', '2026-11-30T18:01:00Z'], changes)?.message).toBe(
      'Munich HQ is closed on Mon 30 Nov 2026, 19:01, so no vehicle is taken back then. It opens again on Tue 1 Dec 2026, 07:00.',
    );
  });

  test('may lie between the two ends: a vehicle may stay out over a closed weekend', () => {
    expect(refusal(['2026-11-27T15:00:00Z', '2026-11-30T08:00:00Z'], changes)).toBeUndefined();
    expect(refusal(['2026-11-27T15:00:00Z', '2026-11-28T08:00:00Z'], changes)).toMatchObject({ rule: 'opening-hours' });
  });

  test('that end at midnight include midnight', () => {
    const late = { pool: { ...changes.pool, openingHours: { monday: [{ opens: '07:00', closes: '24:00' }] } } };
    expect(refusal(['2026-11-30T08:00:00Z', '2026-11-30T23:00:00Z'], late)).toBeUndefined();
  });

  test('are none on a holiday', () => {
    const holidays = [{ date: '2026-12-08', name: 'Immaculate Conception' }];
    expect(
      refusal(['2026-12-08T08:00:00Z', '2026-12-08T09:00:00Z'], { pool: { ...changes.pool, holidays } }),
    ).toMatchObject({
      rule: 'holiday',
      message: 'Munich HQ: no vehicle is handed out on Immaculate Conception. It opens again on Wed 9 Dec 2026, 07:00.',
    });
    expect(
      refusal(['2026-12-07T08:00:00Z', '2026-12-09T09:00:00Z'], { pool: { ...changes.pool, holidays } }),
    ).toBeUndefined();
  });

  test('end at the midnight before a holiday, which does not touch it', () => {
    const holidays = [{ date: '2026-12-08', name: 'Immaculate Conception' }];
    const untilMidnight = ['2026-12-07T08:00:00Z', '2026-12-07T23:00:00Z'] as const;
    expect(refusal(untilMidnight, { pool: { holidays } })).toBeUndefined();
    const late = { monday: [{ opens: '07:00', closes: '24:00' }] };
    expect(refusal(untilMidnight, { pool: { holidays, openingHours: late } })).toBeUndefined();
    expect(refusal(untilMidnight, { pool: { ...changes.pool, holidays } })).toMatchObject({ rule: 'opening-hours' });
    expect(refusal(['2026-12-07T23:00:00Z', '2026-12-09T08:00:00Z'], { pool: { holidays } })).toMatchObject({
      rule: 'holiday',
    });
    const two = [...holidays, { date: '2026-12-07', name: 'Bridge day' }];
    expect(refusal(['2026-12-06T08:00:00Z', '2026-12-07T23:00:00Z'], { pool: { holidays: two } })).toMatchObject({
      rule: 'holiday',
    });
  });
});

describe('a driver', () => {
  test('needs nothing in a pool that asks for no licence', () => {
    expect(refusal(monday, { driver: { licenceClasses: [] } })).toBeUndefined();
  });

  const licenceRequired = { pool: { licenceRequired: true, horizonDays: 365, maximumLengthMinutes: 10_000 } };

  test('needs a licence that was checked where the pool asks for one', () => {
    expect(refusal(monday, licenceRequired)).toBeUndefined();
    expect(refusal(monday, { ...licenceRequired, driver: { licenceClasses: [] } })).toMatchObject({
      rule: 'licence-missing',
      message: expect.stringContaining('Show it to a fleet manager'),
    });
  });

  test('needs one that is valid for the whole period, its last day included', () => {
    const changes = { ...licenceRequired, driver: { licenceValidUntil: '2026-12-01' } };
    expect(refusal(['2026-11-30T08:00:00Z', '2026-12-01T22:59:00Z'], changes)).toBeUndefined();
    expect(refusal(['2026-11-30T08:00:00Z', '2026-12-01T23:00:00Z'], changes)).toBeUndefined();
    expect(refusal(['2026-11-30T08:00:00Z', '2026-12-01T23:01:00Z'], changes)).toMatchObject({
      rule: 'licence-expired',
    });
  });

  test('needs one of the class of the vehicle', () => {
    const truck = { ...licenceRequired, vehicle: { requiredLicenceClass: 'C1' } };
    expect(refusal(monday, truck)).toMatchObject({
      rule: 'licence-class',
      message:
        'Ford Transit (M-FT 1204) needs a licence of class C1; Elena Fischer has B. Choose a vehicle of another class.',
    });
    expect(refusal(monday, { ...truck, driver: { licenceClasses: ['B', 'C1'] } })).toBeUndefined();
  });

  test('who is blocked drives nothing, and hears why', () => {
    expect(refusal(monday, { driver: { blockedReason: 'driving ban until May' } })).toMatchObject({
      rule: 'driver-blocked',
      message: 'Elena Fischer may not drive at present: driving ban until May. A fleet manager can change that.',
    });
  });
});

describe('what is refused because of the driver', () => {
  const everybody = { reservesForOthers: 'everybody', licenceRequired: true } as const;
  const causes: [string, Changes][] = [
    ['blocked', { driver: { blockedReason: 'Driving ban' } }],
    ['without a licence', { driver: { licenceClasses: [] } }],
    ['with one that ends', { driver: { licenceValidUntil: '2026-11-24' } }],
    ['with one of another class', { vehicle: { requiredLicenceClass: 'C1' } }],
    ['with nothing left', { pool: { ...everybody, quotas: [{ measure: 'reservations', limit: 0, per: 'week' }] } }],
  ];
  const told = ({ pool: changed = everybody, ...changes }: Changes, asks: Partial<PoolRequest['creator']>) =>
    refusal(monday, { ...changes, pool: changed, creator: asks });

  test.each(causes)('%s, is told to the driver and to fleet managers', (_cause, changes) => {
    const own = told(changes, {});
    expect(own?.rule).not.toBe('driver-unfit');
    expect(told(changes, { userId: 'marta', roles: ['fleet_manager'] })).toEqual(own);
  });

  test.each(causes)('%s, is nobody else’s to know', (_cause, changes) => {
    for (const roles of [['employee'], ['approver']] satisfies PoolRequest['creator']['roles'][]) {
      expect(told(changes, { userId: 'jonas', roles })).toEqual({
        rule: 'driver-unfit',
        facts: { driver: 'Elena Fischer' },
        message: expect.not.stringMatching(/ban|licence|2026|left|C1/i),
      });
    }
  });
});

describe('a quota', () => {
  const used = (start: string, end: string, poolId = 'munich') => ({
    poolId,
    startDate: new Date(start),
    endDate: new Date(end),
  });

  test('of hours a week counts what begins in the same week of the pool’s calendar', () => {
    const changes = (usage: DriverFacts['usage']) => ({
      pool: { quotas: [{ measure: 'hours' as const, limit: 8, per: 'week' as const }] },
      driver: { usage },
    });
    const fiveHours = used('2026-12-01T08:00:00Z', '2026-12-01T13:00:00Z');
    expect(refusal(monday, changes([fiveHours]))).toBeUndefined();
    expect(refusal(monday, changes([fiveHours, used('2026-12-02T08:00:00Z', '2026-12-02T08:30:00Z')]))).toMatchObject({
      rule: 'quota',
      message:
        'Munich HQ lends Elena Fischer at most 8 hours a week, and 2.5 of them are left. Choose a shorter time, another week, or another pool.',
    });
    // Sunday 23:30 in Munich, which is the week before; and another pool.
    expect(refusal(monday, changes([fiveHours, used('2026-11-29T22:30:00Z', '2026-11-30T03:00:00Z')]))).toBeUndefined();
    expect(
      refusal(monday, changes([fiveHours, used('2026-12-02T08:00:00Z', '2026-12-02T16:00:00Z', 'berlin')])),
    ).toBeUndefined();
  });

  test('of reservations a month counts them by the day on which they begin', () => {
    const quotas = [{ measure: 'reservations' as const, limit: 1, per: 'month' as const }];
    const usage = [used('2026-11-03T08:00:00Z', '2026-11-03T09:00:00Z')];
    expect(refusal(monday, { pool: { quotas }, driver: { usage } })).toMatchObject({ rule: 'quota' });
    expect(
      refusal(['2026-12-01T08:00:00Z', '2026-12-01T09:00:00Z'], { pool: { quotas }, driver: { usage } }),
    ).toBeUndefined();
  });
});

describe('somebody else', () => {
  const other = { driver: { userId: 'jonas', displayName: 'Jonas Berger' } };

  test('gets a vehicle from those whom the pool trusts with that', () => {
    const by = (
      role: 'employee' | 'approver' | 'fleet_manager' | 'admin',
      reservesForOthers: PoolFacts['reservesForOthers'],
    ) => refusal(monday, { ...other, pool: { reservesForOthers }, creator: { roles: [role] } })?.rule;
    expect(by('employee', 'fleet_manager')).toBe('reserve-for-other');
    expect(by('approver', 'fleet_manager')).toBe('reserve-for-other');
    expect(by('fleet_manager', 'fleet_manager')).toBeUndefined();
    expect(by('admin', 'fleet_manager')).toBeUndefined();
    expect(by('employee', 'approver')).toBe('reserve-for-other');
    expect(by('approver', 'approver')).toBeUndefined();
    expect(by('employee', 'everybody')).toBeUndefined();
  });

  test('keeps what is changed for them, whoever reserved it', () => {
    expect(refusal(monday, { ...other, request: { mayReserveForDriver: true } })).toBeUndefined();
    const withoutAccount = { userId: null, displayName: 'Jonas Berger' };
    expect(refusal(monday, { driver: withoutAccount, request: { mayReserveForDriver: true } })).toBeUndefined();
    expect(refusal(monday, { driver: withoutAccount })).toMatchObject({ rule: 'reserve-for-other' });
  });
});

describe('a vehicle', () => {
  const named = (why: string) => `Ford Transit (M-FT 1204) ${why}. Choose another vehicle.`;

  test('must be in service', () => {
    expect(refusal(monday, { vehicle: { status: 'maintenance' } })).toMatchObject({
      rule: 'maintenance',
      message: named('is in maintenance'),
    });
    expect(refusal(monday, { vehicle: { status: 'retired' } })).toMatchObject({
      rule: 'retired',
      message: named('has been retired'),
    });
  });

  test('must have the seats and the equipment that were asked for', () => {
    expect(refusal(monday, { request: { minimumSeats: 3, equipment: ['tow-bar'] } })).toBeUndefined();
    expect(refusal(monday, { request: { minimumSeats: 4 } })).toMatchObject({ rule: 'seats' });
    expect(refusal(monday, { request: { equipment: ['tow-bar', 'roof-rack'] } })).toMatchObject({
      rule: 'equipment',
      message: 'Ford Transit (M-FT 1204) has no roof-rack. Choose a vehicle that has.',
    });
  });

  test('that is electric must reach a quarter farther than the trip', () => {
    const trip = (rangeMeters: number | null, fuelType: VehicleFacts['fuelType'] = 'electric') =>
      refusal(monday, { request: { tripDistanceMeters: 200_000 }, vehicle: { fuelType, rangeMeters } })?.rule;
    expect(trip(250_000)).toBeUndefined();
    expect(trip(249_999)).toBe('range');
    expect(trip(null)).toBe('range');
    expect(trip(null, 'diesel')).toBeUndefined();
  });
});

describe('other times of a vehicle', () => {
  const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
  const window = { startDate: at('06:00'), endDate: at('20:00') };
  const wanted = { startDate: at('10:00'), endDate: at('11:00') };
  const find = (busy: [string, string][], bufferMinutes = 0) =>
    findFreeTimes({
      wanted,
      busy: busy.map(([start, end]) => ({ startDate: at(start), bufferedEndDate: at(end) })),
      bufferMinutes,
      window,
    }).map(({ startDate }) => startDate.toISOString().slice(11, 16));

  test('are the last before and the first after what is taken, as long as wanted', () => {
    expect(find([['09:30', '12:00']])).toEqual(['08:30', '12:00']);
  });

  test('leave room for the turnaround before the next one', () => {
    expect(find([['09:30', '12:00']], 30)).toEqual(['08:00', '12:00']);
  });

  test('lie on a quarter of an hour', () => {
    expect(find([['09:38', '12:07']])).toEqual(['08:30', '12:15']);
  });

  test('skip gaps that are too short', () => {
    const busy: [string, string][] = [
      ['07:30', '09:00'],
      ['09:30', '12:00'],
      ['12:30', '14:00'],
    ];
    expect(find(busy)).toEqual(['06:30', '14:00']);
  });

  test('are none when the whole window is taken', () => {
    expect(find([['05:00', '21:00']])).toEqual([]);
  });
});
