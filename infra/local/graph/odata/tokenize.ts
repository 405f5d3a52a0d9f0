import { GraphError } from '../graph-error.ts';

export interface Token {
  kind: 'string' | 'number' | 'moment' | 'word' | 'symbol';
  text: string;
}

const pattern =
  /\s+|(?<string>'(?:[^']|'')*')|(?<moment>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_$][\w./]*)|(?<symbol>[(),:])/y;

/** The words of an OData expression; throws 400 at anything else. */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < expression.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(expression)?.groups;
    if (!groups) throw syntaxError(expression, at);
    const found = Object.entries(groups).find(([, text]) => text !== undefined);
    if (!found) continue;
    const [kind, text] = found;
    tokens.push({
      kind: kind as Token['kind'],
      text: kind === 'string' ? text.slice(1, -1).replaceAll("''", "'") : text,
    });
  }
  return tokens;
}

export function syntaxError(expression: string, position: number): GraphError {
  return new GraphError(400, 'BadRequest', `Syntax error at position ${position} in '${expression}'.`);
}
