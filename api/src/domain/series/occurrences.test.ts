import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { periodAt, splitRule, wallTimesOf } from './occurrences.ts';
import { parseRecurrenceRule, type RecurrenceRule, writeRecurrenceRule } from './recurrence-rule.ts';

/** Both hemispheres, halves and quarters of hours, a change of half an hour, at midnight, and none at all. */
const zones = [
  'Europe/Berlin',
  'Europe/Dublin',
  'America/New_York',
  'America/Santiago',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Asia/Kathmandu',
  'Asia/Jerusalem',
  'Africa/Cairo',
];
const withChanges = zones.filter((zone) => changesOf(zone).length > 0);

/** Every change of the clocks from 2026 to 2028. */
function changesOf(timeZone: string): Temporal.ZonedDateTime[] {
  const end = Temporal.ZonedDateTime.from(`2029-01-01T00:00[${timeZone}]`);
  const changes: Temporal.ZonedDateTime[] = [];
  let next = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${timeZone}]`).getTimeZoneTransition('next');
  while (next && Temporal.ZonedDateTime.compare(next, end) < 0) {
    changes.push(next);
    next = next.getTimeZoneTransition('next');
  }
  return changes;
}

const plain = (text: string) => Temporal.PlainDateTime.from(text);
const wallTimes = (rule: string, start: string, timeZone = 'Europe/Berlin') =>
  wallTimesOf(parseRecurrenceRule(rule, timeZone), plain(start));
const days = (rule: string, start: string) => wallTimes(rule, start).map((one) => one.toPlainDate().toString());
const onWall = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();

/** The clocks of a zone show this time once, twice or never. */
function timesShown(wallTime: Temporal.PlainDateTime, timeZone: string): number {
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wallTime.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (!earlier?.toPlainDateTime().equals(wallTime)) return 0;
  return later?.equals(earlier) ? 1 : 2;
}

/** @returns undefined when it is refused as a rule that is none */
function understand<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    expect(error).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'recurrenceRule' }] });
    return undefined;
  }
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The days of a rule by looking at every single day of two years, as slowly and plainly as RFC 5545 (3.3.10) is written. */
function countOut(rule: RecurrenceRule, start: Temporal.PlainDateTime): string[] {
  const [first, last] = [start.toPlainDate(), start.toPlainDate().add({ years: 2 })];
  const { frequency, weekStart } = rule;
  const beginOfWeek = (day: Temporal.PlainDate) =>
    day.subtract({ days: (day.dayOfWeek - 1 - weekdays.indexOf(weekStart) + 7) % 7 });
  /** The number of the day, week, month or year. */
  const periodOf = (day: Temporal.PlainDate): number => {
    const days = (to: Temporal.PlainDate) => Temporal.PlainDate.from('2020-01-01').until(to).days;
    if (frequency === 'DAILY') return days(day);
    if (frequency === 'WEEKLY') return Math.floor(days(beginOfWeek(day)) / 7);
    return frequency === 'MONTHLY' ? day.year * 12 + day.month : day.year;
  };
  /** Counted from the begin and from the end of its month or year. */
  const ordinalsOf = (day: Temporal.PlainDate) => {
    const inMonth = frequency === 'MONTHLY' || rule.byMonth.length > 0;
    const [index, length] = inMonth ? [day.day, day.daysInMonth] : [day.dayOfYear, day.daysInYear];
    return [Math.ceil(index / 7), -Math.ceil((length - index + 1) / 7)];
  };
  const isNamed = (day: Temporal.PlainDate) => {
    const name = weekdays[day.dayOfWeek - 1] ?? '';
    return rule.byDay.some(
      (one) => one.endsWith(name) && (one === name || ordinalsOf(day).includes(Number.parseInt(one, 10))),
    );
  };
  const fits = (day: Temporal.PlainDate) => {
    const { byDay, byMonth, byMonthDay } = rule;
    if ((periodOf(day) - periodOf(first)) % rule.interval !== 0) return false;
    if (byMonth.length > 0 && !byMonth.includes(day.month)) return false;
    const fromEnd = day.day - day.daysInMonth - 1;
    if (byMonthDay.length > 0 && !byMonthDay.includes(day.day) && !byMonthDay.includes(fromEnd)) return false;
    if (byDay.length > 0) return isNamed(day);
    if (byMonthDay.length > 0 || frequency === 'DAILY') return true;
    if (frequency === 'WEEKLY') return day.dayOfWeek === first.dayOfWeek;
    if (frequency === 'YEARLY' && byMonth.length === 0 && day.month !== first.month) return false;
    return day.day === first.day;
  };
  const byPeriod = new Map<number, Temporal.PlainDate[]>();
  // The first period is looked at as a whole, because BYSETPOS counts in it from its begin.
  let day = first.with({ month: 1, day: 1 }).subtract({ days: 7 });
  for (; Temporal.PlainDate.compare(day, last.add({ years: 1 })) <= 0; day = day.add({ days: 1 })) {
    if (fits(day)) byPeriod.set(periodOf(day), [...(byPeriod.get(periodOf(day)) ?? []), day]);
  }
  const chosen = [...byPeriod.values()].flatMap((set) =>
    rule.bySetPos.length === 0
      ? set
      : set.filter((_, index) => rule.bySetPos.includes(index + 1) || rule.bySetPos.includes(index - set.length)),
  );
  const { end } = rule;
  const isWithin = (one: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(one, first) >= 0 &&
    ('count' in end || Temporal.PlainDateTime.compare(one.toPlainDateTime(start.toPlainTime()), end.until) <= 0);
  return chosen
    .filter(isWithin)
    .slice(0, 'count' in end ? end.count : undefined)
    .map(String);
}

describe('a series across every change of the clocks from 2026 to 2028', () => {
  test('there are changes to cross', () => {
    expect(zones).toHaveLength(10);
    expect(withChanges).toEqual(zones.filter((zone) => !['America/Sao_Paulo', 'Asia/Kathmandu'].includes(zone)));
    for (const zone of withChanges) expect(changesOf(zone).length).toBe(6);
  });

  test.each(zones)('keeps its wall times in %s', (timeZone) => {
    const changes = changesOf(timeZone);
    const around = changes.length > 0 ? changes : [Temporal.ZonedDateTime.from(`2027-03-28T02:00[${timeZone}]`)];
    const anyRule = fc.record({
      change: fc.constantFrom(...around),
      daysBefore: fc.integer({ min: 0, max: 40 }),
      minuteOfDay: fc.integer({ min: 0, max: 1_439 }),
      lengthMinutes: fc.integer({ min: 1, max: 4 * 1_440 }),
      rule: fc.constantFrom(
        'FREQ=DAILY;COUNT=60',
        'FREQ=DAILY;INTERVAL=3;COUNT=20',
        'FREQ=WEEKLY;COUNT=9',
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO,TH;COUNT=12',
        'FREQ=MONTHLY;BYDAY=-1SU;COUNT=4',
        'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4',
      ),
    });
    fc.assert(
      fc.property(anyRule, ({ change, daysBefore, minuteOfDay, lengthMinutes, rule }) => {
        const firstDay = change.toPlainDate().subtract({ days: daysBefore });
        const start = firstDay.toPlainDateTime().add({ minutes: minuteOfDay });
        for (const wallTime of wallTimesOf(parseRecurrenceRule(rule, timeZone), start)) {
          expect(wallTime.toPlainTime().equals(start.toPlainTime())).toBe(true);
          const { startDate, endDate } = periodAt(wallTime, lengthMinutes, timeZone);
          expect(endDate > startDate).toBe(true);
          const isSkipped = timesShown(wallTime, timeZone) === 0;
          if (isSkipped) {
            expect((endDate.getTime() - startDate.getTime()) / 60_000).toBe(lengthMinutes);
            continue;
          }
          expect(onWall(startDate, timeZone).toString()).toBe(wallTime.toString());
          const wallEnd = wallTime.add({ minutes: lengthMinutes });
          if (timesShown(wallEnd, timeZone) > 0) {
            expect(onWall(endDate, timeZone).toString()).toBe(wallEnd.toString());
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(withChanges.flatMap((timeZone) => changesOf(timeZone).map((change) => [change.toString()])))(
    'is at 09:00 every day for a week before and after %s',
    (text) => {
      const change = Temporal.ZonedDateTime.from(text);
      const start = change.toPlainDate().subtract({ days: 7 }).toPlainDateTime('09:00');
      const rule = parseRecurrenceRule('FREQ=DAILY;COUNT=15', change.timeZoneId);
      const starts = wallTimesOf(rule, start).map((one) => periodAt(one, 60, change.timeZoneId).startDate);
      expect(new Set(starts.map((one) => onWall(one, change.timeZoneId).toPlainTime().toString()))).toEqual(
        new Set(['09:00:00']),
      );
      const offsets = new Set(
        starts.map(
          (one) => Temporal.Instant.fromEpochMilliseconds(one.getTime()).toZonedDateTimeISO(change.timeZoneId).offset,
        ),
      );
      expect(offsets.size).toBe(2);
    },
  );

  test('a start that the clocks skip is as much later, and lasts its whole length', () => {
    const period = periodAt(plain('2027-03-28T02:30'), 45, 'Europe/Berlin');
    expect(period.startDate.toISOString()).toBe('2027-03-28T01:30:00.000Z');
    expect(period.endDate.toISOString()).toBe('2027-03-28T02:15:00.000Z');
  });

  test('a start that the clocks show twice is the first of the two', () => {
    const { startDate } = periodAt(plain('2027-10-31T02:30'), 60, 'Europe/Berlin');
    expect(startDate.toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  test('from 22:00 to 08:00 is so also in a night with a change', () => {
    const spring = periodAt(plain('2027-03-27T22:00'), 600, 'Europe/Berlin');
    const autumn = periodAt(plain('2027-10-30T22:00'), 600, 'Europe/Berlin');
    const hours = [spring, autumn].map(
      ({ startDate, endDate }) => (endDate.getTime() - startDate.getTime()) / 3_600_000,
    );
    expect(hours).toEqual([9, 11]);
  });
});

describe('a rule', () => {
  test('says on which days: every second week, the last Friday, the last working day, the last of each month', () => {
    expect(days('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4', '2027-03-01T09:00')).toEqual([
      '2027-03-01',
      '2027-03-04',
      '2027-03-15',
      '2027-03-18',
    ]);
    expect(days('FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', '2027-03-01T09:00')).toEqual([
      '2027-03-26',
      '2027-04-30',
      '2027-05-28',
    ]);
    expect(days('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '2027-03-01T09:00')).toEqual([
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
    ]);
    expect(days('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2028-01-01T09:00')).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ]);
    expect(days('FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1;COUNT=2', '2027-03-01T09:00')).toEqual([
      '2027-06-01',
      '2028-06-01',
    ]);
  });

  test('begins with the first day that fits it', () => {
    expect(days('FREQ=WEEKLY;BYDAY=TU;COUNT=2', '2027-03-04T09:00')).toEqual(['2027-03-09', '2027-03-16']);
  });

  test('passes over months without the day of the start', () => {
    expect(days('FREQ=MONTHLY;COUNT=3', '2027-01-31T09:00')).toEqual(['2027-01-31', '2027-03-31', '2027-05-31']);
  });

  test('ends with its last day, to the end of that day or at an instant', () => {
    const start = '2027-03-01T09:00';
    expect(days('FREQ=DAILY;UNTIL=20270303', start)).toEqual(['2027-03-01', '2027-03-02', '2027-03-03']);
    expect(days('FREQ=DAILY;UNTIL=20270303T085900', start)).toEqual(['2027-03-01', '2027-03-02']);
    // 09:00 in Berlin is 08:00 in UTC.
    expect(days('FREQ=DAILY;UNTIL=20270303T080000Z', start)).toEqual(['2027-03-01', '2027-03-02', '2027-03-03']);
    expect(days('FREQ=DAILY;UNTIL=20270303T075959Z', start)).toEqual(['2027-03-01', '2027-03-02']);
  });

  test('is kept with its last day: the one before, where it ends too early for an occurrence', () => {
    const start = plain('2027-03-01T09:00');
    const kept = (until: string) => {
      const rule = parseRecurrenceRule(`FREQ=DAILY;UNTIL=${until}`, 'Europe/Berlin');
      const text = writeRecurrenceRule(rule, start.toPlainTime());
      expect(wallTimes(text, start.toString())).toEqual(wallTimesOf(rule, start));
      return text;
    };
    expect(kept('20270303')).toBe('FREQ=DAILY;UNTIL=20270303');
    expect(kept('20270303T090000')).toBe('FREQ=DAILY;UNTIL=20270303');
    expect(kept('20270303T085959')).toBe('FREQ=DAILY;UNTIL=20270302');
    expect(kept('20270303T080000Z')).toBe('FREQ=DAILY;UNTIL=20270303');
    expect(kept('20270303T075959Z')).toBe('FREQ=DAILY;UNTIL=20270302');
  });

  test.each([
    ['FREQ=HOURLY;COUNT=3', 'once a day is the most'],
    ['FREQ=DAILY;BYHOUR=9,15;COUNT=3', 'BYHOUR is not possible: every occurrence begins at the time of the start'],
    ['FREQ=WEEKLY;BYDAY=MO', 'a series must end: add COUNT=10 or UNTIL=20271231'],
    ['FREQ=WEEKLY;COUNT=3;UNTIL=20271231', 'not by both'],
    ['FREQ=WEEKLY;COUNT=501', 'COUNT is a number from 1 to 500'],
    ['FREQ=WEEKLY;COUNT=0', 'COUNT is a number from 1 to 500'],
    ['FREQ=WEEKLY;COUNT=3;COUNT=4', 'COUNT stands in it twice'],
    ['INTERVAL=2;COUNT=3', 'begin with FREQ'],
    ['FREQ=SOMETIMES;COUNT=3', 'begin with FREQ'],
    ['FREQ=DAILY;INTERVAL=0;COUNT=3', 'INTERVAL is a number from 1 to 400'],
    ['FREQ=YEARLY;BYWEEKNO=20;COUNT=2', 'BYWEEKNO is not possible. Use FREQ, INTERVAL'],
    ['FREQ=WEEKLY;BYDAY=XX;COUNT=3', 'XX is no day of the week'],
    ['FREQ=WEEKLY;BYDAY=1MO;COUNT=3', 'it needs FREQ=MONTHLY or FREQ=YEARLY'],
    ['FREQ=MONTHLY;BYDAY=6MO;COUNT=3', 'from 1 to 5'],
    ['FREQ=WEEKLY;BYMONTHDAY=3;COUNT=3', 'BYDAY=MO,TH instead of BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3', 'from -1 to -31'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15;BYDAY=2MO;COUNT=3', 'not both'],
    ['FREQ=MONTHLY;BYDAY=1MO,TH;COUNT=3', 'or none of them'],
    ['FREQ=MONTHLY;BYSETPOS=1;COUNT=3', 'name these too'],
    ['FREQ=DAILY;UNTIL=20270230', 'write UNTIL as a day'],
    ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1', 'no day fits it'],
    ['FREQ=DAILY;UNTIL=20270201', 'no day fits it'],
    ['FREQ=DAILY;UNTIL=20290302', 'at most two years. End it by 2029-03-01'],
    ['FREQ=MONTHLY;COUNT=26', 'at most two years. End it by 2029-03-01'],
    ['FREQ=YEARLY;INTERVAL=5;COUNT=2', 'at most two years'],
    ['FREQ=DAILY;UNTIL=20290101', 'more than 500 occurrences'],
  ])('%s is refused: %s', (rule, sentence) => {
    const start = '2027-03-01T09:00';
    const ask = () => wallTimes(rule, start);
    expect(ask).toThrow(
      expect.objectContaining({ code: 'VALIDATION_FAILED', message: expect.stringContaining(sentence) }),
    );
    expect(ask).toThrow(expect.objectContaining({ errors: [{ path: 'recurrenceRule', message: expect.any(String) }] }));
  });

  test('may last two years to the day, and have 500 occurrences', () => {
    expect(wallTimes('FREQ=DAILY;COUNT=500', '2027-03-01T09:00')).toHaveLength(500);
    expect(days('FREQ=YEARLY;COUNT=3', '2027-03-01T09:00').at(-1)).toBe('2029-03-01');
    expect(days('FREQ=WEEKLY;UNTIL=20290301', '2027-03-01T09:00').at(-1)).toBe('2029-02-26');
  });

  test('names the days that RFC 5545 says, counted out one by one, or is refused with a sentence; and soon', () => {
    const numbers = (min: number, max: number) =>
      fc.array(fc.integer({ min, max }), { minLength: 1, maxLength: 3 }).map(String);
    const rarely = <Value>(value: fc.Arbitrary<Value>) =>
      fc.oneof({ arbitrary: fc.constant(undefined), weight: 2 }, { arbitrary: value, weight: 1 });
    const weekday = fc
      .tuple(fc.constantFrom('1', '-1', '+2', '5'), fc.constantFrom('MO', 'WE', 'TH', 'SU'))
      .map(([ordinal, name]) => ordinal + name);
    const anyDay = fc.oneof(fc.constantFrom('MO', 'TU', 'SA', 'SU'), weekday);
    const end = fc.oneof(
      { arbitrary: fc.integer({ min: 1, max: 6 }).map((count) => ({ COUNT: String(count) })), weight: 8 },
      { arbitrary: fc.integer({ min: 1, max: 501 }).map((count) => ({ COUNT: String(count) })), weight: 1 },
      fc.constantFrom('20270401', '20281231T120000Z', '99991231', '00000101', '2027').map((UNTIL) => ({ UNTIL })),
    );
    const rest = fc.record({
      FREQ: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      INTERVAL: rarely(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 401 })).map(String)),
      BYDAY: rarely(
        fc.oneof(
          ...[fc.constantFrom('MO', 'TU', 'SA', 'SU'), weekday, anyDay].map((one) =>
            fc.array(one, { minLength: 1, maxLength: 4 }).map(String),
          ),
        ),
      ),
      BYMONTH: rarely(numbers(1, 12)),
      BYMONTHDAY: rarely(numbers(-31, 31)),
      BYSETPOS: rarely(numbers(-5, 5)),
      WKST: rarely(fc.constantFrom('MO', 'SU', 'TU')),
    });
    const parts = fc.tuple(rest, end).map(([first, last]) => ({ ...first, ...last }));
    const start = fc.constantFrom('2027-03-01T09:00', '2027-05-31T09:00', '2028-02-29T00:00', '2099-12-31T23:59');
    let understood = 0;
    fc.assert(
      fc.property(parts, start, (members, from) => {
        const given = Object.entries(members).filter(([, value]) => value !== undefined);
        const text = given.map(([name, value]) => `${name}=${value}`).join(';');
        const started = performance.now();
        const answer = understand(() => days(text, from));
        expect(performance.now() - started).toBeLessThan(1_000);
        if (!answer) return;
        understood++;
        expect(answer).toEqual(countOut(parseRecurrenceRule(text, 'Europe/Berlin'), plain(from)));
      }),
      { numRuns: 300 },
    );
    expect(understood).toBeGreaterThan(60);
  });

  test('may be divided at any of its occurrences: the two parts are the whole, however it is written', () => {
    const rules = [
      'FREQ=DAILY;INTERVAL=3;COUNT=20',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH,SU;COUNT=15',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU;COUNT=15',
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR;UNTIL=20271130T103000Z',
      'FREQ=MONTHLY;INTERVAL=2;COUNT=9',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,1;UNTIL=20280301',
      'FREQ=YEARLY;BYMONTH=3,9;BYDAY=2WE;COUNT=3',
    ];
    const cases = fc.record({
      text: fc.constantFrom(...rules),
      startDay: fc.integer({ min: 0, max: 60 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ text, startDay, part }) => {
        const zone = 'Europe/Berlin';
        const rule = parseRecurrenceRule(text, zone);
        const whole = wallTimesOf(rule, plain('2027-03-01T09:00').add({ days: startDay }));
        const index = Math.floor(part * (whole.length - 1)) + 1;
        const [first, at] = [whole[0], whole[index]];
        if (!first || !at) return;
        const { before, from } = splitRule(rule, whole, index);
        const read = (one: typeof rule) => parseRecurrenceRule(writeRecurrenceRule(one, at.toPlainTime()), zone);
        const parts = [...wallTimesOf(read(before), first), ...wallTimesOf(read(from), at)];
        expect(parts.map(String)).toEqual(whole.map(String));
      }),
      { numRuns: 300 },
    );
  });
});
