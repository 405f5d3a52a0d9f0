/** A refusal comes with what would work, and what it names can really be had by whoever was refused. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  type DemoStage,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { DomainError } from '../domain-errors.ts';
import { createHold } from '../hold/create-hold.ts';
import { cancelReservation } from './cancel-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { findAvailability } from './find-availability.ts';
import { updateReservation } from './update-reservation.ts';

// A Monday, 08:00 in Munich.
let clock = new Date('2026-11-23T07:00:00Z');
const transit = demoVehicleId('M-FT 1204');
let stage: DemoStage;
let poolId: string;
let rules: object;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
  const [pool] = await stage.look<{ id: string } & object>(
    'select p.* from pools p join vehicles v on v.pool_id = p.id where v.id = $1',
    [transit],
  );
  if (!pool) throw new Error('The Transit has no pool');
  poolId = pool.id;
  rules = pool;
});
afterAll(() => stage.drop());
afterEach(async () => {
  clock = new Date('2026-11-23T07:00:00Z');
  await stage.look("update reservations set status = 'cancelled'");
  await stage.look(
    'update pools p set (opening_hours, holidays, quotas, buffer_minutes, maximum_length_minutes, minimum_notice_minutes, horizon_days, licence_required, edit_tolerance_minutes) = (select opening_hours, holidays, quotas, buffer_minutes, maximum_length_minutes, minimum_notice_minutes, horizon_days, licence_required, edit_tolerance_minutes from jsonb_populate_record(p, $2)) where id = $1',
    [poolId, JSON.stringify(rules)],
  );
});

/** Of Munich HQ alone, or of all pools. */
async function setRules(columns: Record<string, unknown>, where: 'here' | 'everywhere' = 'here') {
  const names = Object.keys(columns).map((name, index) => `${name} = $${index + 2}`);
  const values = Object.values(columns).map((value) => (typeof value === 'object' ? JSON.stringify(value) : value));
  await stage.look(`update pools set ${names} where $1::uuid is null or id = $1`, [
    where === 'here' ? poolId : null,
    ...values,
  ]);
}

interface Wanted {
  startDate: string;
  endDate: string;
}

async function refusalOf(command: Promise<unknown>): Promise<DomainError> {
  const error = await command.then(
    () => 'It was not refused',
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw error;
  return error;
}

/** @returns the rule, and the other times of the Transit, after having reserved every alternative */
async function refused(wanted: Wanted, who: DemoPerson = 'employee') {
  const person = await stage.as(who);
  const error = await refusalOf(createReservation(person, { ...wanted, vehicleId: transit, purpose: 'x' }));
  for (const { vehicleId, startDate, endDate } of error.alternatives) {
    const { id } = await createReservation(person, { vehicleId, startDate, endDate, purpose: 'Alternative' });
    await cancelReservation(person, { reservationId: id });
  }
  const times = error.alternatives
    .filter(({ kind }) => kind === 'other-time')
    .map(({ startDate, endDate }) => `${startDate.slice(0, 16)} ${endDate.slice(0, 16)}`);
  return { rule: error.rule, times, alternatives: error.alternatives };
}

const weekdays = (openings: object[]) =>
  Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, openings]));

