import { expect, it } from 'vitest';
import { askTogether } from './ask-together.ts';

function setUp() {
  const asked: string[][] = [];
  let answer = Promise.withResolvers<void>();
  const find = askTogether(async (keys: string[]) => {
    asked.push(keys);
    await answer.promise;
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `${key} of question ${asked.length}`]));
  }, 3);
  const settle = (fault?: Error) => {
    const before = answer;
    answer = Promise.withResolvers<void>();
    if (fault) before.reject(fault);
    else before.resolve();
  };
  return { asked, find, settle };
}

it('asks at once what is asked while a question is on its way, each once, and never takes an older answer', async () => {
  const { asked, find, settle } = setUp();
  const first = find('a');
  const others = ['a', 'b', 'b', 'nobody', 'c'].map(find);
  expect(asked).toEqual([['a']]);
  settle();
  expect(await first).toBe('a of question 1');
  settle();
  const [a, b, again, nobody] = await Promise.all(others.slice(0, 4));
  expect([a, b, again, nobody]).toEqual(['a of question 2', 'b of question 2', 'b of question 2', undefined]);
  settle();
  expect(await others[4]).toBe('c of question 3');
  expect(asked).toEqual([['a'], ['a', 'b', 'nobody'], ['c']]);
});

it('fails those who asked together, and goes on', async () => {
  const { find, settle } = setUp();
  const first = find('a');
  settle(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  const second = find('a');
  settle();
  expect(await second).toBe('a of question 2');
});
