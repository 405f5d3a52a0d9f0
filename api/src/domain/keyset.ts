/**
 * Lists that come page by page: each page begins after the last row of the one before, wherever that is by now. The cursor
 * holds that row's values in the order of the list, so nothing is counted through and nothing is shown twice.
 */
import { z } from 'zod';
import { DomainError } from './domain-errors.ts';

const schemas = {
  text: z.string().refine((text) => text.isWellFormed() && !text.includes('\0')),
  uuid: z.uuid(),
  bigint: z.string().regex(/^\d{1,18}$/),
  // As `positionOf` writes it, to the microsecond: one that is cut to the millisecond skips or repeats its neighbours.
  timestamptz: z.iso.datetime({ precision: 6 }),
};

export interface Keyset {
  /** Unique within the list; a cursor of another order is refused. */
  name: string;
  direction: 'asc' | 'desc';
  /** What the rows are ordered by; together unique and never null. */
  columns: readonly { sql: string; type: keyof typeof schemas }[];
}

/** To be selected with every row, as `page_position`. */
export function positionOf({ columns }: Keyset): string {
  const values = columns.map(({ sql, type }) =>
    type === 'timestamptz' ? `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : `${sql}::text`,
  );
  return `array[${values.join(', ')}] as page_position`;
}

export function orderOf({ columns, direction }: Keyset): string {
  return columns.map(({ sql }) => `${sql} ${direction}`).join(', ');
}

/**
 * The condition that leaves out everything up to the cursor.
 * @param parameter adds a value to the statement and returns its placeholder
 * @throws {DomainError} VALIDATION_FAILED for a cursor of another list
 */
export function afterCursor(keyset: Keyset, cursor: string, parameter: (value: unknown) => string): string {
  const values = readCursor(keyset, cursor);
  const columns = keyset.columns.map(({ sql }) => sql).join(', ');
  const given = keyset.columns.map(({ type }, index) => `${parameter(values[index])}::${type}`).join(', ');
  return `(${columns}) ${keyset.direction === 'asc' ? '>' : '<'} (${given})`;
}

function readCursor({ name, direction, columns }: Keyset, cursor: string): string[] {
  try {
    const [from, ...values] = z.array(z.string()).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (from !== `${name}.${direction}` || values.length !== columns.length) throw new Error('of another list');
    return columns.map(({ type }, index) => schemas[type].parse(values[index]));
  } catch {
    const message = 'The cursor does not belong to this list and order. Ask for the first page again.';
    throw new DomainError('VALIDATION_FAILED', message, { errors: [{ path: 'cursor', message }] });
  }
}

/**
 * @param rows one more than `limit`, when there are more
 * @returns the page, and the cursor for what follows it
 */
export function takePage<Row extends { page_position: readonly string[] }>(
  { name, direction }: Keyset,
  rows: readonly Row[],
  limit: number,
): { page: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (!last || rows.length <= limit) return { page, nextCursor: null };
  const position = JSON.stringify([`${name}.${direction}`, ...last.page_position]);
  return { page, nextCursor: Buffer.from(position).toString('base64url') };
}
