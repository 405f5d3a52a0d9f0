import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DemoStage, demoPerson, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import type { UserContext } from '../command-context.ts';
import { listUsers } from './list-users.ts';
import { updateMe } from './update-me.ts';
import { updateUser } from './update-user.ts';
import { getMe, getUser } from './user-queries.ts';

let stage: DemoStage;
let admin: UserContext;
let ids: Record<string, string>;
beforeEach(async () => {
  stage = await setDemoStage();
  admin = await stage.as('admin');
  const { users } = await listUsers(admin, { limit: 50 });
  ids = Object.fromEntries(users.map(({ email, id }) => [email.split('@')[0], id]));
});
afterEach(() => stage.drop());
const idOf = (person: string) => ids[person] ?? '';

describe('the people of a tenant', () => {
  test('are listed by name, a page at a time, each once', async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listUsers(await stage.as('manager'), { limit: 2, ...(cursor && { cursor }) });
      names.push(...page.users.map(({ displayName }) => displayName));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(names).toEqual(['Ada Lindqvist', 'Amira Haddad', 'Elena Fischer', 'Jonas Berger', 'Marco Rossi']);
  });

  test.each([
    [{ q: 'FISCH' }, ['Elena Fischer']],
    [{ q: 'employee2@' }, ['Jonas Berger']],
    [{ q: '%' }, []],
    [{ role: 'approver' as const }, ['Amira Haddad']],
    [{ active: false }, []],
  ])('are found by %j', async (filter, expected) => {
    const { users } = await listUsers(admin, { limit: 50, ...filter });
    expect(users.map(({ displayName }) => displayName)).toEqual(expected);
  });

  test('are shown to those who manage the fleet alone, and never another tenant’s', async () => {
    const employee = await stage.as('employee');
    await expect(listUsers(employee, { limit: 50 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const foreign = await stage.as('admin', 'fabrikam');
    await expect(getUser(foreign, { userId: idOf('employee') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const change = updateUser(foreign, { userId: idOf('employee'), active: false });
    await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an administrator', () => {
  test('changes roles, manager, department and cost center, which the audit log tells', async () => {
    const changed = await updateUser(admin, {
      userId: idOf('employee2'),
      roles: ['employee', 'approver'],
      managerId: idOf('manager'),
      department: 'Logistics',
      costCenter: 'CC-1200',
      expectedVersion: 1,
    });
    expect(changed).toMatchObject({
      roles: ['employee', 'approver'],
      manager: { displayName: 'Marco Rossi' },
      department: 'Logistics',
      costCenter: 'CC-1200',
      version: 2,
    });
    const [entry] = await stage.look<{ detail: object }>("select detail from audit_log where action = 'user.updated'");
    expect(entry?.detail).toMatchObject({ department: { from: 'Sales', to: 'Logistics' } });
  });

  test('does not overwrite what somebody else changed meanwhile', async () => {
    await updateUser(admin, { userId: idOf('employee'), department: 'One', expectedVersion: 1 });
    const second = updateUser(admin, { userId: idOf('employee'), department: 'Two', expectedVersion: 1 });
    await expect(second).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });

  test.each(['employee', 'approver', 'manager'] as const)('is needed: %s may not', async (person) => {
    const change = updateUser(await stage.as(person), { userId: idOf(person), roles: ['admin'] });
    await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('names the manager or cost center that does not exist', async () => {
    const manager = updateUser(admin, { userId: idOf('employee'), managerId: crypto.randomUUID() });
    await expect(manager).rejects.toMatchObject({ code: 'NOT_FOUND', errors: [{ path: 'managerId' }] });
    const costCenter = updateUser(admin, { userId: idOf('employee'), costCenter: 'CC-0' });
    await expect(costCenter).rejects.toMatchObject({ code: 'NOT_FOUND', errors: [{ path: 'costCenter' }] });
  });

  test('cannot take roles away that the directory gives', async () => {
    await stage.look('update users set roles_from_directory = true where id = $1', [idOf('employee')]);
    const change = updateUser(admin, { userId: idOf('employee'), roles: ['employee', 'approver'] });
    await expect(change).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('Entra') });
  });

  test('switches an account on again only while there is room', async () => {
    await updateUser(admin, { userId: idOf('employee'), active: false });
    await stage.look('update tenants set maximum_users = 4');
    const change = updateUser(admin, { userId: idOf('employee'), active: true });
    await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('4 of its') });
  });
});

describe('nobody becomes their own manager', () => {
  test('neither directly nor through others', async () => {
    for (const managerId of ['approver', 'employee']) {
      const change = updateUser(admin, { userId: idOf('approver'), managerId: idOf(managerId) });
      await expect(change).rejects.toMatchObject({ code: 'CONFLICT' });
    }
  });

  test('nor when two changes that are harmless alone come at once', async () => {
    await stage.look('update users set manager_id = null');
    const outcomes = await Promise.allSettled([
      updateUser(admin, { userId: idOf('employee'), managerId: idOf('employee2') }),
      updateUser(admin, { userId: idOf('employee2'), managerId: idOf('employee') }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a tenant always has an administrator', () => {
  test.each([{ roles: ['employee' as const] }, { active: false }])('the last one keeps: %j', async (change) => {
    const last = updateUser(admin, { userId: idOf('admin'), ...change });
    await expect(last).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('last') });
  });

  test('also when two give it up at once', async () => {
    await updateUser(admin, { userId: idOf('manager'), roles: ['employee', 'admin'] });
    const outcomes = await Promise.allSettled(
      ['admin', 'manager'].map((person) => updateUser(admin, { userId: idOf(person), roles: ['employee'] })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('people choose their own language and time zone', async () => {
  const employee = await stage.as('employee');
  const before = await getMe(employee);
  expect(before).toMatchObject({ timeZone: 'Europe/Berlin', displayName: demoPerson('employee').displayName });
  const changed = await updateMe(employee, {
    timeZone: 'Asia/Tokyo',
    locale: 'de-DE',
    expectedVersion: before.version,
  });
  expect(changed).toEqual({ ...before, timeZone: 'Asia/Tokyo', locale: 'de-DE', version: before.version + 1 });
  expect(await getMe(employee)).toEqual(changed);
  const stale = updateMe(employee, { locale: 'fr', expectedVersion: before.version });
  await expect(stale).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
});
