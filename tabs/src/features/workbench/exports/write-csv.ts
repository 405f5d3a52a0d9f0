import { formatDay, formatWall } from '../cells/locale-date.ts';
import { formatNumber } from '../cells/locale-number.ts';
import type { Table, TableCell } from './table.ts';

/** What a spreadsheet would run when it opens the file (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r]/;
const mark = '\uFEFF';

/**
 * A table as RFC 4180 has it, with the mark by which spreadsheets recognize UTF-8, and numbers, dates and the separator as
 * Excel expects them in the reader's country.
 */
export function writeCsv({ titles, rows }: Table, locale: string): string {
  const separator = formatNumber(0.5, locale).includes(',') ? ';' : ',';
  const line = (cells: readonly string[]) => cells.map((text) => quote(text, separator)).join(separator);
  const lines = [line(titles), ...rows.map((cells) => line(cells.map((cell) => csvText(cell, locale))))];
  return `${mark}${lines.join('\r\n')}\r\n`;
}

function csvText(cell: TableCell, locale: string): string {
  if (!cell) return '';
  if ('number' in cell) return formatNumber(cell.number, locale);
  if ('day' in cell) return formatDay(cell.day.toISOString().slice(0, 10), locale);
  if ('moment' in cell) {
    const [day = '', time = ''] = cell.moment.toISOString().split('T');
    return formatWall({ day, time: time.slice(0, 5) }, locale);
  }
  return formulaStart.test(cell.text) ? `'${cell.text}` : cell.text;
}

function quote(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
