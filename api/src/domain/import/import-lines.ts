/** What an import finds line by line, and the report of it. */
import type { ImportLine, ImportReport } from '@fleet/contracts/import.ts';
import type { z } from 'zod';
import type { Changes } from '../describe-changes.ts';
import type { Row } from './read-table.ts';

type LineError = ImportLine['errors'][number];

/** A row with what it would do. */
export interface PlannedLine<Before, After> {
  line: number;
  /** What the row is about. */
  name: string;
  /** What there is already; undefined for a new one. */
  before: Before | undefined;
  /** What there will be; undefined when the row is wrong. */
  after: After | undefined;
  /** By column. */
  changes: Changes;
  errors: LineError[];
}

/** How a cell becomes a member: its text as the value that `schema` checks. */
export interface CellReader {
  member: string;
  schema: z.ZodType;
  /** @returns undefined for a text that is no such value */
  read: (cell: string) => unknown;
  /** What would work, when it is none. */
  expected: string;
}

/** A lone dash empties what may be empty. */
const emptied = '-';

/** @returns the members that the cells of a row give, and every cell that is wrong */
export function readCells<Column extends string>(
  row: Row<Column>,
  readers: Readonly<Record<Column, CellReader>>,
): { members: Record<string, unknown>; errors: LineError[] } {
  const members: Record<string, unknown> = {};
  const errors: LineError[] = [];
  for (const [column, cell] of Object.entries(row.cells) as [Column, string][]) {
    const { member, schema, read, expected } = readers[column];
    const none = cell === emptied ? [null, []].find((empty) => schema.safeParse(empty).success) : undefined;
    const value = none === undefined ? read(cell) : none;
    const result = value === undefined ? undefined : schema.safeParse(value);
    if (result?.success) members[member] = result.data;
    else errors.push({ column, message: result ? `${result.error.issues[0]?.message ?? ''}. ${expected}` : expected });
  }
  if (row.surplus > 0) {
    errors.push({
      column: null,
      message: 'The row has more cells than the header. Put a cell that contains the separator in quotes.',
    });
  }
  return { members, errors };
}

/** Marks every row that is about the same as a row before it. */
export function refuseRepetitions<Before, After>(
  lines: readonly PlannedLine<Before, After>[],
  keyOf: (line: PlannedLine<Before, After>) => string | undefined,
  column: string,
): void {
  const first = new Map<string, number>();
  for (const line of lines) {
    const key = keyOf(line);
    if (!key) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line.line);
    else line.errors.push({ column, message: `Line ${earlier} is about the same. Keep one of them.` });
  }
}

export function reportImport<Before, After>(
  lines: readonly PlannedLine<Before, After>[],
  { dryRun, delimiter }: Pick<ImportReport, 'dryRun' | 'delimiter'>,
): ImportReport {
  const reported = lines.map((line): ImportLine => {
    const { name, errors } = line;
    const outcome = outcomeOf(line);
    return { line: line.line, name, outcome, changes: outcome === 'updated' ? Object.keys(line.changes) : [], errors };
  });
  const count = (outcome: ImportLine['outcome']) => reported.filter((one) => one.outcome === outcome).length;
  return {
    dryRun,
    written: !dryRun && count('wrong') === 0,
    delimiter,
    createdCount: count('created'),
    updatedCount: count('updated'),
    unchangedCount: count('unchanged'),
    wrongCount: count('wrong'),
    lines: reported,
  };
}

function outcomeOf({ before, errors, changes }: PlannedLine<unknown, unknown>): ImportLine['outcome'] {
  if (errors.length > 0) return 'wrong';
  if (before === undefined) return 'created';
  return Object.keys(changes).length > 0 ? 'updated' : 'unchanged';
}

/** A whole number without separators; undefined for anything else. */
export function readWholeNumber(cell: string): number | undefined {
  return /^\d{1,9}$/.test(cell) ? Number(cell) : undefined;
}

/** A list of codes within one cell. */
export function readCodes(cell: string): string[] {
  return cell.split(/[\s,;|/]+/).filter((code) => code !== '');
}

/** Names the members of a change by their columns. */
export function byColumn(changes: Changes, readers: Readonly<Record<string, CellReader>>): Changes {
  const columns = new Map(Object.entries(readers).map(([column, { member }]) => [member, column]));
  return Object.fromEntries(Object.entries(changes).map(([member, change]) => [columns.get(member) ?? member, change]));
}
