import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoVehicleId, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { approveReservation } from '../reservation/approve-reservation.ts';
import { rejectReservation } from '../reservation/reject-reservation.ts';
import { updateReservation } from '../reservation/update-reservation.ts';
import { createSeries } from './create-series.ts';
import { approveSeries, rejectSeries } from './decide-series.ts';
import { getSeries } from './series-queries.ts';

const now = () => new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(now);
});
afterAll(() => stage.drop());
beforeEach(async () => {
  await stage.look("update reservations set status = 'cancelled' where status in ('pending', 'approved', 'active')");
});

/** The employee's series: four Tuesdays of a vehicle whose pool asks the manager. */
async function make() {
  return createSeries(await stage.as('employee'), {
    vehicleId: demoVehicleId('M-FT 1204'),
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4',
    startWallTime: '2026-12-01T09:00',
    lengthMinutes: 60,
    mode: 'all-or-nothing',
    purpose: 'Site visit',
  });
}

const statuses = ({ occurrences }: { occurrences: { status: string }[] }) => occurrences.map(({ status }) => status);

describe('one decision for a series', () => {
  test('approves every occurrence, each as if alone: with its approver, audit row and event', async () => {
    const { id, occurrences } = await make();
    const approver = await stage.as('approver');
    expect((await getSeries(approver, { seriesId: id })).allowedActions).toEqual(['approve', 'reject']);
    const approved = await approveSeries(approver, { seriesId: id, reason: 'Fine' });
    for (const one of approved.occurrences) {
      expect(one).toMatchObject({
        status: 'approved',
        approvedBy: { displayName: 'Amira Haddad' },
        decisionReason: 'Fine',
        version: 2,
      });
    }
    expect(approved).toMatchObject({ occurrenceCounts: { approved: 4 }, allowedActions: [] });
    const ids = occurrences.map((one) => one.id);
    const audit = await stage.look<{ action: string }>(
      "select action from audit_log where entity_id = any ($1) and action like '%.approved' order by action",
      [[id, ...ids]],
    );
    expect(audit.map(({ action }) => action)).toEqual([...Array(4).fill('reservation.approved'), 'series.approved']);
    const events = await stage.look(
      "select from outbox_events where type = 'reservation.approved' and entity_id = any ($1)",
      [ids],
    );
    expect(events).toHaveLength(4);
  });

  test('rejects every occurrence, which frees the vehicle', async () => {
    const { id } = await make();
    const rejected = await rejectSeries(await stage.as('approver'), { seriesId: id, reason: 'Take the train' });
    expect(statuses(rejected)).toEqual(Array(4).fill('rejected'));
    await expect(make()).resolves.toBeDefined();
  });

  test('leaves alone what was decided one by one', async () => {
    const { id, occurrences } = await make();
    const [first, second] = occurrences.map((one) => one.id);
    const approver = await stage.as('approver');
    await rejectReservation(approver, { reservationId: first ?? '' });
    await approveReservation(approver, { reservationId: second ?? '' });
    const approved = await approveSeries(approver, { seriesId: id });
    expect(statuses(approved)).toEqual(['rejected', 'approved', 'approved', 'approved']);
    expect(approved.occurrences.map(({ version }) => version)).toEqual([2, 2, 2, 2]);
  });

  test('of those one is asked about, whoever decides about the others', async () => {
    const [{ pool_id, user_id } = { pool_id: '', user_id: '' }] = await stage.look<
      Record<'pool_id' | 'user_id', string>
    >(
      `select p.id as pool_id, u.id as user_id from pools p join users u on u.tenant_id = p.tenant_id
       where p.name = 'Munich Airport' and u.email = 'employee2@contoso.example'`,
    );
    await stage.look(
      `insert into approval_steps (tenant_id, pool_id, step_number, asks, approver_ids)
       select tenant_id, id, 1, 'named', array[$2::uuid] from pools where id = $1`,
      [pool_id, user_id],
    );
    const { id, occurrences } = await make();
    const moved = occurrences.at(-1)?.id ?? '';
    await updateReservation(await stage.as('employee'), {
      reservationId: moved,
      vehicleId: demoVehicleId('M-CO 1010'),
    });
    const employee2 = await stage.as('employee2');
    expect((await getSeries(employee2, { seriesId: id })).allowedActions).toEqual(['approve', 'reject']);
    expect(statuses(await approveSeries(employee2, { seriesId: id }))).toEqual([
      ...Array(3).fill('pending'),
      'approved',
    ]);
    expect(statuses(await approveSeries(await stage.as('approver'), { seriesId: id }))).toEqual(
      Array(4).fill('approved'),
    );
  });

  test('is not for one’s own, nor for whoever was not asked; for others the series does not exist', async () => {
    const { id } = await make();
    await expect(approveSeries(await stage.as('employee'), { seriesId: id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('Nobody decides about their own'),
    });
    await expect(approveSeries(await stage.as('admin'), { seriesId: id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(approveSeries(await stage.as('employee2'), { seriesId: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(statuses(await getSeries(await stage.as('employee'), { seriesId: id }))).toEqual(Array(4).fill('pending'));
  });

  test('comes too late when all are decided', async () => {
    const { id } = await make();
    const approver = await stage.as('approver');
    await approveSeries(approver, { seriesId: id });
    await expect(rejectSeries(approver, { seriesId: id })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is all or none, and of two at once the first wins', async () => {
    for (let round = 0; round < 3; round++) {
      const { id } = await make();
      const approver = await stage.as('approver');
      const answers = await Promise.allSettled([
        approveSeries(approver, { seriesId: id }),
        rejectSeries(approver, { seriesId: id }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const after = statuses(await getSeries(approver, { seriesId: id }));
      expect(new Set(after).size).toBe(1);
      await stage.look("update reservations set status = 'cancelled' where series_id = $1", [id]);
    }
  });

  test('only by whoever saw the present version of the series', async () => {
    const { id } = await make();
    await expect(approveSeries(await stage.as('approver'), { seriesId: id, expectedVersion: 2 })).rejects.toMatchObject(
      { code: 'PRECONDITION_FAILED' },
    );
  });
});
