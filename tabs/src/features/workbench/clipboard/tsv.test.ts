import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTsv, parseTsv } from './tsv.ts';

const cell = fc.string({ unit: fc.constantFrom('a', 'ß', '"', '\t', '\n', '\r', ' ', ',') });

it('what is copied is pasted as the same cells, whatever stands in them', () => {
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(rows, (cells) => {
      // A single empty last row cannot be told from the line break that ends the row before.
      fc.pre(cells.length === 1 || cells.at(-1)?.join('') !== '' || cells.at(-1)?.length !== 1);
      expect(parseTsv(formatTsv(cells))).toEqual(cells);
    }),
  );
});

describe('the clipboard of Excel', () => {
  it('ends its last row with a line break', () => {
    expect(parseTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('keeps empty cells and empty rows in between', () => {
    expect(parseTsv('a\t\t\r\n\r\nb\r\n')).toEqual([['a', '', ''], [''], ['b']]);
  });

  it('quotes what has a line break, a tab or a quote', () => {
    expect(parseTsv('"two\nlines"\t"say ""hi"""\r\n')).toEqual([['two\nlines', 'say "hi"']]);
  });

  it('does not quote a quote that stands within a word', () => {
    expect(parseTsv('5" rim\t"a" b')).toEqual([['5" rim', '"a" b']]);
  });

  it('is one empty cell when it is empty', () => {
    expect(parseTsv('')).toEqual([['']]);
  });
});

it('a quote that is never closed costs no time that grows with its square', () => {
  const text = `"${'a""'.repeat(20_000)}`;
  expect(parseTsv(text)).toEqual([[text]]);
});
