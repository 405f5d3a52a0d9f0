import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../domain-errors.ts';
import { readTable } from './read-table.ts';

const columns = ['license plate', 'model', 'seats'] as const;
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (content: string | Uint8Array) =>
  readTable(typeof content === 'string' ? bytes(content) : content, columns);
const rowsOf = (content: string | Uint8Array) => read(content).rows.map(({ line, cells }) => [line, cells]);

describe('a table is read', () => {
  const transit = { 'license plate': 'M 1', model: 'Transit', seats: '3' };

  test.each([
    ['with commas', 'license plate,model,seats\nM 1,Transit,3\n', [[2, transit]]],
    [
      'with semicolons, as a German Excel saves it',
      '\ufefflicense plate;model;seats\r\nM 1;Transit;3\r\n',
      [[2, transit]],
    ],
    ['with tabs', 'license plate\tmodel\tseats\nM 1\tTransit\t3', [[2, transit]]],
    ['with the line ends of an old Mac', 'license plate,model,seats\rM 1,Transit,3\r', [[2, transit]]],
    [
      'with line ends of two kinds',
      'license plate,model,seats\r\nM 1,Transit,3\nM 2,,\r\n',
      [
        [2, transit],
        [3, { 'license plate': 'M 2' }],
      ],
    ],
    ['with columns in another order and other writing', 'SEATS, Model ,License_Plate\n3,Transit,M 1', [[2, transit]]],
    ['with columns that are missing', 'license-plate\nM 1', [[2, { 'license plate': 'M 1' }]]],
    [
      'with an unnamed column that is empty',
      'license plate,,seats\nM 1,,3',
      [[2, { 'license plate': 'M 1', seats: '3' }]],
    ],
    [
      'with quotes where they need not be',
      '"license plate","model"\n"M 1","Transit"',
      [[2, { 'license plate': 'M 1', model: 'Transit' }]],
    ],
    [
      'with quotes within quotes',
      'license plate,model\nM 1,"The ""big"" one, blue"',
      [[2, { 'license plate': 'M 1', model: 'The "big" one, blue' }]],
    ],
    [
      'with a separator of another kind within the header',
      '"license plate";model\nM 1;a,b,c',
      [[2, { 'license plate': 'M 1', model: 'a,b,c' }]],
    ],
    [
      'with a row over several lines, counting the lines of the file',
      'license plate,model\nM 1,"a\nb\r\nc"\nM 2,d',
      [
        [2, { 'license plate': 'M 1', model: 'a\nb\r\nc' }],
        [5, { 'license plate': 'M 2', model: 'd' }],
      ],
    ],
    [
      'with empty lines and rows of nothing but separators',
      '\n\nlicense plate,model\n\n,,\nM 1,x\n \n',
      [[6, { 'license plate': 'M 1', model: 'x' }]],
    ],
    [
      'with space around everything',
      'license plate , model\n  M 1 ,\t Transit ',
      [[2, { 'license plate': 'M 1', model: 'Transit' }]],
    ],
    ['with a row that is too short', 'license plate,model,seats\nM 1', [[2, { 'license plate': 'M 1' }]]],
    [
      'with a name of the object that every object has',
      'license plate,model\n__proto__,constructor',
      [[2, { 'license plate': '__proto__', model: 'constructor' }]],
    ],
  ])('%s', (_what, content, rows) => {
    expect(rowsOf(content)).toEqual(rows);
  });

  test('and tells cells beyond the last column', () => {
    expect(read('license plate,model\nM 1,x,,y,z\nM 2,x,,').rows.map(({ surplus }) => surplus)).toEqual([2, 0]);
  });
});

describe('a file is refused as a whole', () => {
  test.each([
    ['that is empty', '', /empty/],
    ['that has nothing but lines', '\r\n\r\n', /empty/],
    ['without rows', 'license plate,model\n', /no rows/],
    [
      'with a column there is not',
      'license plate,modell\nx,y',
      /no column modell.*The columns are license plate, model, seats/,
    ],
    ['with a column twice', 'model,license plate,Model\nx,y,z', /model stands there twice/],
    ['without a header', 'M 1,Transit\nM 2,Golf', /no column M 1/],
    ['whose quote never ends, naming the line', 'license plate,model\nM 1,a\nM 2,"b\nM 3,c\n', /line 3/],
    ['with a quote within an unquoted cell', 'license plate,model\nM 1,a\nM 2,b"c', /line 3/],
    ['with something after a quote', 'license plate,model\nM 1,"a"b', /line 2/],
    ['that is an old Excel’s', Uint8Array.from([0x6d, 0xfc, 0x6c, 0x6c]), /UTF-8/],
    ['in UTF-16', new Uint8Array(Buffer.from('\ufefflicense plate\nM 1', 'utf16le')), /UTF-8/],
    ['that is no text', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), /UTF-8/],
    ['of more rows than are taken at once', `license plate\n${'M 1\n'.repeat(5_001)}`, /5001 rows/],
  ])('%s', (_what, content, message) => {
    const attempt = () => read(content);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'VALIDATION_FAILED', errors: [expect.objectContaining({ path: 'csv' })] }),
    );
  });
});

test('5,000 rows are taken, and the widest file of 2 MB is read or refused within moments', () => {
  expect(read(`license plate\n${'M 1\n'.repeat(5_000)}`).rows).toHaveLength(5_000);
  const started = performance.now();
  for (const content of [',', '\n', '"', '""', 'x,', '"\n', ';', 'a\r']) {
    expect(() => read(content.repeat(2_000_000 / content.length))).toThrow(DomainError);
  }
  expect(performance.now() - started).toBeLessThan(20_000);
});

const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', ''));

test('whatever stands in the cells, and however they are separated, it is read as it was written', () => {
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      (rows, delimiter, record_delimiter, bom) => {
        const csv = stringify([[...columns], ...rows], { delimiter, record_delimiter, bom, quoted: true });
        const kept = rows.map((row) => row.map((text) => text.trim())).filter((row) => row.some((text) => text !== ''));
        fc.pre(kept.length > 0);
        expect(rowsOf(csv).map(([, cells]) => cells)).toEqual(
          kept.map((row) =>
            Object.fromEntries(columns.map((column, place) => [column, row[place]]).filter(([, text]) => text)),
          ),
        );
      },
    ),
  );
});

test('any bytes at all are read or refused, never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
      try {
        read(content);
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
      }
    }),
  );
  const nasty = fc.array(
    fc.constantFrom('license plate', 'model', ',', ';', '\t', '"', '\n', '\r', ' ', 'x', '\ufeff', '=1'),
  );
  fc.assert(
    fc.property(nasty, (parts) => {
      try {
        read(parts.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
      }
    }),
    { numRuns: 500 },
  );
});
