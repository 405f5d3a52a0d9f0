import { forgetOldMemories } from '@fleet/api/domain/conversation/conversation-memory.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type DemoCompany,
  type DemoPerson,
  type DemoStage,
  setDemoStage,
} from '../../../infra/local/testing/demo-stage.ts';
import { createMemoryStorage, MemoryConflict } from './memory-storage.ts';

const start = Date.parse('2026-11-23T07:00:00Z');
let clock: Date;
let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage(() => clock);
});
afterAll(() => stage.drop());
beforeEach(async () => {
  clock = new Date(start);
  await stage.look('delete from conversation_memories');
});
const later = (minutes: number) => {
  clock = new Date(start + minutes * 60_000);
};

const storageOf = async (person: DemoPerson, company?: DemoCompany) =>
  createMemoryStorage(await stage.as(person, company));
const chat = '19:chat@thread.v2';

test('what somebody said is remembered for them alone, in that conversation alone', async () => {
  const storage = await storageOf('employee');
  await storage.write({ [chat]: { asked: 'which day' } });
  expect(await storage.read([chat, 'another'])).toEqual({ [chat]: { asked: 'which day', eTag: '1' } });
  for (const other of [await storageOf('employee2'), await storageOf('employee', 'fabrikam')]) {
    expect(await other.read([chat])).toEqual({});
    await other.delete([chat]);
  }
  expect(Object.keys(await storage.read([chat]))).toEqual([chat]);
  await storage.delete([chat]);
  expect(await storage.read([chat])).toEqual({});
});

test('of two who write at once the second is told', async () => {
  const storage = await storageOf('employee');
  const first = await Promise.allSettled([storage.write({ [chat]: { by: 1 } }), storage.write({ [chat]: { by: 2 } })]);
  expect(first.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: expect.any(MemoryConflict) }]);
  const { [chat]: read } = await storage.read([chat]);
  await storage.write({ [chat]: { ...read, by: 3 } });
  await expect(storage.write({ [chat]: { ...read, by: 4 } })).rejects.toThrow(MemoryConflict);
  expect(await storage.read([chat])).toEqual({ [chat]: { by: 3, eTag: '2' } });
});

test('who does not go on within half an hour is not asked about it any more', async () => {
  const storage = await storageOf('employee');
  await storage.write({ [chat]: { asked: 'which day' } });
  const system = { ...(await stage.as('employee')), actor: { kind: 'system' as const } };
  later(29);
  expect(await forgetOldMemories(system)).toBe(0);
  expect(Object.keys(await storage.read([chat]))).toEqual([chat]);
  later(30);
  expect(await storage.read([chat])).toEqual({});
  await storage.write({ [chat]: { asked: 'something new' } });
  expect(await storage.read([chat])).toMatchObject({ [chat]: { asked: 'something new' } });
  later(60);
  expect(await forgetOldMemories(system)).toBe(1);
});
