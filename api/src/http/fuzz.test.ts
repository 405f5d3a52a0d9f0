/**
 * Thousands of requests that nobody should send, made from the served OpenAPI document itself: whatever they are, the server
 * neither breaks nor hangs, and answers as the document says. A failure prints its seed number and the request.
 */
import { Agent, request as httpRequest } from 'node:http';
import { seedDemoReservations } from '@fleet/local/seed/seed-reservations.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Random, seededRandom } from '../../../infra/local/seed/random.ts';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type DemoPerson, demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { fillEveryTable } from '../../../infra/local/testing/fill-every-table.ts';
import {
  hostileRequest,
  listTargets,
  type RawRequest,
  type Target,
} from '../../../infra/local/testing/hostile-request.ts';
import {
  createAnswerCheck,
  type HttpAnswer,
  type OpenApiDocument,
} from '../../../infra/local/testing/openapi-document.ts';

const requestCount = Number(process.env.FUZZ_COUNT ?? 8_000);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_123);
const answerMilliseconds = 2_000;
const atOnce = 6;
const longestAddress = 6_000;
const now = new Date('2026-11-23T07:00:00Z');

let stage: ApiStage;
let document: OpenApiDocument;
let ids: Map<string, string[]>;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
/** Who asks, mostly with every right: what lies behind the rights must hold as well. */
const people: readonly DemoPerson[] = ['admin', 'admin', 'admin', 'manager', 'approver', 'employee'];
const headersOf = new Map<DemoPerson, Record<string, string>>();

beforeAll(async () => {
  stage = await setApiStage({ now: () => now });
  await seedDemoReservations(stage.ownerUrl, now);
  await fillEveryTable(stage.look);
  ids = await readIds();
  document = (await (await fetch(`${stage.url}/api/openapi.json`)).json()) as OpenApiDocument;
  for (const person of new Set(people)) {
    const authorization = `Bearer ${await stage.tokenOf(person)}`;
    headersOf.set(person, { authorization, 'x-tenant-id': demoCompany().tenantId });
  }
}, 120_000);
afterAll(async () => {
  agent.destroy();
  await stage.drop();
});

/** Some of contoso's ids, by table. */
async function readIds(): Promise<Map<string, string[]>> {
  const tables = await stage.look<{ name: string }>(`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and table_name <> 'tenants' order by 1`);
  const found = new Map([['tenants', [demoCompany().tenantId]]]);
  for (const { name } of tables) {
    const text = `select id from ${name} where tenant_id = $1 order by id desc limit 20`;
    const rows = await stage.look<{ id: string }>(text, [demoCompany().tenantId]);
    found.set(
      name,
      rows.map(({ id }) => id),
    );
  }
  return found;
}

/** Mostly one that fits the member's name, sometimes one of something else, or of nothing. */
function chooseId(member: string, random: Random): string {
  if (random.chance(0.05)) return '0193a3a0-0000-7000-8000-0000000000ff';
  const noun = member
    .replace(/Ids?$/, '')
    .split(/(?=[A-Z])/)
    .at(-1)
    ?.toLowerCase();
  const fitting = [...ids.keys()].filter((name) => new RegExp(`(^|_)${noun}s?$`).test(name));
  const from = fitting.length > 0 && random.chance(0.95) ? random.pick(fitting) : random.pick([...ids.keys()]);
  const known = ids.get(from) ?? [];
  return known.length > 0 ? random.pick(known) : '0193a3a0-0000-7000-8000-0000000000fe';
}

/** Sends exactly these bytes; a client would tidy the address up. */
function send(request: RawRequest, path: string): Promise<HttpAnswer> {
  const { method, headers, members } = request;
  const body = request.body ?? (members && Buffer.from(JSON.stringify(members)));
  const { hostname, port } = new URL(stage.url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({
      hostname,
      port,
      agent,
      method,
      path,
      headers: { ...headers, ...(body && { 'content-length': body.length }) },
    });
    const late = setTimeout(
      () => sent.destroy(new Error(`no answer within ${answerMilliseconds} ms`)),
      answerMilliseconds,
    );
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        clearTimeout(late);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.end(body);
  });
}

function makeRequest(target: Target, random: Random): RawRequest {
  const person = random.pick(people);
  const request = hostileRequest(target, random, (member) => chooseId(member, random));
  const credentials = random.chance(0.97) ? headersOf.get(person) : {};
  return { ...request, headers: { ...credentials, ...request.headers } };
}

function describeRequest({ method, headers, members, body }: RawRequest, path: string): string {
  const { authorization, ...shown } = headers;
  const sent = body ? `${body.length} bytes: ${body.subarray(0, 200).toString('latin1')}` : JSON.stringify(members);
  return `${method} ${path.slice(0, 500)} ${JSON.stringify({ ...shown, authorization: authorization?.slice(0, 12) })} ${sent?.slice(0, 1_000)}`;
}

test(`${requestCount} hostile requests break nothing, hang nowhere and are answered as the document says`, async () => {
  const findFault = createAnswerCheck(document);
  const targets = listTargets(document);
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  const reached = new Set<string>();
  let next = 0;
  const work = async () => {
    for (let index = next++; index < requestCount; index = next++) {
      const random = seededRandom(seed + index);
      const target = targets[index % targets.length] as Target;
      const request = makeRequest(target, random);
      const query = request.query.map(([name, value]) => `${name}=${value}`).join('&');
      const address = `/${request.segments.join('/')}`;
      // What is longer never becomes a request; unreadable-requests.test.ts sends it.
      const path = (query ? `${address}?${query}` : address).slice(0, longestAddress);
      const answer = await send(request, path).catch((error: Error) => error);
      const fault = answer instanceof Error ? answer.message : findFault(request.method, path, answer);
      const status = answer instanceof Error ? 0 : answer.status;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 200 && status !== 401 && status !== 404) reached.add(target.operationId);
      if (fault || status >= 500) {
        faults.push(`#${index} ${target.operationId} ${status}: ${fault}\n  ${describeRequest(request, path)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const failures = stage.logLines.filter((line) => line.includes('"level":50'));
  expect([...faults, ...failures].slice(0, 20)).toEqual([]);
  expect(targets.map(({ operationId }) => operationId).filter((id) => !reached.has(id))).toEqual([]);
  for (const status of [200, 201, 400, 401, 403, 404, 405, 409, 412, 413, 415, 422]) {
    expect(statuses.get(status) ?? 0, `answers ${status}`).toBeGreaterThan(0);
  }
}, 120_000);
