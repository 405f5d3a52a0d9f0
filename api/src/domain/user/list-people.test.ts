import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoStage, setDemoStage } from '../../../../infra/local/testing/demo-stage.ts';
import { listPeople } from './list-people.ts';

let stage: DemoStage;
beforeAll(async () => {
  stage = await setDemoStage();
});
afterAll(() => stage.drop());

const namesFor = async (input: Partial<Parameters<typeof listPeople>[1]> = {}) =>
  (await listPeople(await stage.as('employee'), { limit: 200, ...input })).people.map(({ displayName }) => displayName);

test('everybody finds everybody who can sign in, by name alone', async () => {
  await stage.look("update users set active = false where email = 'employee2@contoso.example'");
  const all = await namesFor();
  expect(all).toContain('Amira Haddad');
  expect(all).not.toContain('Jonas Berger');
  expect(all).toEqual(all.toSorted((one, other) => (one < other ? -1 : 1)));
  const [first] = (await listPeople(await stage.as('employee'), { limit: 1 })).people;
  expect(Object.keys(first ?? {})).toEqual(['userId', 'displayName']);
  await stage.look('update users set active = true');
});

test('part of a name finds them, and nothing in it is a pattern', async () => {
  expect(await namesFor({ q: 'hadd' })).toEqual(['Amira Haddad']);
  expect(await namesFor({ q: '%' })).toEqual([]);
});

test('page by page is the same as at once, and another company is not in it', async () => {
  const [all, pages] = [await namesFor(), [] as string[]];
  let cursor: string | null | undefined;
  do {
    const page = await listPeople(await stage.as('employee'), { limit: 2, ...(cursor && { cursor }) });
    pages.push(...page.people.map(({ displayName }) => displayName));
    cursor = page.nextCursor;
  } while (cursor);
  expect(pages).toEqual(all);
  const idsFor = async (company: 'contoso' | 'fabrikam') =>
    (await listPeople(await stage.as('employee', company), { limit: 200 })).people.map(({ userId }) => userId);
  const own = await idsFor('contoso');
  expect((await idsFor('fabrikam')).filter((id) => own.includes(id))).toEqual([]);
});