describe('who cannot have a vehicle', () => {
  test('so far ahead may have it at the same time of the last day that is lent', async () => {
    await setRules({ horizon_days: 30 }, 'everywhere');
    const answer = await refused({ startDate: '2027-05-04T08:00:00Z', endDate: '2027-05-04T11:00:00Z' });
    // In May the clocks are an hour ahead.
    expect(answer).toMatchObject({ rule: 'horizon', times: ['2026-12-22T09:00 2026-12-22T12:00'] });
  });

  test('so soon may have it as soon as the notice allows, however long that is', async () => {
    await setRules({ minimum_notice_minutes: 21 * 1440 });
    const answer = await refused({ startDate: '2026-11-24T08:00:00Z', endDate: '2026-11-24T11:00:00Z' });
    expect(answer).toMatchObject({ rule: 'minimum-notice', times: ['2026-12-14T07:00 2026-12-14T10:00'] });
  });

  test('for so long may have it for as long as it is lent', async () => {
    await setRules({ maximum_length_minutes: 480 });
    const answer = await refused({ startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-02T08:00:00Z' });
    expect(answer).toMatchObject({ rule: 'maximum-length', times: ['2026-12-01T08:00 2026-12-01T16:00'] });
  });

  test('for longer than one opening may have the part of it in which the pool is open', async () => {
    await setRules({ opening_hours: weekdays([{ opens: '08:00', closes: '16:00' }]) });
    const tooLong = await refused({ startDate: '2026-12-01T05:00:00Z', endDate: '2026-12-01T19:00:00Z' });
    expect(tooLong.rule).toBe('opening-hours');
    expect(tooLong.times).toContain('2026-12-01T07:00 2026-12-01T15:00');
    await setRules({ maximum_length_minutes: 600 });
    const onSaturday = await refused({ startDate: '2026-12-05T05:00:00Z', endDate: '2026-12-05T15:00:00Z' });
    expect(onSaturday).toMatchObject({ rule: 'opening-hours', times: ['2026-12-04T07:00 2026-12-04T15:00'] });
  });

  test('beyond closing time may have it before', async () => {
    await setRules({ opening_hours: weekdays([{ opens: '08:00', closes: '16:00' }]) });
    const answer = await refused({ startDate: '2026-12-01T13:00:00Z', endDate: '2026-12-01T16:00:00Z' });
    expect(answer.times).toContain('2026-12-01T12:00 2026-12-01T15:00');
  });

  test('for more hours than their quota may have it for what is left', async () => {
    await setRules({ quotas: [{ measure: 'hours', limit: 10, per: 'month' }] });
    const employee = await stage.as('employee');
    const used = { startDate: '2026-12-08T08:00:00Z', endDate: '2026-12-08T15:30:00Z' };
    await createReservation(employee, { ...used, vehicleId: transit, purpose: 'Used' });
    const answer = await refused({ startDate: '2026-12-15T08:00:00Z', endDate: '2026-12-15T12:00:00Z' });
    expect(answer).toMatchObject({ rule: 'quota', times: ['2026-12-15T08:00 2026-12-15T10:30'] });
  });

  test('once more this month may have it next month', async () => {
    await setRules({ quotas: [{ measure: 'reservations', limit: 1, per: 'month' }] });
    const employee = await stage.as('employee');
    const used = { startDate: '2026-12-08T08:00:00Z', endDate: '2026-12-08T12:00:00Z' };
    await createReservation(employee, { ...used, vehicleId: transit, purpose: 'Used' });
    const answer = await refused({ startDate: '2026-12-15T08:00:00Z', endDate: '2026-12-15T12:00:00Z' });
    expect(answer.rule).toBe('quota');
    expect(answer.times[0]).toBe('2027-01-01T08:00 2027-01-01T12:00');
  });

  test('beyond their licence may have it until that ends', async () => {
    await setRules({ licence_required: true });
    await stage.look("update drivers set licence_valid_until = '2026-12-10' where display_name = 'Jonas Berger'");
    const wanted = { startDate: '2026-12-10T08:00:00Z', endDate: '2026-12-11T09:00:00Z' };
    const answer = await refused(wanted, 'employee2');
    expect(answer.rule).toBe('licence-expired');
    expect(answer.times.at(-1)).toBe('2026-12-10T08:00 2026-12-10T23:00');
  });

  test('because the next one comes may have it until then, when that is most of what was wanted', async () => {
    const colleague = await stage.as('employee2');
    const next = { startDate: '2026-12-01T15:30:00Z', endDate: '2026-12-01T18:00:00Z' };
    await createReservation(colleague, { ...next, vehicleId: transit, purpose: 'Next' });
    const most = await refused({ startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T16:00:00Z' });
    expect(most.times.at(-1)).toBe('2026-12-01T08:00 2026-12-01T15:00');
    const little = await refused({ startDate: '2026-12-01T14:00:00Z', endDate: '2026-12-01T20:00:00Z' });
    expect(little.times).toEqual(['2026-12-01T09:00 2026-12-01T15:00', '2026-12-01T18:30 2026-12-02T00:30']);
  });

  test('of a class that nobody has hears so, and which classes there are', async () => {
    await stage.look("update vehicles set status = 'retired' where class = 'minibus'");
    const wanted = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T11:00:00Z' };
    const employee = await stage.as('employee');
    const error = await refusalOf(createReservation(employee, { ...wanted, class: 'minibus', poolId, purpose: 'x' }));
    expect(error).toMatchObject({
      code: 'RULE_VIOLATED',
      rule: 'class-missing',
      message:
        'There is no minibus in Munich HQ. There are vehicles of the classes compact, estate, sedan, suv, truck, van. Choose one of the alternatives.',
    });
    expect(error.alternatives).toHaveLength(3);
    const found = await findAvailability(employee, { ...wanted, class: 'minibus', poolId, limit: 5 });
    expect(found).toMatchObject({ vehicles: [], totalCount: 0, alternatives: error.alternatives });
    await stage.look("update vehicles set status = 'active' where class = 'minibus'");
  });

  test('finds the same alternatives in the search, when everything that would do is taken', async () => {
    const colleague = await stage.as('employee2');
    const wanted = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T11:00:00Z' };
    await createReservation(colleague, { ...wanted, vehicleId: transit, purpose: 'Taken' });
    const search = { ...wanted, vehicleId: transit };
    const found = await findAvailability(await stage.as('employee'), { ...search, limit: 5 });
    const { alternatives } = await refused(wanted);
    expect(found).toEqual({ vehicles: [], totalCount: 0, alternatives, why: null });
    expect(alternatives.length).toBeGreaterThan(3);
  });

  test('is told by the search of a rule that forbids it, with what would work', async () => {
    await setRules({ horizon_days: 30 }, 'everywhere');
    const wanted = { startDate: '2027-05-04T08:00:00Z', endDate: '2027-05-04T11:00:00Z' };
    const error = await refusalOf(findAvailability(await stage.as('employee'), { ...wanted, limit: 5 }));
    expect(error).toMatchObject({ rule: 'horizon', alternatives: [expect.objectContaining({ kind: 'other-time' })] });
  });
});

describe('a pool whose approval nobody could give', () => {
  test('is not said to be taken, and its vehicles are not offered', async () => {
    const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T11:00:00Z' };
    const admin = await stage.as('admin');
    const managers = "roles && '{fleet_manager,admin}' and email <> 'admin@contoso.example'";
    await stage.look(`update users set active = false where ${managers}`);
    const alone = await refusalOf(createReservation(admin, { ...period, class: 'van', poolId, purpose: 'x' }));
    expect(alone).toMatchObject({ code: 'RULE_VIOLATED', rule: 'approver-missing' });
    const corsa = demoVehicleId('M-CO 1010');
    const elsewhere = await createReservation(admin, {
      ...period,
      vehicleId: demoVehicleId('M-CO 1011'),
      purpose: 'x',
    });
    const vehicleId = demoVehicleId('M-FT 1204');
    const named = [
      createReservation(admin, { ...period, vehicleId, purpose: 'x' }),
      createHold(admin, { ...period, vehicleId }),
      updateReservation(admin, { reservationId: elsewhere.id, vehicleId }),
    ];
    for (const refused of await Promise.all(named.map(refusalOf))) {
      expect(refused).toMatchObject({ rule: 'approver-missing' });
      expect(refused.alternatives).not.toHaveLength(0);
    }
    await createReservation(await stage.as('employee'), { ...period, vehicleId: corsa, purpose: 'Taken' });
    const taken = await refusalOf(createReservation(admin, { ...period, vehicleId: corsa, purpose: 'x' }));
    expect(taken.rule).toBe('taken');
    const offered = taken.alternatives.filter(({ kind }) => kind === 'other-vehicle');
    expect(offered).not.toHaveLength(0);
    for (const { vehicleId } of offered) {
      await expect(createReservation(admin, { ...period, vehicleId, purpose: 'x' })).resolves.toBeDefined();
    }
    await stage.look(`update users set active = true where ${managers}`);
  });
});

describe('whoever has taken the vehicle', () => {
  const until = (time: string) => `2026-12-01T${time}:00Z`;
  /** From 08:00 to 11:00 UTC, and out; nobody decides again about a longer time. */
  async function takeOut() {
    await setRules({ edit_tolerance_minutes: 1440 });
    const employee = await stage.as('employee');
    const { id } = await createReservation(employee, {
      startDate: until('08:00'),
      endDate: until('11:00'),
      vehicleId: transit,
      purpose: 'Out',
    });
    await stage.look("update reservations set status = 'active', approved_at = $2 where id = $1", [id, clock]);
    clock = new Date(until('09:00'));
    return (endDate: string) => updateReservation(employee, { reservationId: id, endDate });
  }
  const next = async (start: string, end: string) =>
    createReservation(await stage.as('employee2'), {
      startDate: until(start),
      endDate: until(end),
      vehicleId: transit,
      purpose: 'Next',
    });

  test('and wants it for longer than is free is offered the latest end that works, and nothing else', async () => {
    const stretch = await takeOut();
    await next('13:10', '15:00');
    const refusal = await refusalOf(stretch(until('14:00')));
    expect(refusal.rule).toBe('taken');
    const times = { startDate: '2026-12-01T08:00:00.000Z', endDate: '2026-12-01T12:30:00.000Z' };
    expect(refusal.alternatives).toEqual([
      expect.objectContaining({ kind: 'other-time', vehicleId: transit, ...times }),
    ]);
    await expect(stretch(times.endDate)).resolves.toMatchObject({ status: 'active', endDate: times.endDate });
  });

  test('is not offered what they have, when no later end works', async () => {
    const stretch = await takeOut();
    await next('11:40', '15:00');
    const refusal = await refusalOf(stretch(until('14:00')));
    expect(refusal).toMatchObject({ rule: 'taken', alternatives: [] });
    expect(refusal.message).toMatch(/Its end must stay\.$/);
  });

  test('and wants it past closing time is offered closing time, or the next morning', async () => {
    const stretch = await takeOut();
    await setRules({ opening_hours: weekdays([{ opens: '08:00', closes: '16:00' }]) });
    const late = await refusalOf(stretch(until('20:00')));
    expect(late).toMatchObject({ rule: 'opening-hours', alternatives: [{ endDate: '2026-12-01T15:00:00.000Z' }] });
    await stretch(until('15:00'));
    const later = await refusalOf(stretch(until('20:00')));
    expect(later.alternatives).toMatchObject([{ endDate: '2026-12-02T07:00:00.000Z' }]);
    await expect(stretch('2026-12-02T07:00:00Z')).resolves.toMatchObject({ status: 'active' });
  });
});

test('whoever moves a reservation is not offered what they have', async () => {
  const employee = await stage.as('employee');
  const at = (time: string) => `2026-12-01T${time}:00Z`;
  const period = { startDate: at('08:00'), endDate: at('11:00') };
  const { id } = await createReservation(employee, { ...period, vehicleId: transit, purpose: 'Mine' });
  const next = { startDate: at('11:30'), endDate: at('15:00') };
  await createReservation(await stage.as('employee2'), { ...next, vehicleId: transit, purpose: 'Next' });
  const refusal = await refusalOf(updateReservation(employee, { reservationId: id, endDate: at('12:00') }));
  const times = refusal.alternatives.filter(({ kind }) => kind === 'other-time');
  expect(times.map(({ startDate }) => startDate.slice(11, 16))).toEqual(['07:00', '15:30']);
});
