import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { listCostCenters } from './cost-center-queries.ts';
import { createCostCenter } from './create-cost-center.ts';
import { updateCostCenter } from './update-cost-center.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage();
});
afterAll(() => stage.drop());

const codesFor = async (person: 'employee' | 'manager', all?: boolean) => {
  const { costCenters } = await listCostCenters(await stage.as(person), { all });
  return costCenters.map(({ code }) => code);
};

test('a closed cost center is offered to nobody any more, but its managers find it and open it again', async () => {
  const manager = await stage.as('manager');
  const closed = await updateCostCenter(manager, { code: 'CC-3300', active: false, expectedVersion: 1 });
  expect(closed).toEqual({ code: 'CC-3300', name: 'Marketing', active: false, version: 2 });
  expect(await codesFor('employee')).not.toContain('CC-3300');
  expect(await codesFor('manager')).not.toContain('CC-3300');
  expect(await codesFor('manager', true)).toContain('CC-3300');
  await expect(codesFor('employee', true)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await updateCostCenter(manager, { code: 'CC-3300', active: true });
  expect(await codesFor('employee')).toContain('CC-3300');
});

test('a code is given once within a company, and another company may have it too', async () => {
  const created = await createCostCenter(await stage.as('manager'), { code: 'R&D/1', name: 'Research' });
  expect(created).toEqual({ code: 'R&D/1', name: 'Research', active: true, version: 1 });
  const again = createCostCenter(await stage.as('admin'), { code: 'R&D/1', name: 'Other' });
  await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
  await createCostCenter(await stage.as('admin', 'fabrikam'), { code: 'R&D/1', name: 'Theirs' });
  const { costCenters } = await listCostCenters(await stage.as('employee'));
  expect(costCenters.filter(({ code }) => code === 'R&D/1')).toMatchObject([{ name: 'Research' }]);
});

test('the list comes page by page for whoever asks for a number', async () => {
  const employee = await stage.as('employee');
  const all = await listCostCenters(employee);
  expect(all.nextCursor).toBeNull();
  const walked: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCostCenters(employee, { limit: 2, cursor });
    expect(page.costCenters.length).toBeLessThanOrEqual(2);
    walked.push(...page.costCenters.map(({ code }) => code));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(walked).toEqual(all.costCenters.map(({ code }) => code));
});

test('a change of an old version, or of none that there is, is refused; what was done is recorded', async () => {
  const manager = await stage.as('manager');
  await updateCostCenter(manager, { code: 'CC-4000', name: 'Buildings' });
  const late = updateCostCenter(manager, { code: 'CC-4000', name: 'x', expectedVersion: 1 });
  await expect(late).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  await expect(updateCostCenter(manager, { code: 'CC-9', name: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const audit = await stage.look("select detail from audit_log where detail ->> 'code' = 'CC-4000'");
  expect(audit).toEqual([{ detail: { code: 'CC-4000', name: { from: 'Facilities', to: 'Buildings' } } }]);
});
