import { stringify } from 'csv-stringify/sync';

type Cell = string | number;

/**
 * A table as RFC 4180 has it, with the mark by which spreadsheets recognize UTF-8. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front, so that opening the file runs nothing (OWASP, CSV injection).
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([[...header], ...rows.map((row) => [...row])], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
