import { errorStatus, problemSchema } from '@fleet/contracts/error-codes.ts';
import { type Operation, pathParameters } from '@fleet/contracts/operation.ts';
import { type OperationName, operations } from '@fleet/contracts/operations.ts';
import { z } from 'zod';

type Json = { [key: string]: unknown };

/**
 * The OpenAPI 3.1 document of the API, made from the operation table.
 * @param serverUrl origin under which the API is reached
 */
export function createOpenApiDocument(serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries(operations) as [OperationName, Operation][]) {
    const method = operation.method.toLowerCase();
    paths[operation.path] = { ...paths[operation.path], [method]: describeOperation(name, operation) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Fleet for Microsoft Teams',
      version: '1',
      description: 'Reserve pool vehicles. Every error answer is application/problem+json (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    security: [{ entra: [] }],
    paths,
    components: {
      securitySchemes: {
        entra: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Access token of Microsoft Entra ID',
        },
      },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      responses: {
        Problem: {
          description: 'What is wrong and what would work',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function describeOperation(name: OperationName, operation: Operation): Json {
  const {
    properties = {},
    required = [],
    ...rest
  } = schemaOf(operation.input, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const inPath = pathParameters(operation.path);
  const others = Object.keys(properties).filter((member) => !inPath.includes(member));
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE';
  const parameter = (place: string) => (member: string) => ({
    name: member,
    in: place,
    required: place === 'path' || required.includes(member),
    schema: properties[member],
  });
  return {
    operationId: name,
    summary: operation.summary,
    parameters: [
      {
        name: 'X-Tenant-ID',
        in: 'header',
        required: !operation.tenantHeaderOptional,
        schema: { type: 'string', format: 'uuid' },
        description: 'The tenant of the token, as GET /api/v1/me tells it',
      },
      ...inPath.map(parameter('path')),
      ...(inQuery ? others.map(parameter('query')) : []),
    ],
    ...(!inQuery && {
      requestBody: {
        required: others.some((member) => required.includes(member)),
        content: {
          'application/json': {
            schema: {
              ...rest,
              properties: Object.fromEntries(others.map((member) => [member, properties[member]])),
              required: required.filter((member) => others.includes(member)),
            },
          },
        },
      },
    }),
    responses: {
      [operation.status]: {
        description: operation.summary,
        content: { 'application/json': { schema: schemaOf(operation.output, 'output') } },
      },
      ...Object.fromEntries(
        [...new Set(Object.values(errorStatus))].map((status) => [status, { $ref: '#/components/responses/Problem' }]),
      ),
    },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io });
  return json;
}
