/**
 * Every operation there is, also those nobody has thought of yet, is asked with another company's ids, token and header.
 * Contoso asks; whatever is fabrikam's is foreign.
 */
import { requestOf } from '@fleet/contracts/client.ts';
import { type Operation, placeMembers } from '@fleet/contracts/operation.ts';
import { operations } from '@fleet/contracts/operations.ts';
import { seedDemoReservations } from '@fleet/local/seed/seed-reservations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type DemoCompany, demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { fillEveryTable } from '../../../infra/local/testing/fill-every-table.ts';
import { type Members, membersWithIds, sampleInput } from '../../../infra/local/testing/sample-input.ts';
import { idFrom, type Rows, readRows } from '../../../infra/local/testing/tenant-rows.ts';

const now = new Date('2026-11-23T07:00:00Z');
const table: [name: string, operation: Operation][] = Object.entries(operations);
const fabrikam = demoCompany('fabrikam').tenantId;
const contoso = demoCompany('contoso').tenantId;

let stage: ApiStage;
let own: Rows;
let foreign: Rows;
/** Texts of fabrikam's rows that stand in none of contoso's. */
let secrets: Set<string>;

beforeAll(async () => {
  stage = await setApiStage({ now: () => now });
  await seedDemoReservations(stage.ownerUrl, now);
  await fillEveryTable(stage.look);
  // Signing in may write what the token tells of a person; the walk itself must write nothing.
  for (const company of ['contoso', 'fabrikam'] as const) await (await stage.client('admin', company)).getMe({});
  [own, foreign] = [await readRows(stage.look, contoso), await readRows(stage.look, fabrikam)];
  const ownTexts = new Set(textsOf(own));
  secrets = new Set(textsOf(foreign).filter((text) => text.length >= 4 && !ownTexts.has(text)));
});
afterAll(() => stage.drop());

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** A hold that is over, or another's, claims nothing and hinders nobody: whoever names one reserves as without it. */
const mayBeUnknown = ['holdId'];

interface Asking {
  token?: DemoCompany;
  header?: DemoCompany;
}

async function ask(operation: Operation, input: Members, { token, header }: Asking): Promise<Response> {
  const { address, ...request } = requestOf(operation, input);
  const headers = {
    ...request.headers,
    ...(token && { authorization: `Bearer ${await stage.tokenOf('admin', token)}` }),
    ...(header && { 'x-tenant-id': demoCompany(header).tenantId }),
  };
  return fetch(stage.url + address, { ...request, headers });
}

/** What the caller sent they know already. */
async function expectNoForeignByte(response: Response, sent: Members): Promise<void> {
  const text = await response.text();
  const known = new Set(textsOf(sent));
  const words = [...text.matchAll(/[\w.@+-]+/g), ...text.matchAll(/"([^"\\]*)"/g)].map((match) => match[1] ?? match[0]);
  expect(words.filter((word) => secrets.has(word) && !known.has(word))).toEqual([]);
  const { display_name: companyName } = foreign.tenants?.[0] ?? {};
  const names = [companyName, ...(foreign.users ?? []).map((one) => one.display_name)].map(String);
  const plates = (foreign.vehicles ?? []).map((one) => String(one.license_plate));
  for (const name of [...names, ...plates].filter((one) => secrets.has(one))) expect(text).not.toContain(name);
}

test('there is something of everything to be seen at fabrikam', () => {
  expect(Object.keys(foreign).filter((name) => foreign[name]?.length === 0)).toEqual([]);
  expect(secrets.size).toBeGreaterThan(1_000);
});

test('a foreign byte would be noticed: fabrikam’s own answers are full of them', async () => {
  for (const name of ['listVehicles', 'listUsers', 'getTenant', 'exportUtilisationReport'] as const) {
    const input = sampleInput(operations[name], idFrom(foreign, now));
    const response = await ask(operations[name], input, { token: 'fabrikam', header: 'fabrikam' });
    expect(response.status).toBe(200);
    await expect(expectNoForeignByte(response, {}), name).rejects.toThrow();
  }
});

describe.each(table)('%s', (_name, operation) => {
  const members = membersWithIds(operation);

  test('is refused without a token', async () => {
    const input = sampleInput(operation, idFrom(foreign, now), members);
    for (const header of ['contoso', 'fabrikam'] as const) {
      const response = await ask(operation, input, { header });
      expect(response.status).toBe(401);
      await expectNoForeignByte(response, input);
    }
  });

  test.each([
    ['fabrikam', 'contoso'],
    ['contoso', 'fabrikam'],
  ] as const)('is refused with a token of %s for %s', async (token, header) => {
    for (const rows of [own, foreign]) {
      const input = sampleInput(operation, idFrom(rows, now), members);
      const response = await ask(operation, input, { token, header });
      expect(response.status).toBe(403);
      if (token === 'contoso') await expectNoForeignByte(response, input);
    }
  });

  test.each(members.map((member) => [member]))('is refused with a foreign %s', async (member) => {
    const [chooseOwn, chooseForeign] = [idFrom(own, now), idFrom(foreign, now)];
    const input = {
      ...sampleInput(operation, chooseOwn, [member]),
      [member]: sampleInput(operation, chooseForeign, [member])[member],
    };
    const response = await ask(operation, input, { token: 'contoso', header: 'contoso' });
    const onlyAsks = operation.method === 'GET' || /\/availability$/.test(operation.path);
    const isFilter = onlyAsks && !placeMembers(operation).path.includes(member);
    const succeeds = isFilter || mayBeUnknown.includes(member) ? [operation.status] : [];
    expect([...succeeds, 403, 404]).toContain(response.status);
    await expectNoForeignByte(response, input);
  });

  test('shows nothing foreign to whom asks for their own', async () => {
    if (operation.method !== 'GET') return;
    const input = sampleInput(operation, idFrom(own, now));
    await expectNoForeignByte(await ask(operation, input, { token: 'contoso', header: 'contoso' }), input);
  });
});

test('none of it changed anything at fabrikam, or left anything of fabrikam’s at contoso', async () => {
  expect(await readRows(stage.look, fabrikam)).toEqual(foreign);
  expect(textsOf(await readRows(stage.look, contoso)).filter((text) => secrets.has(text))).toEqual([]);
});
