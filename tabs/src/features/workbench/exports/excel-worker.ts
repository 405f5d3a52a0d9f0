/** Writes an Excel file beside the page, which goes on meanwhile: 20,000 rows take a second or two. */
import writeExcelFile, { type SheetData } from 'write-excel-file/universal';
import type { Table, TableCell } from './table.ts';

const pixelsPerCharacter = 7;
const longestSheetName = 31;

addEventListener('message', async ({ data }: MessageEvent<{ table: Table; name: string }>) => {
  const { titles, widths, rows } = data.table;
  const header = titles.map((value) => ({ value, fontWeight: 'bold' as const }));
  const sheet: SheetData = [header, ...rows.map((cells) => cells.map(excelCell))];
  const file = await writeExcelFile(sheet, {
    sheet: data.name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, longestSheetName),
    columns: widths.map((width) => ({ width: Math.round(width / pixelsPerCharacter) })),
    stickyRowsCount: 1,
  }).toBlob();
  postMessage(file);
});

function excelCell(cell: TableCell): SheetData[number][number] {
  if (!cell) return null;
  if ('number' in cell) return { value: cell.number, type: Number };
  if ('day' in cell) return { value: cell.day, type: Date, format: 'yyyy-mm-dd' };
  if ('moment' in cell) return { value: cell.moment, type: Date, format: 'yyyy-mm-dd hh:mm' };
  return { value: cell.text, type: String };
}
