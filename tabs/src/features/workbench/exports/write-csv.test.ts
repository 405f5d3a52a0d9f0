import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

const table = (...cells: Parameters<typeof writeCsv>[0]['rows'][number]) => ({
  titles: ['Title'],
  widths: [100],
  rows: [cells],
});
const lastLine = (csv: string) => csv.split('\r\n').at(-2);

describe('a CSV file', () => {
  it('is read by Excel in the reader’s country', () => {
    const cells = table({ number: 1234.5 }, { moment: new Date('2026-11-24T14:30Z') }, { text: 'a' }, undefined);
    expect(lastLine(writeCsv(cells, 'de-DE'))).toBe('1.234,5;24.11.2026 14:30;a;');
    expect(lastLine(writeCsv(cells, 'en-GB'))).toBe('"1,234.5",24/11/2026 14:30,a,');
  });

  it('begins with the mark of UTF-8 and quotes what needs it', () => {
    const csv = writeCsv(table({ text: 'two\nlines, "quoted"' }), 'en-GB');
    expect(csv).toBe('\uFEFFTitle\r\n"two\nlines, ""quoted"""\r\n');
  });

  it.each(['=1+1', '+49 89', '-x', '@a'])('lets no spreadsheet run what somebody has written: %s', (text) => {
    expect(lastLine(writeCsv(table({ text }), 'en-GB'))).toBe(`'${text}`);
  });
});
