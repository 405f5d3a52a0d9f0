import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, demoCompany, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { forgetEvents } from './forget-events.ts';

const now = new Date('2026-11-23T07:00:00Z');
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => now);
});
afterAll(() => stage.drop());

async function addEvent(type: string, { days, company = 'contoso', isPassedOn = true }: AddedEvent): Promise<void> {
  const occurredAt = new Date(now.getTime() - days * 86_400_000);
  await stage.look(
    `with event as (
       insert into outbox_events (tenant_id, type, entity_id, occurred_at, dispatched_at)
       values ($1, $2, uuidv7(), $3::timestamptz, case when $4 then $3::timestamptz end) returning tenant_id, id
     )
     insert into deliveries (tenant_id, event_id, effect, recipient) select tenant_id, id, $2, 'somebody' from event`,
    [demoCompany(company).tenantId, type, occurredAt, isPassedOn],
  );
}
interface AddedEvent {
  days: number;
  company?: 'contoso' | 'fabrikam';
  isPassedOn?: boolean;
}

test('events that were passed on are kept for 90 days, with what became of them; others until they are', async () => {
  await stage.look('delete from outbox_events');
  await addEvent('too old', { days: 90.1 });
  await addEvent('young', { days: 89.9 });
  await addEvent('waits', { days: 200, isPassedOn: false });
  await addEvent('of others', { days: 200, company: 'fabrikam' });
  const system = { ...(await stage.as('admin')), actor: { kind: 'system' as const } };
  expect([await forgetEvents(system), await forgetEvents(system)]).toEqual([1, 0]);
  const left = ['of others', 'waits', 'young'];
  expect(await stage.look('select type from outbox_events order by type')).toEqual(left.map((type) => ({ type })));
  expect(await stage.look('select effect from deliveries order by effect')).toEqual(left.map((effect) => ({ effect })));
});
