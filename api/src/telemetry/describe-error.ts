import { maskText } from './mask-text.ts';

/** Errors whose message the runtime or we wrote. Others may quote what somebody entered or another system answered. */
const ownMessages = ['Error', 'TypeError', 'RangeError', 'ReferenceError', 'AssertionError', 'NotReady'];
/** PostgreSQL quotes values in what it says about data (class 22) and constraints (23) alone, else names of our schema. */
const quotesValues = /^2[23]/;
const deepestCause = 3;

type Facts = Partial<Record<'code' | 'statusCode' | 'constraint' | 'table', unknown>>;

export interface DescribedError {
  type: string;
  message?: string;
  code?: string | number;
  status?: number;
  constraint?: string;
  table?: string;
  at?: string[];
  cause?: DescribedError;
}

/** Says of an error what and where, without what people or outside systems may have put into it. */
export function describeError(error: unknown, depth = 1): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const { code, statusCode, constraint, table } = error as Error & Facts;
  const fromDatabase = name === 'error' && typeof code === 'string';
  const isOwn = fromDatabase ? !quotesValues.test(code) : ownMessages.includes(name) && !looksQuoted(error);
  return {
    type: fromDatabase ? 'DatabaseError' : name,
    ...(isOwn && { message: maskText(message) }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof statusCode === 'number' && { status: statusCode }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
    ...(stack && { at: framesOf(stack) }),
    ...(cause !== undefined && depth < deepestCause && { cause: describeError(cause, depth + 1) }),
  };
}

/** An error of another system that a library made a plain Error of has its answer or its status in it. */
function looksQuoted(error: Error): boolean {
  return 'response' in error || 'statusCode' in error || 'body' in error;
}

function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => maskText(line.trim()));
}
