import { GraphError } from '../graph-error.ts';
import { compareValues, type Operator, readPath, type Value } from './evaluate.ts';
import { syntaxError, type Token, tokenize } from './tokenize.ts';

/** Whether an item passes. */
export type Filter = (item: unknown) => boolean;
type Operand = (item: unknown, variables: Variables) => Value | readonly unknown[] | object;
type Condition = (item: unknown, variables: Variables) => boolean;
type Variables = Readonly<Record<string, unknown>>;

const operators: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];

/**
 * Reads the part of OData's `$filter` that Graph takes for events: comparisons, and/or/not, contains, startswith,
 * endswith and `collection/any(x: …)`. Throws 400 for anything else.
 */
export function parseFilter(expression: string): Filter {
  const condition = new FilterParser(expression).parse();
  return (item) => condition(item, {});
}

class FilterParser {
  readonly #expression: string;
  readonly #tokens: Token[];
  #at = 0;

  constructor(expression: string) {
    this.#expression = expression;
    this.#tokens = tokenize(expression);
  }

  parse(): Condition {
    const condition = this.#or();
    if (this.#at < this.#tokens.length) throw this.#unexpected();
    return condition;
  }

  #or(): Condition {
    let left = this.#and();
    while (this.#takeWord('or')) {
      const [one, other] = [left, this.#and()];
      left = (item, variables) => one(item, variables) || other(item, variables);
    }
    return left;
  }

  #and(): Condition {
    let left = this.#not();
    while (this.#takeWord('and')) {
      const [one, other] = [left, this.#not()];
      left = (item, variables) => one(item, variables) && other(item, variables);
    }
    return left;
  }

  #not(): Condition {
    if (this.#takeWord('not')) {
      const inner = this.#not();
      return (item, variables) => !inner(item, variables);
    }
    if (this.#takeSymbol('(')) {
      const inner = this.#or();
      this.#expectSymbol(')');
      return inner;
    }
    return this.#comparison();
  }

  #comparison(): Condition {
    const next = this.#tokens[this.#at];
    const called = this.#tokens[this.#at + 1]?.text === '(' && next?.kind === 'word' ? next.text : undefined;
    if (called && /\/any$/i.test(called)) return this.#any(called.replace(/\/any$/i, ''));
    if (called) return this.#textFunction(called.toLowerCase());
    const left = this.#operand();
    const operator = this.#take();
    if (!operator || !operators.includes(operator.text)) throw this.#unexpected();
    const right = this.#operand();
    return (item, variables) => compareValues(left(item, variables), operator.text as Operator, right(item, variables));
  }

  #any(path: string): Condition {
    this.#at += 2;
    const variable = this.#take()?.text ?? '';
    this.#expectSymbol(':');
    const inner = this.#or();
    this.#expectSymbol(')');
    return (item, variables) => {
      const list = readPath(path, item, variables);
      return Array.isArray(list) && list.some((one) => inner(item, { ...variables, [variable]: one }));
    };
  }

  #textFunction(name: string): Condition {
    const methods: Record<string, (text: string, part: string) => boolean> = {
      contains: (text, part) => text.includes(part),
      startswith: (text, part) => text.startsWith(part),
      endswith: (text, part) => text.endsWith(part),
    };
    const method = methods[name];
    if (!method) throw new GraphError(400, 'BadRequest', `The function '${name}' is not supported in $filter.`);
    this.#at += 2;
    const text = this.#operand();
    this.#expectSymbol(',');
    const part = this.#operand();
    this.#expectSymbol(')');
    return (item, variables) =>
      method(String(text(item, variables) ?? '').toLowerCase(), String(part(item, variables)).toLowerCase());
  }

  #operand(): Operand {
    const token = this.#take();
    if (!token || token.kind === 'symbol') throw this.#unexpected();
    if (token.kind === 'number') return () => Number(token.text);
    if (token.kind !== 'word') return () => token.text;
    if (token.text === 'true' || token.text === 'false') return () => token.text === 'true';
    if (token.text === 'null') return () => null;
    return (item, variables) => readPath(token.text, item, variables);
  }

  #take(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }

  #takeWord(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word' || token.text.toLowerCase() !== text) return false;
    this.#at += 1;
    return true;
  }

  #takeSymbol(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'symbol' || token.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #expectSymbol(text: string): void {
    if (!this.#takeSymbol(text)) throw this.#unexpected();
  }

  #unexpected(): GraphError {
    const before = this.#tokens.slice(0, Math.max(0, this.#at - 1)).map((token) => token.text);
    return syntaxError(this.#expression, before.join(' ').length);
  }
}
