import { problemSchema } from '@fleet/contracts/error-codes.ts';
import type { Operation } from '@fleet/contracts/operation.ts';
import { z } from 'zod';

export type Json = { [key: string]: unknown };

const folder = '#/components/schemas/';

/** What answers look like: each shape once, by a name, so that one refers to another. */
export interface AnswerSchemas {
  /** For `components.schemas`. */
  components: Record<string, Json>;
  /** @throws {Error} for an answer that is a file */
  reference(answer: z.ZodType): Json;
}

export function describeAnswers(operations: readonly (readonly [name: string, operation: Operation])[]): AnswerSchemas {
  const named = z.registry<{ id: string }>();
  named.add(problemSchema, { id: 'Problem' });
  const withJson = operations.filter(([, { fileTypes }]) => !fileTypes);
  // What one operation gets is a thing of its own, which the others make, change and list.
  const things = withJson.filter(([name]) => /^get[A-Z]/.test(name));
  for (const [name, { output }] of things) if (!named.has(output)) named.add(output, { id: name.slice('get'.length) });
  for (const [name, { output }] of withJson) {
    if (!named.has(output)) named.add(output, { id: `${name.charAt(0).toUpperCase()}${name.slice(1)}Answer` });
  }
  const { schemas } = z.toJSONSchema(named, { io: 'output', override: makeReadable, uri: (id) => folder + id });
  return {
    components: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutIdentity(schema)])),
    reference(answer) {
      const id = named.get(answer)?.id;
      if (!id) throw new Error('An answer was not registered');
      return { $ref: folder + id };
    },
  };
}

/** What a caller may give; a raw body is none of it. */
export function describeInput({ input, rawBody }: Operation): { members: Record<string, Json>; required: string[] } {
  const described = Object.entries(input.shape).filter(([name]) => name !== rawBody?.member);
  const { properties = {}, required = [] } = z.toJSONSchema(z.object(Object.fromEntries(described)), {
    io: 'input',
    override: makeReadable,
  });
  return { members: properties as Record<string, Json>, required };
}

/** What a reader would otherwise be shown is made up from patterns, and not fit to be tried. */
const examples: Readonly<Record<string, string>> = {
  'date-time': '2026-12-01T09:00:00+01:00',
  date: '2026-12-01',
  email: 'employee@contoso.example',
  uri: 'https://example.com/',
  uuid: '0193a3a0-0000-7000-8000-000000000001',
};

interface Described {
  zodSchema: unknown;
  jsonSchema: Json;
}

function makeReadable({ zodSchema, jsonSchema }: Described): void {
  if (zodSchema instanceof z.ZodISODateTime) nameInstant(jsonSchema);
  const { type, format, pattern } = jsonSchema;
  if (type !== 'string') return;
  const example = examples[String(format)];
  if (example) jsonSchema.examples = [example];
  else if (typeof pattern === 'string' && new RegExp(pattern, 'u').test('Text')) jsonSchema.examples = ['Text'];
}

/** Where another pattern is added, zod describes an instant by two patterns and forgets to say that it is one. */
function nameInstant(jsonSchema: Json): void {
  const [, added] = (jsonSchema.allOf ?? []) as { pattern?: string }[];
  if (!added?.pattern) return;
  delete jsonSchema.allOf;
  Object.assign(jsonSchema, { format: 'date-time', pattern: added.pattern });
}

/** Its place in the document is its name. */
function withoutIdentity({ $schema: _, $id: __, ...schema }: Json): Json {
  return schema;
}
