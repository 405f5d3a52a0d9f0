import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from './write-csv.ts';

const read = (csv: string) => parse(csv, { bom: true, relax_column_count: true, record_delimiter: '\r\n' });

test.each(['=cmd()', '+1', '-1+2', '@SUM(A1)', '\tx', '\rx', '＝1'])(
  '%j is shown by a spreadsheet, never run',
  (cell) => {
    expect(read(writeCsv(['a'], [[cell]]))[1]).toEqual([`'${cell}`]);
  },
);

test('numbers stay numbers, also below nothing', () => {
  expect(read(writeCsv(['a', 'b'], [[-12.5, 0]]))[1]).toEqual(['-12.5', '0']);
});

test('whatever stands in the cells, the table that is read is the one that was written', () => {
  const table = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const cells = read(writeCsv(['a', 'b'], rows)).slice(1);
      const plain = rows.map((row) => row.map((cell) => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell)));
      expect(cells).toEqual(plain);
      for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test('begins with the mark of UTF-8 and has lines as RFC 4180 wants them', () => {
  expect(writeCsv(['a'], [['ü']])).toBe('\ufeffa\r\nü\r\n');
});
