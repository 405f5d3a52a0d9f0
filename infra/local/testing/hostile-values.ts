/** What no field expects: each of these has broken some program somewhere. */
import type { Random } from '../seed/random.ts';

export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u001b[2J',
  '\r\nSet-Cookie: a=b',
  '\ud83d',
  '\udc00\ud800',
  '🚐'.repeat(300),
  '\u202eevil\u202c',
  'Z\u0351\u036b\u0343\u036a'.repeat(50),
  '\ufeff',
  '\uffff\ufffe',
  'İıſK',
  'ﷺ'.repeat(200),
  "' or 1=1 --",
  "'; drop table reservations; --",
  '$1',
  '%s%s%n',
  '%',
  '\\',
  '_%_',
  '$\u007b7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '=cmd|"/c calc"!A1',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '[object Object]',
  '1e309',
  '0x10',
  '٣',
  '００１',
  'x'.repeat(65),
  'x'.repeat(501),
  'x'.repeat(10_000),
  'A'.repeat(60_000),
  '(a+)+$',
  `${'a'.repeat(40)}!`,
  'eyJhbGciOiJub25lIn0.e30.',
  'WzEsMl0',
  'bnVsbA',
  'e30',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '0193A3A0-0000-7000-8000-000000000001',
  '{0193a3a0-0000-7000-8000-000000000001}',
  '2026-12-01',
  '0000-01-01T00:00:00Z',
  '2000-01-01T00:00:00Z',
  '2099-12-31T23:59:59.999999999Z',
  '2099-12-31T23:59:59-23:59',
  '9999-12-31T23:59:59Z',
  '2027-02-29T09:00:00Z',
  '2026-03-29T02:30:00+01:00',
  '2026-12-01T24:00:00Z',
  '2026-12-01T09:00:00+99:99',
  '2026-12-01T09:00:60Z',
  '2026-12-01 09:00:00Z',
  '-271821-04-20T00:00:00Z',
  'Mars/Olympus',
  'Etc/GMT+12',
  'posixrules',
  'FREQ=SECONDLY',
  'FREQ=DAILY;COUNT=999999999',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'RRULE:FREQ=WEEKLY;INTERVAL=0',
  'xx-xx-xx-xx',
  'en\nUS',
];

const hostileNumbers: readonly number[] = [
  0,
  -0,
  -1,
  1,
  0.1,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 53 + 2,
  2 ** 63,
  1e21,
  1e308,
  -1e308,
  5e-324,
];

export function hostileValue(random: Random): unknown {
  switch (random.between(0, 6)) {
    case 0:
      return random.pick(hostileNumbers);
    case 1:
      return random.pick([null, true, false, [], {}, [[]], [null], [{}], { '': '' }]);
    case 2:
      return Array.from({ length: random.pick([1, 30, 2_000]) }, () => random.pick(hostileTexts).slice(0, 20));
    case 3:
      return nested(random.pick([5, 200, 3_000]));
    case 4:
      return JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {}}, "length": 1e9}');
    default:
      return random.pick(hostileTexts);
  }
}

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}
