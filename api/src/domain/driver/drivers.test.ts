import { type OperationInput, operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoId } from '../../../../infra/local/seed/demo-id.ts';
import { type DemoStage, demoCompany, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createDriver } from './create-driver.ts';
import { getDriver, listDrivers } from './driver-queries.ts';
import { updateDriver } from './update-driver.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => new Date('2026-11-23T07:00:00Z'));
});
afterAll(() => stage.drop());

const elena = demoId(demoCompany(), 'driver', 1);
const lena = demoId(demoCompany(), 'driver', 6);
const add = async (input: OperationInput<'createDriver'>) =>
  createDriver(await stage.as('manager'), operations.createDriver.input.parse(input));
const change = async (input: OperationInput<'updateDriver'>) =>
  updateDriver(await stage.as('manager'), operations.updateDriver.input.parse(input));
const list = async (person: 'employee' | 'manager', input: OperationInput<'listDrivers'> = {}) =>
  listDrivers(await stage.as(person), operations.listDrivers.input.parse(input));

describe('of a driver', () => {
  test('a colleague sees the name alone', async () => {
    const driver = await getDriver(await stage.as('employee2'), { driverId: elena });
    expect(driver).toEqual({ id: elena, displayName: 'Elena Fischer', version: 1 });
  });

  test.each(['employee', 'manager', 'admin'] as const)(
    '%s sees everything: the driver, and those who manage the fleet',
    async (person) => {
      expect(await getDriver(await stage.as(person), { driverId: elena })).toMatchObject({
        email: 'employee@contoso.example',
        licenceClasses: ['B', 'BE', 'C1'],
        licenceValidUntil: '2035-06-30',
        blockedReason: null,
      });
    },
  );

  test('a list tells no more, and is not searched by what it does not tell', async () => {
    const { drivers } = await list('employee', { limit: 200 });
    expect(drivers.filter((driver) => 'email' in driver).map(({ displayName }) => displayName)).toEqual([
      'Elena Fischer',
    ]);
    expect((await list('employee', { q: 'contoso.example' })).drivers).toEqual([]);
    expect((await list('manager', { q: 'contoso.example' })).drivers).toHaveLength(5);
    expect((await list('employee', { q: 'HOFMANN' })).drivers).toMatchObject([{ displayName: 'Lena Hofmann' }]);
  });

  test('another company knows nothing', async () => {
    const attempt = getDriver(await stage.as('admin', 'fabrikam'), { driverId: elena });
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('the list comes page by page, without gap or repetition', async () => {
  const all = (await list('manager', { limit: 200 })).drivers.map(({ id }) => id);
  const walked: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list('manager', { limit: 4, ...(cursor && { cursor }) });
    walked.push(...page.drivers.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(walked).toEqual(all);
});

describe('for those who manage the fleet the list comes', () => {
  const licences = async (order?: 'asc' | 'desc') => {
    const found = (await list('manager', { sort: 'licenceValidUntil', ...(order && { order }), limit: 200 })).drivers;
    return found.map(({ licenceValidUntil }) => licenceValidUntil ?? '9999');
  };

  test('by how long licences last, those without end last, either way and page by page', async () => {
    const [first, second] = (await list('manager', { limit: 2 })).drivers;
    await stage.look('update drivers set licence_valid_until = null where id = $1', [first?.id]);
    await stage.look("update drivers set licence_valid_until = '2026-12-01' where id = $1", [second?.id]);
    const found = await licences();
    expect(found.at(0)).toBe('2026-12-01');
    expect(found.at(-1)).toBe('9999');
    expect(found).toEqual(found.toSorted());
    expect(await licences('desc')).toEqual(found.toReversed());
    const page = await list('manager', { sort: 'licenceValidUntil', order: 'desc', limit: 1 });
    const next = await list('manager', {
      sort: 'licenceValidUntil',
      order: 'desc',
      limit: 200,
      cursor: page.nextCursor ?? '',
    });
    expect([...page.drivers, ...next.drivers].map((one) => one.licenceValidUntil ?? '9999')).toEqual(
      found.toReversed(),
    );
  });

  test.each(['createdAt', 'updatedAt'] as const)('by %s, the latest first', async (sort) => {
    const { drivers } = await list('manager', { sort, order: 'desc', limit: 200 });
    const instants = drivers.map((driver) => driver[sort] ?? '');
    expect(instants).toEqual(instants.toSorted().toReversed());
  });

  test('but others, who see names alone, can order by names alone', async () => {
    await expect(list('employee', { sort: 'updatedAt' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const names = (await list('employee', { order: 'desc', limit: 200 })).drivers.map(({ displayName }) => displayName);
    const upward = (await list('employee', { limit: 200 })).drivers.map(({ displayName }) => displayName);
    expect(names).toEqual(upward.toReversed());
  });
});

describe('a new driver', () => {
  test('needs no account, and no two have one address', async () => {
    const driver = await add({ displayName: 'Ivo Novak', email: 'ivo@partner.example', licenceClasses: ['B'] });
    expect(driver).toMatchObject({ displayName: 'Ivo Novak', userId: null, licenceClasses: ['B'], version: 1 });
    const twin = add({ displayName: 'Ivo N.', email: 'IVO@partner.example' });
    await expect(twin).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('with an account is that account, so that a licence can be recorded before the first reservation', async () => {
    const userId = demoId(demoCompany(), 'user', 2);
    await stage.look('delete from drivers where user_id = $1', [userId]);
    const byAddress = add({ displayName: 'Jonas Berger', email: 'employee2@contoso.example' });
    await expect(byAddress).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('userId') });
    const driver = await add({ userId, licenceClasses: ['B', 'C1'] });
    expect(driver).toMatchObject({ displayName: 'Jonas Berger', email: 'employee2@contoso.example', userId });
    await expect(add({ userId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test.each([
    ['nobody', {}, 'displayName', 'VALIDATION_FAILED'],
    [
      'an account and a name',
      { userId: demoId(demoCompany(), 'user', 1), displayName: 'X' },
      'displayName',
      'VALIDATION_FAILED',
    ],
    ['an account of another company', { userId: demoId(demoCompany('fabrikam'), 'user', 1) }, 'userId', 'NOT_FOUND'],
  ])('is not %s', async (_who, input, path, code) => {
    await expect(add(input)).rejects.toMatchObject({ code, errors: [{ path }] });
  });
});

describe('a change of a driver', () => {
  test('records a licence and a block; the audit log keeps that the number changed, but not the number', async () => {
    const changed = await change({
      driverId: lena,
      expectedVersion: 1,
      licenceNumber: 'D1234567890',
      licenceClasses: ['B'],
      licenceValidUntil: null,
      blockedReason: 'Licence not shown',
    });
    expect(changed).toMatchObject({ licenceNumber: 'D1234567890', licenceValidUntil: null, version: 2 });
    const [audit] = await stage.look<{ detail: object }>(
      "select detail from audit_log where entity_id = $1 and action = 'driver.updated'",
      [lena],
    );
    expect(audit?.detail).toMatchObject({ blockedReason: { from: null, to: 'Licence not shown' } });
    expect(Object.keys(audit?.detail ?? {})).toContain('licenceNumber');
    expect(JSON.stringify(audit)).not.toContain('D1234567890');
    expect(await change({ driverId: lena, blockedReason: null })).toMatchObject({ blockedReason: null, version: 3 });
  });

  test('of an old version is refused', async () => {
    const late = change({ driverId: lena, expectedVersion: 1, blockedReason: 'x' });
    await expect(late).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });

  test('leaves name and address to the account, where there is one', async () => {
    await expect(change({ driverId: elena, displayName: 'Somebody' })).rejects.toMatchObject({ code: 'RULE_VIOLATED' });
    await expect(change({ driverId: elena, email: 'x@contoso.example' })).rejects.toMatchObject({
      code: 'RULE_VIOLATED',
    });
    expect(await change({ driverId: lena, displayName: 'Lena Vogt' })).toMatchObject({ displayName: 'Lena Vogt' });
    const taken = change({ driverId: lena, email: 'manager@contoso.example' });
    await expect(taken).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
