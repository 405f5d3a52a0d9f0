import { request as httpRequest } from 'node:http';
import { problemSchema } from '@fleet/contracts/error-codes.ts';
import { fileSchema, type Operation, operation, roles } from '@fleet/contracts/operation.ts';
import { maximumPhotoBytes } from '@fleet/contracts/photo.ts';
import { createServer, type Request, type RequestHandlerType, type Response } from 'restify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { answerOperation } from './answer-operation.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage({ now: () => new Date('2026-11-23T07:00:00Z') });
});
afterAll(() => stage.drop());

async function upload(body: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Answer> {
  return fetch(`${stage.url}/api/v1/photos`, {
    method: 'POST',
    headers: { ...(await credentials()), ...headers },
    body,
  });
}
type Answer = globalThis.Response;
const credentials = async () => ({
  authorization: `Bearer ${await stage.tokenOf('manager')}`,
  'x-tenant-id': demoCompany().tenantId,
});
const isPng = { 'content-type': 'image/png' };

async function expectProblem(response: Answer, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status);
  expect(problemSchema.parse(await response.json()).code).toBe(code);
}

describe('a body of another kind than JSON', () => {
  test('is taken as it is, and comes back as it was', async () => {
    const manager = await stage.client('manager');
    const { id } = await manager.uploadPhoto({ content: png }, { contentType: 'image/png' });
    const file = await manager.getPhoto({ photoId: id });
    expect(file).toEqual({ contentType: 'image/png', fileName: `${id}.png`, content: new Uint8Array(png) });
  });

  test('has its own limit, at which it is still taken', async () => {
    const largest = new Uint8Array(maximumPhotoBytes);
    largest.set(png);
    expect((await upload(largest, isPng)).status).toBe(201);
    await expectProblem(await upload(new Uint8Array(maximumPhotoBytes + 1), isPng), 413, 'PAYLOAD_TOO_LARGE');
  });

  test('is told too large also when its sender does not say its length, and is not read for ever', async () => {
    const headers = { ...(await credentials()), ...isPng, 'transfer-encoding': 'chunked' };
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(`${stage.url}/api/v1/photos`, { method: 'POST', headers }, (response) => {
        resolve(response.resume().statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      // Just beyond what is heard out, and without an end: whoever sends on may lose the answer with the connection.
      sent.write(Buffer.alloc(4 * maximumPhotoBytes + 1));
    });
    expect(status).toBe(413);
  });

  test.each([
    ['JSON', { 'content-type': 'application/json' }],
    ['no type at all', { 'content-type': '' }],
    ['a compressed one', { ...isPng, 'content-encoding': 'gzip' }],
    ['another alphabet', { 'content-type': 'image/png; charset=utf-16' }],
  ])('is refused as %s', async (_what, headers) => {
    const response = await upload(png, headers);
    expect(response.headers.get('accept')).toBe('image/jpeg, image/png, image/webp');
    await expectProblem(response, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  test('is refused empty, and misses a place in the query', async () => {
    await expectProblem(await upload(new Uint8Array(), isPng), 400, 'VALIDATION_FAILED');
    const url = `${stage.url}/api/v1/photos?content=x`;
    const response = await fetch(url, { method: 'POST', headers: { ...(await credentials()), ...isPng } });
    await expectProblem(response, 400, 'VALIDATION_FAILED');
  });

  test('is not read from strangers', async () => {
    const response = await fetch(`${stage.url}/api/v1/photos`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'x'.repeat(100_000),
    });
    await expectProblem(response, 401, 'UNAUTHENTICATED');
  });

  test('stands beside members in the query', async () => {
    const manager = await stage.client('manager');
    const csv = new TextEncoder().encode('license plate;make\nM-X 1;Ford\n');
    expect(await manager.importVehicles({ csv, dryRun: true })).toMatchObject({ dryRun: true, written: false });
  });

  test('under one Idempotency-Key is kept once; other bytes are another request', async () => {
    const headers = { ...isPng, 'idempotency-key': 'photo' };
    const [one, other] = await Promise.all([upload(png, headers), upload(png, headers)]);
    expect(await one.json()).toEqual(await other.json());
    const changed = new Uint8Array([...png, 0]);
    await expectProblem(await upload(changed, headers), 422, 'IDEMPOTENCY_KEY_REUSED');
  });
});

describe('an answer that is a file', () => {
  const exported = (fileName?: string, contentType = 'text/csv') =>
    answerWith({ contentType, content: 'a;b', ...(fileName !== undefined && { fileName }) });

  test('is saved, never shown, whatever is in it', async () => {
    const response = await exported('costs.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="costs.csv"; filename*=UTF-8''costs.csv`,
    );
    expect(await response.text()).toBe('a;b');
    expect((await exported()).headers.get('content-disposition')).toBe('attachment');
    const table = await fetch(
      `${stage.url}/api/v1/reports/costs.csv?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z`,
      {
        headers: await credentials(),
      },
    );
    expect(table.headers.get('x-content-type-options')).toBe('nosniff');
    expect(table.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each([
    ['Köln "Süd".csv', 'K_ln _S_d_.csv', 'K%C3%B6ln%20%22S%C3%BCd%22.csv'],
    ['../../etc/passwd', '..-..-etc-passwd', '..-..-etc-passwd'],
    ['a\r\nSet-Cookie: x=y', 'a-Set-Cookie_ x_y', 'a-Set-Cookie%3A%20x%3Dy'],
    ["it's (1)*.csv", 'it_s _1__.csv', 'it%27s%20%281%29%2A.csv'],
    ['\ud83d.csv', '-.csv', '-.csv'],
  ])('has a name that breaks out of nothing: %j', async (name, plain, encoded) => {
    const disposition = (await exported(name)).headers.get('content-disposition');
    expect(disposition).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
  });

  test('of a kind that the contract does not name does not leave', async () => {
    expect((await exported('x.html', 'text/html')).status).toBe(500);
  });
});

/** What an operation that exports a table would send for an answer. */
async function answerWith(result: z.infer<typeof fileSchema>): Promise<Answer> {
  const exportTable: Operation = operation({
    method: 'GET',
    path: '/api/v1/table',
    summary: 'A table',
    input: z.strictObject({}),
    output: fileSchema,
    fileTypes: ['text/csv'],
    status: 200,
    roles,
  });
  const server = createServer({ handleUncaughtExceptions: false });
  const answer = async (_request: Request, response: Response) => answerOperation(exportTable, response, result);
  server.get('/', answer as RequestHandlerType);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  try {
    const response = await fetch(`http://127.0.0.1:${server.address().port}/`, { headers: { connection: 'close' } });
    return new globalThis.Response(await response.arrayBuffer(), response);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
