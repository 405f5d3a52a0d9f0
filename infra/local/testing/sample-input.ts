/** Input that an operation accepts, made from its schema, so that a test can ask operations it has never heard of. */
import type { Operation } from '@fleet/contracts/operation.ts';
import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.JSONSchema;
export type Members = Record<string, unknown>;
/** @returns the id for a member by its name */
export type ChooseId = (member: string) => string;

/** What fits the patterns there are; a new pattern needs a new line. */
const texts = [
  'Text',
  'text',
  'TX',
  'EUR',
  'B',
  '08:00',
  '#0f6cbd',
  'Europe/Berlin',
  'FREQ=WEEKLY;COUNT=2',
  '2027-02-01T08:00',
  'eyJ9',
  '"1"',
];
const formats: Readonly<Record<string, string>> = {
  date: '2027-02-01',
  email: 'somebody@contoso.example',
  uri: 'https://hooks.contoso.example/',
};

/** The schema of an operation's input as JSON Schema; a raw body is told apart by `rawBody`. */
export function inputSchema({ input, rawBody }: Operation): JsonSchema {
  const members = Object.entries(input.shape).filter(([name]) => name !== rawBody?.member);
  return z.toJSONSchema(z.object(Object.fromEntries(members)), { io: 'input' });
}

/**
 * @param included names of optional members to give as well
 * @throws {Error} when the operation would not accept it: teach `texts` the new pattern
 */
export function sampleInput(operation: Operation, chooseId: ChooseId, included: readonly string[] = []): Members {
  const { properties = {}, required = [] } = inputSchema(operation);
  const names = Object.keys(properties).filter((name) => required.includes(name) || included.includes(name));
  const members: Members = Object.fromEntries(names.map((name) => [name, sample(properties[name], name, chooseId)]));
  const { rawBody } = operation;
  if (rawBody) members[rawBody.member] = new TextEncoder().encode('name\nText');
  const { error } = operation.input.safeParse(members);
  if (error) throw new Error(`No sample for ${operation.method} ${operation.path}: ${z.prettifyError(error)}`);
  return members;
}

/** A value for one member, by its schema and its name. */
export function sample(schema: JsonSchema | boolean | undefined, name: string, chooseId: ChooseId): unknown {
  if (typeof schema !== 'object') return 'Text';
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return sample(variants[0], name, chooseId);
  switch (schema.type) {
    case 'string':
      return sampleText(schema, name, chooseId);
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return [sample(schema.items as JsonSchema, name, chooseId)];
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const isAsked = (member: string) => required.includes(member) || namesId(member);
      const names = Object.keys(properties).filter(isAsked);
      return Object.fromEntries(names.map((member) => [member, sample(properties[member], member, chooseId)]));
    }
    default:
      return null;
  }
}

function namesId(member: string): boolean {
  return /Ids?$/.test(member);
}

function sampleText(schema: JsonSchema, name: string, chooseId: ChooseId): string {
  const { format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY, allOf = [] } = schema;
  if (format === 'uuid') return chooseId(name);
  // Zod writes an instant as two patterns; ends come after starts.
  if (format === 'date-time' || allOf.length > 0)
    return /^(end|to)/.test(name) ? '2027-02-01T10:00:00Z' : '2027-02-01T08:00:00Z';
  const known = format && formats[format];
  if (known) return known;
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(text));
  return texts.find(fits) ?? 'Text';
}

/** The names of the members that hold ids, with where they stand: `poolId`, `approvalSteps`. */
export function membersWithIds(operation: Operation): string[] {
  const { properties = {} } = inputSchema(operation);
  return Object.keys(properties).filter((name) => JSON.stringify(properties[name]).includes('"format":"uuid"'));
}
