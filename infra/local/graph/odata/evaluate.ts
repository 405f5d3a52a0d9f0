import { GraphError } from '../graph-error.ts';

export type Value = string | number | boolean | null;
export type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** Follows `start/dateTime` into an item, or into a variable of `any`; throws 400 for a property the item lacks. */
export function readPath(path: string, item: unknown, variables: Readonly<Record<string, unknown>>): Value | object {
  const [first = '', ...rest] = path.split('/');
  const [start, names] = Object.hasOwn(variables, first) ? [variables[first], rest] : [item, [first, ...rest]];
  let value: unknown = start;
  for (const name of names) {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object' || !(name in value)) {
      throw new GraphError(400, 'BadRequest', `Could not find a property named '${name}' in '${path}'.`);
    }
    value = Reflect.get(value, name);
  }
  return isValue(value) ? value : (value ?? null);
}

/** Texts compare without regard to letter case, as Exchange does; texts that are moments, as moments. */
export function compareValues(left: unknown, operator: Operator, right: unknown): boolean {
  const [one, other] = [comparable(left), comparable(right)];
  if (operator === 'eq') return one === other;
  if (operator === 'ne') return one !== other;
  if (one === null || other === null || typeof one !== typeof other) return false;
  if (operator === 'gt') return one > other;
  if (operator === 'ge') return one >= other;
  if (operator === 'lt') return one < other;
  return one <= other;
}

function comparable(value: unknown): Value {
  if (typeof value === 'string') {
    // A wall time without zone is UTC here: filters see events before `outlook.timezone` is applied.
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value))
      return Date.parse(/Z$|[+-]\d\d:\d\d$/.test(value) ? value : `${value}Z`);
    return value.toLowerCase();
  }
  return isValue(value) ? value : null;
}

function isValue(value: unknown): value is Value {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
