import type { MemberRule } from '@fleet/contracts/member-rule.ts';
import type { CellCodec, CellContext, CellProblem, Reading } from './cell-codec.ts';
import { formatNumber } from './locale-number.ts';

/** What of a column is needed to read one of its cells. */
export interface ReadableColumn<Value> {
  codec: CellCodec<Value>;
  /** The contract's own, of the member that it is sent as. */
  rule: MemberRule;
}

/** Reads what somebody wrote, and checks it by the contract, so that nothing is sent that the server cannot take. */
export function readCell<Value>(column: ReadableColumn<Value>, text: string, context: CellContext): Reading<Value> {
  const trimmed = text.trim();
  const reading = trimmed === '' ? { value: emptyOf(column.codec) } : column.codec.parse(trimmed, context);
  return 'problem' in reading ? reading : checkValue(column, reading.value, context);
}

export function checkValue<Value>(
  { codec, rule }: ReadableColumn<Value>,
  value: Value | null,
  { locale }: CellContext,
): Reading<Value> {
  // Limits are told in the unit that the cell shows.
  const shown = (limit: number) => formatNumber(codec.amount?.(limit as Value) ?? limit, locale);
  const problem = breach(rule, value, shown);
  return problem ? { problem } : { value };
}

/** Whether the column's cells can be emptied. */
export function mayBeEmpty<Value>({ codec, rule }: ReadableColumn<Value>): boolean {
  return codec.kind === 'list' || rule.mayBeNull;
}

/** An empty list is a list; anything else that is empty is null. */
function emptyOf<Value>(codec: CellCodec<Value>): Value | null {
  return codec.kind === 'list' ? ([] as Value) : null;
}

function breach(rule: MemberRule, value: unknown, shown: (limit: number) => string): CellProblem | undefined {
  if (value === null) return rule.mayBeNull ? undefined : { problem: 'required' };
  const { minimum, maximum, maxLength, maxItems, choices, item } = rule;
  if (choices && !choices.includes(value)) return { problem: 'choice', choices: choices.map(String) };
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum) return { problem: 'too-small', limit: shown(minimum) };
    if (maximum !== undefined && value > maximum) return { problem: 'too-large', limit: shown(maximum) };
  }
  if (Array.isArray(value)) {
    if (maxItems !== undefined && value.length > maxItems) return { problem: 'too-many', limit: shown(maxItems) };
    return item && value.map((one) => breach(item, one, shown)).find((problem) => problem !== undefined);
  }
  if (typeof value !== 'string') return undefined;
  if (maxLength !== undefined && value.length > maxLength) return { problem: 'too-long', limit: shown(maxLength) };
  return isOfPattern(rule, value) ? undefined : badlyWritten(rule);
}

function isOfPattern({ patterns = [] }: MemberRule, text: string): boolean {
  return patterns.every((pattern) => new RegExp(pattern, 'u').test(text));
}

function badlyWritten({ format, message }: MemberRule): CellProblem {
  if (format === 'email') return { problem: 'email' };
  return message ? { problem: 'other', message } : { problem: 'unreadable' };
}
