/** What a sheet is made of. The grid, the edits and the files know nothing more of vehicles or drivers. */
import type { MemberRule } from '@fleet/contracts/member-rule.ts';
import type { CellCodec } from '../cells/cell-codec.ts';

export const sheetNames = ['vehicles', 'reservations', 'drivers', 'cost-centers'] as const;
export type SheetName = (typeof sheetNames)[number];

export interface Versioned {
  version: number;
}

/** Where the rows come from and go to. */
export interface SheetSource<Row extends Versioned> {
  idOf(row: Row): string;
  /** What an editable column holds, by the member it is sent as. */
  read(row: Row, columnId: string): unknown;
  loadPage(cursor: string | undefined, signal: AbortSignal): Promise<{ rows: Row[]; nextCursor: string | null }>;
  /** @returns undefined for a row that is not there, or not on this sheet */
  fetchRow(rowId: string): Promise<Row | undefined>;
  /**
   * Changes a row as it was seen.
   * @throws {ProblemError} PRECONDITION_FAILED when somebody else has changed it since
   */
  save(row: Row, members: Readonly<Record<string, unknown>>): Promise<Row>;
}

/** Why a cell cannot be changed; the words are `readOnly.*`. */
export type ReadOnlyReason = 'computed' | 'managers-only' | 'account' | 'reservation-closed' | 'code';

export interface SheetColumn<Row> {
  /** The member it is sent as, when it can be changed. */
  id: string;
  /** Of a kind of value that only the column itself knows. */
  codec: CellCodec<never>;
  title: string;
  /** Null is empty. */
  read(row: Row): unknown;
  /** The contract's own; without it nothing is changed here. */
  rule?: MemberRule;
  /** Why this row's cell cannot be changed. */
  lockedBy?(row: Row): ReadOnlyReason | undefined;
  /** In pixels. */
  width: number;
}

/** What is said about a sheet by its kind of rows. */
export interface SheetLayout<Row> {
  columns: readonly SheetColumn<Row>[];
  /** What a row is called. */
  nameOf(row: Row): string;
  /** IANA zone of its wall times. */
  timeZoneOf(row: Row): string;
}

/** Keeps the type of a column's values together while it is written, which the grid need not know. */
export function column<Row, Value>(
  definition: Omit<SheetColumn<Row>, 'codec' | 'read'> & {
    codec: CellCodec<Value>;
    read(row: Row): Value | null;
  },
): SheetColumn<Row> {
  return definition as unknown as SheetColumn<Row>;
}
