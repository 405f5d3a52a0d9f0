import { operations } from '@fleet/contracts/operations.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { createEquipment } from './create-equipment.ts';
import { listEquipment } from './equipment-queries.ts';
import { updateEquipment } from './update-equipment.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage();
});
afterAll(() => stage.drop());

test('equipment is added under a code of its own, renamed and listed by name', async () => {
  const manager = await stage.as('manager');
  await createEquipment(manager, { code: 'snow-chains', displayName: 'Snow chains' });
  await expect(createEquipment(manager, { code: 'snow-chains', displayName: 'x' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const renamed = await updateEquipment(manager, {
    code: 'snow-chains',
    displayName: 'Anti-skid chains',
    expectedVersion: 1,
  });
  expect(renamed).toEqual({ code: 'snow-chains', displayName: 'Anti-skid chains', version: 2 });
  const { equipment } = await listEquipment(await stage.as('employee'));
  expect(equipment.map(({ displayName }) => displayName).slice(0, 2)).toEqual(['Anti-skid chains', 'Child seat']);
  const actions = await stage.look(
    "select action from audit_log where entity_type = 'equipment' order by occurred_at, id",
  );
  expect(actions).toEqual([{ action: 'equipment.created' }, { action: 'equipment.updated' }]);
});

test('the list comes page by page for whoever asks for a number', async () => {
  const employee = await stage.as('employee');
  const all = await listEquipment(employee);
  expect(all).toMatchObject({ nextCursor: null, equipment: { length: expect.any(Number) } });
  const walked: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listEquipment(employee, { limit: 2, cursor });
    expect(page.equipment.length).toBeLessThanOrEqual(2);
    walked.push(...page.equipment.map(({ code }) => code));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(walked).toEqual(all.equipment.map(({ code }) => code));
});

test('a change of an old version, or of none that there is, is refused', async () => {
  const manager = await stage.as('manager');
  await updateEquipment(manager, { code: 'tow-bar', displayName: 'Trailer hitch' });
  const late = updateEquipment(manager, { code: 'tow-bar', displayName: 'x', expectedVersion: 1 });
  await expect(late).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  await expect(updateEquipment(manager, { code: 'sauna' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test.each(['Tow-Bar', 'tow bar', '', 'x'.repeat(41), 'töw'])('%j is no code', (code) => {
  expect(operations.createEquipment.input.safeParse({ code, displayName: 'x' }).success).toBe(false);
});
