import type { MessageAnswer } from '@fleet/contracts/socket-messages.ts';
import { expect, it, vi } from 'vitest';
import { createOutgoingQueue, type Outgoing } from './outgoing-queue.ts';

const message = (token: string): Outgoing => ({ name: 'session.renew', message: { token } });

function setUp(answer: () => Promise<MessageAnswer> = async () => ({ done: true })) {
  const sent: string[] = [];
  const onDropped = vi.fn();
  const send = async ({ message: said }: Outgoing) => {
    sent.push('token' in said ? said.token : '');
    return answer();
  };
  return { sent, onDropped, queue: createOutgoingQueue({ send, onDropped, pauseMilliseconds: 1 }) };
}

it('keeps at most a thousand messages, drops the oldest, and says so', async () => {
  const { sent, onDropped, queue } = setUp();
  for (let count = 1; count <= 1_003; count++) queue.add(message(`${count}`));
  expect(onDropped.mock.calls).toEqual([[1], [2], [3]]);
  expect(sent).toEqual([]);
  queue.open();
  await vi.waitFor(() => expect(sent).toHaveLength(1_000));
  expect([sent[0], sent.at(-1)]).toEqual(['4', '1003']);
});

it('says again what was not answered when the connection broke, and nothing that the new one says by itself', async () => {
  let isBroken = true;
  const { sent, queue } = setUp(async () => {
    if (isBroken) throw new Error('the connection is gone');
    return { done: true };
  });
  queue.open();
  queue.add(message('a'));
  await vi.waitFor(() => expect(sent).toEqual(['a']));
  queue.close();
  queue.add(message('b'));
  isBroken = false;
  queue.open();
  await vi.waitFor(() => expect(sent).toEqual(['a', 'a', 'b']));
  queue.close();
  queue.add(message('c'));
  queue.clear();
  queue.open();
  queue.add(message('d'));
  await vi.waitFor(() => expect(sent).toEqual(['a', 'a', 'b', 'd']));
});

it('waits when the server is told too much, and gives up what it refuses', async () => {
  const answers: MessageAnswer[] = [
    { done: false, code: 'TOO_MANY_REQUESTS', detail: '' },
    { done: false, code: 'VALIDATION_FAILED', detail: '' },
  ];
  const { sent, queue } = setUp(async () => answers.shift() ?? { done: true });
  queue.open();
  queue.add(message('a'));
  queue.add(message('b'));
  await vi.waitFor(() => expect(sent).toEqual(['a', 'a', 'b']));
});
