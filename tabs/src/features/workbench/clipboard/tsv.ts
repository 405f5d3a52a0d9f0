/** Cells as spreadsheets put them on the clipboard: tabs between cells, line breaks between rows, quotes where a cell needs them. */

const needsQuotes = /[\t\n\r"]/;

/** @returns text that Excel, LibreOffice and `parseTsv` read back as the same cells */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(formatCell).join('\t')).join('\r\n');
}

function formatCell(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One cell and what ends it: quoted, where doubled quotes are quotes, or bare up to the next tab or line break. */
const cellPattern = /(?:"([^"]*(?:""[^"]*)*)"(?=\t|\r\n|\n|\r|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;

/** @returns the rows of cells; a last line break ends the last row, as Excel writes it, and begins no other */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  for (const [, quoted, bare = '', end] of text.matchAll(cellPattern)) {
    cells.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\t') continue;
    rows.push(cells);
    cells = [];
    if (end === '') break;
  }
  const [last] = rows.slice(-1);
  if (/[\r\n]$/.test(text) && last?.length === 1 && last[0] === '') rows.pop();
  return rows;
}
