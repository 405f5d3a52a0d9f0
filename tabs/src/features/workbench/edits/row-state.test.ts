import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrive,
  chooseCells,
  finishSending,
  isToBeSaved,
  newRow,
  postponeSending,
  type RowState,
  rebaseSending,
  refuseSending,
  refuseText,
  revertRow,
  shownValue,
  startSending,
  tryAgain,
  writeCells,
} from './row-state.ts';

interface Row {
  version: number;
  a: number;
  b: number;
}
const read = (row: Row, columnId: string) => row[columnId as 'a' | 'b'];
const start: Row = { version: 1, a: 1, b: 1 };
const write = (row: RowState<Row>, values: Partial<Row>) => writeCells(row, new Map(Object.entries(values)), read);
const shown = (row: RowState<Row>) => [shownValue(row, 'a', read), shownValue(row, 'b', read)];
const sent = (row: RowState<Row>) => Object.fromEntries([...(row.sending ?? [])].map(([id, { after }]) => [id, after]));

describe('an edit', () => {
  it('shows at once and is to be saved; written back it is none', () => {
    const edited = write(newRow(start), { a: 2 });
    expect(shown(edited)).toEqual([2, 1]);
    expect(isToBeSaved(edited)).toBe(true);
    expect(isToBeSaved(write(edited, { a: 1 }))).toBe(false);
  });

  it('on top of one that is on its way is sent after it', () => {
    const sending = write(startSending(write(newRow(start), { a: 2 })), { a: 3 });
    expect(sent(sending)).toEqual({ a: 2 });
    expect(shown(sending)).toEqual([3, 1]);
    const next = finishSending(sending, { version: 2, a: 2, b: 1 }, read);
    expect(isToBeSaved(next)).toBe(true);
    expect(sent(startSending(next))).toEqual({ a: 3 });
  });

  it('is not taken for somebody else’s when the server writes it in its own way', () => {
    const sending = write(startSending(write(newRow(start), { a: 2 })), { a: 3 });
    expect(finishSending(sending, { version: 2, a: 20, b: 1 }, read).conflicts).toEqual([]);
  });
});

describe('refused', () => {
  const refused = refuseSending(startSending(write(newRow(start), { a: 2 })), 'why');

  it('the cell shows again what the server holds, and keeps what was written with the reason', () => {
    expect(shown(refused)).toEqual([1, 1]);
    expect(refused.refusals.get('a')).toEqual({ kind: 'refused', before: 1, value: 2, reason: 'why' });
    expect(isToBeSaved(refused)).toBe(false);
  });

  it('it can be tried again, written anew, or given up', () => {
    expect(sent(startSending(tryAgain(refused, read)))).toEqual({ a: 2 });
    expect(write(refused, { a: 5 }).refusals.size).toBe(0);
    expect(revertRow(refused)).toEqual(newRow(start));
  });

  it('what was written on top of it meanwhile is still to be saved', () => {
    const row = refuseSending(write(startSending(write(newRow(start), { a: 2 })), { a: 3 }), 'why');
    expect(shown(row)).toEqual([3, 1]);
    expect(row.refusals.size).toBe(0);
    expect(arrive(row, { ...start, version: 2 }, read).conflicts).toEqual([]);
  });

  it('a text that can stand nowhere is kept to be corrected, not to be sent', () => {
    const row = refuseText(newRow(start), 'a', 'abc', 'no number');
    expect(shown(row)).toEqual([1, 1]);
    expect(isToBeSaved(tryAgain(row, read))).toBe(false);
  });
});

it('without an answer everything still shows, and waits to be tried again', () => {
  const row = postponeSending(write(startSending(write(newRow(start), { a: 2 })), { a: 3, b: 2 }), 'no answer');
  expect(shown(row)).toEqual([3, 2]);
  expect(isToBeSaved(row)).toBe(false);
  expect(sent(startSending(tryAgain(row, read)))).toEqual({ a: 3, b: 2 });
});

describe('changed by somebody else', () => {
  it('another cell of the row: theirs shows, and mine is saved on top', () => {
    const row = arrive(write(newRow(start), { a: 2 }), { version: 2, a: 1, b: 9 }, read);
    expect(shown(row)).toEqual([2, 9]);
    expect(isToBeSaved(row)).toBe(true);
  });

  it('the same cell: nothing of the row is saved until one is chosen', () => {
    const row = arrive(write(newRow(start), { a: 2, b: 2 }), { version: 2, a: 9, b: 1 }, read);
    expect(row.conflicts).toEqual([{ columnId: 'a', mine: 2, theirs: 9 }]);
    expect(isToBeSaved(row)).toBe(false);
    expect(sent(startSending(chooseCells(row, new Set(['a']))))).toEqual({ a: 2, b: 2 });
    expect(sent(startSending(chooseCells(row, new Set())))).toEqual({ b: 2 });
  });

  it('while mine was on its way: it is told by the server, and asked the same', () => {
    const sending = startSending(write(newRow(start), { a: 2 }));
    const told = arrive(sending, { version: 2, a: 9, b: 1 }, read);
    expect(told.conflicts).toEqual([]);
    expect(rebaseSending(told, { version: 2, a: 9, b: 1 }, read).conflicts).toHaveLength(1);
  });

  it('an older answer that comes late changes nothing', () => {
    const row = newRow({ ...start, version: 5 });
    expect(arrive(row, { version: 4, a: 0, b: 0 }, read)).toBe(row);
  });
});

it('whatever happens, what somebody wrote last shows or stands beside with its reason until it is saved', () => {
  type Happening = 'write' | 'send' | 'finish' | 'refuse' | 'postpone' | 'theirs' | 'stale' | 'again' | 'mine';
  const happenings = fc.array(
    fc.constantFrom<Happening>('write', 'send', 'finish', 'refuse', 'postpone', 'theirs', 'stale', 'again', 'mine'),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(happenings, (events) => {
      let row = newRow(start);
      let server = start;
      let last: number | undefined;
      let number = 1;
      for (const event of events) {
        if (event === 'write') {
          last = ++number;
          row = write(row, { a: last });
        }
        if (event === 'send' && isToBeSaved(row)) row = startSending(row);
        if (event === 'theirs') {
          server = { ...server, version: server.version + 1, a: ++number };
          row = arrive(row, server, read);
        }
        if (event === 'again') row = tryAgain(row, read);
        if (event === 'mine') row = chooseCells(row, new Set(['a']));
        const isStale = row.version !== server.version;
        if (row.sending && event === 'finish' && !isStale) {
          server = { ...server, ...sent(row), version: server.version + 1 };
          row = finishSending(row, server, read);
          if (server.a === last) last = undefined;
        }
        if (row.sending && event === 'refuse') row = refuseSending(row, 'why');
        if (row.sending && event === 'postpone') row = postponeSending(row, 'no answer');
        if (row.sending && event === 'stale') row = rebaseSending(row, server, read);
        if (last === undefined) continue;
        const refusal = row.refusals.get('a');
        expect(refusal?.kind === 'refused' ? refusal.value : shownValue(row, 'a', read)).toBe(last);
      }
    }),
  );
});
