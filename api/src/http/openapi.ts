import type { Operation } from '@fleet/contracts/operation.ts';
import { operations } from '@fleet/contracts/operations.ts';
import { describeOperation } from './openapi-operation.ts';
import { describeProblems } from './openapi-problems.ts';
import { describeAnswers, type Json } from './openapi-schemas.ts';

const description = `Reserve pool vehicles.

Every error answer is \`application/problem+json\` (RFC 9457) and says what would work.
An answer with a version carries it as \`ETag\`; send it as \`If-Match\` to change nothing that you have not seen.
Whatever makes something takes an \`Idempotency-Key\`: sent again under the same key, it makes nothing new.`;

/**
 * The OpenAPI 3.1 document of the API, made from the operation table.
 * @param serverUrl origin under which the API is reached
 */
export function createOpenApiDocument(serverUrl: string): Json {
  const table: (readonly [string, Operation])[] = Object.entries(operations);
  const answers = describeAnswers(table);
  const paths: Record<string, Json> = {};
  for (const [name, operation] of table) {
    const method = operation.method.toLowerCase();
    paths[operation.path] = { ...paths[operation.path], [method]: describeOperation(name, operation, answers) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Fleet for Microsoft Teams',
      version: '1',
      description,
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
      schemas: answers.components,
      responses: describeProblems(),
    },
  };
}
