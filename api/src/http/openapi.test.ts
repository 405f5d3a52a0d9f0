import { pathParameters } from '@fleet/contracts/operation.ts';
import { type OperationName, operations } from '@fleet/contracts/operations.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { createOpenApiDocument } from './openapi.ts';

interface Described {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: { 'application/json': { schema: { properties: object; required: string[] } } } };
  responses: Record<string, { $ref?: string; content?: { 'application/json': { schema: object } } }>;
}

const document = createOpenApiDocument('http://localhost:3978') as {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
};

function described(name: OperationName): Described {
  const { method, path } = operations[name];
  const found = document.paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`${name} is not described`);
  return found;
}

test('the document is of OpenAPI 3.1 and describes every operation once', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(ids.sort()).toEqual(Object.keys(operations).sort());
});

test.each(Object.keys(operations) as OperationName[])('%s names every member of its input in one place', (name) => {
  const { parameters, requestBody } = described(name);
  const body = Object.keys(requestBody?.content['application/json'].schema.properties ?? {});
  const named = [...parameters.filter((one) => one.in !== 'header').map((one) => one.name), ...body];
  expect(named.sort()).toEqual(Object.keys(operations[name].input.shape).sort());
  const inPath = parameters.filter((one) => one.in === 'path' && one.required).map((one) => one.name);
  expect(inPath).toEqual(pathParameters(operations[name].path));
});

test.each(Object.keys(operations) as OperationName[])('%s describes answers with schemas that compile', (name) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const { responses } = described(name);
  const schema = responses[operations[name].status]?.content?.['application/json'].schema;
  expect(schema).toBeDefined();
  expect(() => ajv.compile(schema ?? {})).not.toThrow();
  expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '403', '409', '422', '503']));
});
