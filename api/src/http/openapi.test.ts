import { headerMembers } from '@fleet/contracts/header-members.ts';
import { type OperationName, operations } from '@fleet/contracts/operations.ts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { createOpenApiDocument } from './openapi.ts';

interface Described {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; description?: string; schema: object }[];
  requestBody?: { content: Record<string, { schema?: { properties?: object } }> };
  responses: Record<string, { $ref?: string; headers?: object; content?: Record<string, { schema?: object }> }>;
}

const document = createOpenApiDocument('http://localhost:3978') as {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, object>; responses: Record<string, { content: object; headers?: object }> };
};
const names = Object.keys(operations) as OperationName[];

function described(name: OperationName): Described {
  const { method, path } = operations[name];
  const found = document.paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`${name} is not described`);
  return found;
}

test('the document is valid by the schema of OpenAPI 3.1', async () => {
  const validator = new Validator();
  const result = await validator.validate(structuredClone(document));
  expect(result).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('it describes every operation once', () => {
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(ids.sort()).toEqual([...names].sort());
});

test.each([
  ['listSeries', '/api/v1/series'],
  ['approveSeries', '/api/v1/series/{seriesId}/approve'],
  ['createWaitlistRequest', '/api/v1/waitlist'],
  ['acceptWaitlistOffer', '/api/v1/waitlist/{waitlistRequestId}/accept'],
] as const)('%s is found at %s', (name, path) => {
  expect(Object.keys(document.paths)).toContain(path);
  expect(operations[name].path).toBe(path);
});

test.each(names)('%s names every member of its input in one place', (name) => {
  const { parameters, requestBody } = described(name);
  const { input, rawBody } = operations[name] as (typeof operations)[OperationName] & { rawBody?: { member: string } };
  const body = Object.keys(requestBody?.content['application/json']?.schema?.properties ?? {});
  const membersByHeader = new Map(Object.entries(headerMembers).map(([member, { header }]) => [header, member]));
  const given = parameters.map((one) => (one.in === 'header' ? membersByHeader.get(one.name) : one.name));
  const named = [...given.filter((one) => one !== undefined), ...body, ...(rawBody ? [rawBody.member] : [])];
  expect(named.sort()).toEqual(Object.keys(input.shape).sort());
});

test.each(names)('%s says of every parameter what it means', (name) => {
  const silent = described(name).parameters.filter(({ description }) => !description?.trim());
  expect(silent.map((parameter) => parameter.name)).toEqual([]);
});

test('every schema of an answer and every schema of an input compiles', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  ajv.addFormat('base64url', /^[\w-]*$/);
  ajv.addVocabulary(Object.keys(document).concat('responses', 'schemas', 'securitySchemes'));
  ajv.addSchema({ $id: 'document', components: document.components }, 'document');
  for (const id of Object.keys(document.components.schemas)) {
    expect(() => ajv.compile({ $ref: `document#/components/schemas/${id}` }), id).not.toThrow();
  }
  for (const name of names) {
    const { parameters, requestBody } = described(name);
    const schemas = [...parameters, ...Object.values(requestBody?.content ?? {})].map(({ schema = {} }) => schema);
    for (const schema of schemas) expect(() => ajv.compile(schema), name).not.toThrow();
  }
});

test('an update takes the version it was made for and can be refused for it', () => {
  const { parameters, responses } = described('updateReservation');
  expect(parameters).toContainEqual(expect.objectContaining({ name: 'If-Match', in: 'header', required: false }));
  expect(responses[200]?.headers).toHaveProperty('ETag');
  expect(responses).toHaveProperty('412');
});

test('what makes something takes a key', () => {
  expect(described('createReservation').parameters.map(({ name }) => name)).toContain('Idempotency-Key');
});

test.each(names)('%s says how it is refused, by a problem of that status', (name) => {
  const { responses } = described(name);
  const refusals = Object.entries(responses).filter(([status]) => Number(status) >= 400);
  expect(refusals.map(([status]) => status)).toEqual(
    expect.arrayContaining(['400', '401', '403', '404', '422', '429', '500', '503']),
  );
  for (const [status, { $ref = '' }] of refusals) {
    const response = document.components.responses[$ref.replace('#/components/responses/', '')];
    expect(response?.content).toHaveProperty(['application/problem+json', 'schema', 'properties', 'status'], {
      const: Number(status),
    });
  }
});
