import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { appointManagerChannel } from './appoint-manager-channel.ts';
import { dismissManagerChannel } from './dismiss-manager-channel.ts';
import { forgetManagerChannel } from './forget-manager-channel.ts';
import { listManagerChannels } from './list-manager-channels.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage();
});
afterAll(() => stage.drop());

const channel = (name: string, serviceUrl = 'https://smba.example/') => ({
  conversationId: `19:${name}@thread.tacv2`,
  reference: { serviceUrl },
});
const names = async () =>
  (await listManagerChannels(await stage.as('manager'))).map(({ conversationId }) => conversationId);

test('a fleet manager appoints a channel once, and dismisses it', async () => {
  const manager = await stage.as('manager');
  await Promise.all([
    appointManagerChannel(manager, channel('fleet')),
    appointManagerChannel(manager, channel('fleet')),
  ]);
  await appointManagerChannel(manager, channel('fleet', 'https://moved.example/'));
  expect(await listManagerChannels(manager)).toMatchObject([{ reference: { serviceUrl: 'https://moved.example/' } }]);
  expect(await listManagerChannels(await stage.as('manager', 'fabrikam'))).toEqual([]);
  expect(await dismissManagerChannel(manager, channel('fleet').conversationId)).toBe(true);
  expect(await dismissManagerChannel(manager, channel('fleet').conversationId)).toBe(false);
  const audit = await stage.look("select action from audit_log where entity_type = 'channel' order by occurred_at, id");
  expect(audit).toEqual([{ action: 'channel.appointed' }, { action: 'channel.dismissed' }]);
});

test('nobody else does', async () => {
  for (const person of ['employee', 'approver'] as const) {
    const context = await stage.as(person);
    const refusal = { code: 'FORBIDDEN' };
    await expect(appointManagerChannel(context, channel('mine'))).rejects.toMatchObject(refusal);
    await expect(dismissManagerChannel(context, channel('mine').conversationId)).rejects.toMatchObject(refusal);
  }
  expect(await names()).toEqual([]);
});

test('at most ten hear of the fleet, however many are appointed at once', async () => {
  const manager = await stage.as('manager');
  const asked = Array.from({ length: 14 }, (_, index) => appointManagerChannel(manager, channel(`number ${index}`)));
  const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(4);
  expect(refused[0]).toMatchObject({ reason: { code: 'CONFLICT' } });
  expect(await names()).toHaveLength(10);
});

test('one that the bot was removed from is forgotten', async () => {
  const [first] = await listManagerChannels(await stage.as('manager'));
  const system = { ...(await stage.as('manager')), actor: { kind: 'system' as const } };
  await forgetManagerChannel(system, first?.id ?? '');
  await forgetManagerChannel(system, first?.id ?? '');
  expect(await names()).toHaveLength(9);
});
