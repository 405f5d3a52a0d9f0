import { type OperationInput, operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import {
  type DemoStage,
  demoCompany,
  demoVehicleId,
  setDemoStage,
} from '../../../../infra/local/testing/demo-stage.ts';
import { approveReservation } from '../reservation/approve-reservation.ts';
import { cancelReservation } from '../reservation/cancel-reservation.ts';
import { createReservation } from '../reservation/create-reservation.ts';
import { updateVehicle } from '../vehicle/update-vehicle.ts';
import { listAudit, listReservationHistory } from './audit-queries.ts';
import { exportAudit } from './export-audit.ts';

const transit = demoVehicleId('M-FT 1204');
let stage: DemoStage;
let reservationId: string;
beforeAll(async () => {
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
  const employee = await stage.as('employee');
  const period = { startDate: '2026-12-01T08:00:00Z', endDate: '2026-12-01T10:00:00Z' };
  ({ id: reservationId } = await createReservation(employee, { vehicleId: transit, ...period, purpose: 'Site visit' }));
  await approveReservation(await stage.as('approver'), { reservationId });
  await cancelReservation(employee, { reservationId, reason: 'Rain' });
  for (const color of ['red', 'green', 'black', 'white', 'blue']) {
    await updateVehicle(await stage.as('manager'), { vehicleId: transit, color });
  }
  const theirs = demoVehicleId('NJ K42-RTV', 'fabrikam');
  await updateVehicle(await stage.as('manager', 'fabrikam'), { vehicleId: theirs, color: 'secretly pink' });
});
afterAll(() => stage.drop());

const list = async (input: OperationInput<'listAudit'> = {}) =>
  listAudit(await stage.as('manager'), operations.listAudit.input.parse(input));
const actionsOf = async (input: OperationInput<'listAudit'>) => (await list(input)).entries.map(({ action }) => action);

describe('the audit log', () => {
  test('says who did what to what, newest first, and nothing of other companies', async () => {
    const { entries, nextCursor } = await list();
    expect(entries).toHaveLength(8);
    expect(nextCursor).toBeNull();
    expect(entries[0]).toMatchObject({
      actor: { kind: 'user', userId: demoId(demoCompany(), 'user', 4), displayName: 'Marco Rossi' },
      action: 'vehicle.updated',
      entityType: 'vehicle',
      entityId: transit,
      detail: { color: { from: 'white', to: 'blue' } },
    });
    expect(JSON.stringify(entries)).not.toContain('secretly pink');
  });

  test('is filtered by what, by whom and by when', async () => {
    expect(await actionsOf({ entityType: 'reservation', entityId: reservationId })).toEqual([
      'reservation.cancelled',
      'reservation.approved',
      'reservation.created',
    ]);
    expect(await actionsOf({ actorUserId: demoId(demoCompany(), 'user', 3) })).toEqual(['reservation.approved']);
    expect(await actionsOf({ action: 'vehicle.updated', actorUserId: demoId(demoCompany(), 'user', 1) })).toEqual([]);
    const [, second, third] = (await list()).entries;
    expect(await actionsOf({ from: second?.occurredAt, to: '2099-01-01T00:00:00Z' })).toHaveLength(2);
    expect(await actionsOf({ to: third?.occurredAt, action: 'vehicle.updated' })).toHaveLength(2);
  });

  test('is handed out as a table, of what was asked for alone', async () => {
    const { content, fileName } = await exportAudit(await stage.as('manager'), { action: 'reservation.cancelled' });
    const [header, first, ...rest] = String(content).trim().split('\r\n');
    expect(header).toContain('When,Who,By,Action,Kind,Id,Detail');
    expect(first).toMatch(/Elena Fischer,user,reservation\.cancelled,reservation,/);
    expect(rest).toEqual([]);
    expect(fileName).toBe('fleet-audit-2026-11-23.csv');
    await expect(exportAudit(await stage.as('employee'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('comes page by page, without gap or repetition, while more is written', async () => {
    const before = (await list()).entries;
    const first = await list({ limit: 3 });
    await updateVehicle(await stage.as('manager'), { vehicleId: transit, seats: 2 });
    const second = await list({ limit: 200, cursor: first.nextCursor ?? '' });
    expect([...first.entries, ...second.entries]).toEqual(before);
  });

  test('comes page by page also where much happened within one millisecond', async () => {
    await stage.look(
      `insert into audit_log (tenant_id, actor_kind, action, entity_type, entity_id, occurred_at)
       select $1, 'system', 'pool.burst', 'pool', $2, timestamptz '2026-11-23T07:00:00.000001Z' + make_interval(secs => number / 1e6)
       from generate_series(1, 9) number`,
      [demoCompany().tenantId, transit],
    );
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ action: 'pool.burst', limit: 2, ...(cursor && { cursor }) });
      walked.push(...page.entries.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect([walked.length, new Set(walked).size]).toEqual([9, 9]);
  });

  test('is read by an index, however long it is', async () => {
    const { tenantId } = demoCompany();
    await stage.look(
      `insert into audit_log (tenant_id, actor_kind, action, entity_type, entity_id, occurred_at)
       select $1, 'system', 'position.received', 'vehicle', $2, now() - make_interval(secs => number) from generate_series(1, 20000) number`,
      [tenantId, transit],
    );
    await stage.look('analyze audit_log');
    const plan = await stage.look<{ 'QUERY PLAN': string }>(
      `explain select * from audit_log a where a.tenant_id = '${tenantId}' order by a.occurred_at desc, a.id desc limit 51`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('audit_log_occurred');
    await expect(list({ limit: 200 })).resolves.toMatchObject({ entries: { length: 200 } });
  });
});

describe('the history of a reservation', () => {
  const history = async (person: 'employee' | 'employee2' | 'approver' | 'manager', company?: 'fabrikam') => {
    const { entries } = await listReservationHistory(await stage.as(person, company), { reservationId, limit: 50 });
    return entries.map(({ actor, action }) => `${actor.displayName}: ${action}`);
  };

  test.each(['employee', 'approver', 'manager'] as const)(
    'is seen by %s, who may see the reservation',
    async (person) => {
      expect(await history(person)).toEqual([
        'Elena Fischer: reservation.cancelled',
        'Amira Haddad: reservation.approved',
        'Elena Fischer: reservation.created',
      ]);
    },
  );

  test('does not exist for anybody else', async () => {
    await expect(history('employee2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(history('manager', 'fabrikam')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
