/** How a kind of value is written in a cell, on the clipboard and in a file, and read back from what people write. */

export interface CellContext {
  /** BCP 47; the reader's, as Excel writes numbers and dates by it, too. */
  locale: string;
  /** IANA zone of the row's wall times. */
  timeZone: string;
}

/** Why a text cannot stand in a cell; `ui/workbench words` say it. */
export type CellProblem =
  | { problem: 'required' | 'ambiguous' | 'no-such-time' | 'email' | 'unreadable' }
  | { problem: 'number' | 'whole-number' | 'date' | 'moment'; example: string }
  | { problem: 'choice'; choices: readonly string[] }
  | { problem: 'too-long' | 'too-many' | 'too-small' | 'too-large'; limit: string }
  /** In the words of the contract, which name what would work. */
  | { problem: 'other'; message: string };

export type Reading<Value> = { value: Value | null } | { problem: CellProblem };

export interface Choice<Value> {
  value: Value;
  label: string;
}

/** An empty cell is null. */
export interface CellCodec<Value> {
  kind: 'text' | 'number' | 'choice' | 'list' | 'date' | 'moment';
  format(value: Value, context: CellContext): string;
  /** @param text trimmed, and not empty */
  parse(text: string, context: CellContext): Reading<Value>;
  compare(one: Value, other: Value): number;
  /** What stands for the value where it is counted; only of numbers. */
  amount?(value: Value): number;
  /** What can be chosen, where nothing else can stand there. */
  choices?: readonly Choice<Value>[];
}

export function isProblem<Value>(reading: Reading<Value>): reading is { problem: CellProblem } {
  return 'problem' in reading;
}

/** In the alphabetical order of most readers; cheap enough to order 20,000 rows. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

export function compareTexts(one: string, other: string): number {
  return collator.compare(one, other);
}
