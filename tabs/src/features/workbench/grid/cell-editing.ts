/** Which cell is written into, and what has been typed so far. What others change meanwhile does not touch it. */
import type { Choice } from '../cells/cell-codec.ts';

export interface EditedCell {
  rowId: string;
  columnId: string;
  /** Of the column and the row, for those who do not see them. */
  label: string;
  text: string;
  selectsAll: boolean;
  choices: readonly string[];
  /** Only one of the choices can stand there. */
  listed: boolean;
  mayBeEmpty: boolean;
  emptyLabel: string;
}

export interface CellEditingListener {
  /** A cell begins or ends to be written into. */
  onChange(rowId: string, columnId: string): void;
  onCommit(rowId: string, columnId: string, text: string): void;
}

export class CellEditing {
  readonly #listener: CellEditingListener;
  #cell: EditedCell | undefined;

  constructor(listener: CellEditingListener) {
    this.#listener = listener;
  }

  get active(): boolean {
    return this.#cell !== undefined;
  }

  /** @returns the cell if it is this one */
  now(rowId: string | undefined, columnId: string | undefined): EditedCell | undefined {
    return this.#cell?.rowId === rowId && this.#cell?.columnId === columnId ? this.#cell : undefined;
  }

  begin(cell: EditedCell): void {
    this.commit();
    this.#cell = cell;
    this.#listener.onChange(cell.rowId, cell.columnId);
  }

  type(text: string): void {
    if (this.#cell) this.#cell = { ...this.#cell, text };
  }

  commit(): void {
    const cell = this.#end();
    if (cell) this.#listener.onCommit(cell.rowId, cell.columnId, cell.text);
  }

  cancel(): void {
    this.#end();
  }

  #end(): EditedCell | undefined {
    const cell = this.#cell;
    this.#cell = undefined;
    if (cell) this.#listener.onChange(cell.rowId, cell.columnId);
    return cell;
  }
}

/** The first choice that begins with what was typed, as a list of choices finds it. */
export function firstChoice(choices: readonly Choice<unknown>[], typed: string): string | undefined {
  return choices.find(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()))?.label;
}
