/** A table as people save it: by whatever spreadsheet, in whatever country. */
import { type ImportReport, maximumImportLines } from '@fleet/contracts/import.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { refuseWrongInput } from '../wrong-input.ts';

export interface Table<Column extends string> {
  delimiter: ImportReport['delimiter'];
  rows: Row<Column>[];
}

export interface Row<Column extends string> {
  /** Where it begins in the file, the header's first line being 1. */
  line: number;
  /** What the cells hold, without space around it; an empty cell and a missing column are left out. */
  cells: Partial<Record<Column, string>>;
  /** Cells beyond the last column. */
  surplus: number;
}

const delimiters = [',', ';', '\t'] as const;

/** Empty rows included; whoever sends more sends no table. */
const maximumRecords = 4 * maximumImportLines;

/**
 * @param columns by the name a person reads; case, dashes, spaces and underscores do not matter
 * @throws {DomainError} VALIDATION_FAILED for what is no such table as a whole
 */
export function readTable<Column extends string>(content: Uint8Array, columns: readonly Column[]): Table<Column> {
  const text = decode(content);
  const delimiter = findDelimiter(text);
  const records = parseRecords(text, delimiter);
  const header = records.find(({ cells }) => cells.some((cell) => cell !== ''));
  if (!header) throw wrong('The file is empty. Send a header row and a row for each entry.');
  const places = readHeader(header.cells, columns);
  const rows = records
    .slice(records.indexOf(header) + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        places.flatMap((column, place) => (column && cells[place] ? [[column, cells[place]]] : [])),
      ) as Row<Column>['cells'],
      surplus: cells.slice(places.length).filter((cell) => cell !== '').length,
    }));
  if (rows.length === 0) throw wrong('The file has a header but no rows. Add a row for each entry.');
  if (rows.length > maximumImportLines) {
    throw wrong(`The file has ${rows.length} rows, and at most ${maximumImportLines} are taken at once. Split it.`);
  }
  return { delimiter, rows };
}

function decode(content: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below, together with UTF-16 without its mark.
  }
  throw wrong('The file is not UTF-8. Save it as "CSV UTF-8" and send it again.');
}

/** The one that the header row has most of, outside quotes. */
function findDelimiter(text: string): ImportReport['delimiter'] {
  const header = (text.trimStart().match(/^(?:"(?:[^"]|"")*"|[^"\r\n])*/)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string) => header.split(delimiter).length - 1;
  return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function parseRecords(text: string, delimiter: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  let next = 1;
  try {
    parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (cells: string[]) => {
        records.push({ line: next, cells: cells.map((cell) => cell.trim()) });
        if (records.length > maximumRecords) throw wrong(`The file has more than ${maximumRecords} lines. Split it.`);
        // Within a row, lines end in cells alone.
        next += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw wrong(
      `The row that begins in line ${next} cannot be read: put a cell that contains quotes in quotes, and double those within.`,
    );
  }
  return records;
}

/** @returns the column at each place; undefined where the header is empty */
function readHeader<Column extends string>(
  cells: readonly string[],
  columns: readonly Column[],
): (Column | undefined)[] {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_-]+/g, '');
  const places = cells.map((cell) => columns.find((column) => plain(column) === plain(cell)));
  const unknown = cells.filter((cell, place) => cell !== '' && !places[place]);
  const twice = places.find((column, place) => column && places.indexOf(column) < place);
  const all = columns.join(', ');
  if (unknown.length > 0)
    throw wrong(
      `There is no column ${unknown
        .slice(0, 5)
        .map((cell) => cell.slice(0, 40))
        .join(', ')}. The columns are ${all}.`,
    );
  if (twice) throw wrong(`The column ${twice} stands there twice. Remove one.`);
  return places;
}

function wrong(message: string): never {
  refuseWrongInput([{ path: 'csv', message }]);
  throw new Error('unreachable');
}
