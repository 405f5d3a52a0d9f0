import { z } from 'zod';

/**
 * What one member of an input must be, as data: whoever checks a cell or a field by itself needs no schema for it. The server
 * still holds the whole input to its schema, which may say more.
 */
export interface MemberRule {
  mayBeNull: boolean;
  /** In UTF-16 units. */
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  choices?: readonly unknown[];
  format?: string;
  /** Regular expressions, with the flag u. */
  patterns?: readonly string[];
  /** What the schema says of a text that no pattern fits. */
  message?: string;
  /** Of each value of a list. */
  item?: MemberRule;
}

/** What JSON Schema says of the kinds of members there are. */
interface Described {
  type?: string;
  anyOf?: Described[];
  allOf?: { pattern: string }[];
  enum?: unknown[];
  items?: Described;
  pattern?: string;
}

const copied = ['minLength', 'maxLength', 'minimum', 'maximum', 'maxItems', 'format'] as const;
/** Each breaks one of the patterns that say in words what they want. */
const probes = ['\uD800', '1999-12-31', '1999-12-31T00:00:00.000Z', 'x!'];

/** @param schema of a text, a number, a switch, a choice, or a list of texts; any of them may be nullable */
export function ruleOf(schema: z.ZodType): MemberRule {
  return read(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Described, messageOf(schema));
}

function read(described: Described, message: string | undefined): MemberRule {
  const { anyOf = [described] } = described;
  const only = anyOf.find(({ type }) => type !== 'null') ?? {};
  const patterns = [...(only.pattern ? [only.pattern] : []), ...(only.allOf ?? []).map(({ pattern }) => pattern)];
  const limits = Object.fromEntries(Object.entries(only).filter(([name]) => copied.some((one) => one === name)));
  return {
    mayBeNull: anyOf.some(({ type }) => type === 'null'),
    ...limits,
    ...(only.enum && { choices: only.enum }),
    ...(patterns.length > 0 && { patterns, ...(message && { message }) }),
    ...(only.items && { item: read(only.items, message) }),
  };
}

/** The first of what it says in words of its own. */
function messageOf(schema: z.ZodType): string | undefined {
  const said = probes
    .flatMap((probe) => [schema.safeParse(probe), schema.safeParse([probe])])
    .flatMap(({ error }) => error?.issues ?? [])
    .filter(({ code }) => code === 'invalid_format');
  return said.map(({ message }) => message).find((message) => !message.startsWith('Invalid'));
}
