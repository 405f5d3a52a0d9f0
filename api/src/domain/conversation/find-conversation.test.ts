import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { updateUser } from '../user/update-user.ts';
import { findConversation } from './find-conversation.ts';
import { findConversations } from './find-conversations.ts';
import { rememberConversation } from './remember-conversation.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage();
});
afterAll(() => stage.drop());

test('the bot writes first to whoever has met it, but not while they are switched off', async () => {
  const [employee, admin] = await Promise.all([stage.as('employee'), stage.as('admin')]);
  const { userId } = employee.actor;
  const found = async () => [
    await findConversation(admin, userId),
    [...(await findConversations(admin, [userId])).values()],
  ];
  expect(await found()).toEqual([undefined, []]);
  const reference = { conversation: { id: 'a:1' } };
  await rememberConversation(employee, reference);
  expect(await found()).toEqual([reference, [reference]]);
  await updateUser(admin, { userId, active: false });
  expect(await found()).toEqual([undefined, []]);
  await updateUser(admin, { userId, active: true });
  expect(await found()).toEqual([reference, [reference]]);
});
