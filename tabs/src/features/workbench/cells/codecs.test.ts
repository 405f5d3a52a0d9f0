import { driverMembers } from '@fleet/contracts/driver.ts';
import { ruleOf } from '@fleet/contracts/member-rule.ts';
import { vehicleMembers } from '@fleet/contracts/vehicle.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellCodec } from './cell-codec.ts';
import { choiceCodec, listCodec } from './choice-codec.ts';
import { dateCodec } from './date-codec.ts';
import { momentCodec } from './moment-codec.ts';
import { numberCodec } from './number-codec.ts';
import { readCell } from './read-cell.ts';
import { textCodec } from './text-codec.ts';

const locales = ['en-GB', 'en-US', 'de-DE', 'de-CH', 'fr-FR', 'es-ES', 'en-IN', 'sv-SE', 'hu-HU'];
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'];
const contexts = fc.record({ locale: fc.constantFrom(...locales), timeZone: fc.constantFrom(...zones) });
const german = { locale: 'de-DE', timeZone: 'Europe/Berlin' };
const british = { locale: 'en-GB', timeZone: 'Europe/London' };
const american = { locale: 'en-US', timeZone: 'America/New_York' };

const readValue = <Value>(codec: CellCodec<Value>, text: string, context = british) => {
  const reading = codec.parse(text, context);
  return 'value' in reading ? reading.value : reading.problem.problem;
};

describe('what a cell shows is read back as the same value, in every locale and zone:', () => {
  it('whole numbers and distances', () => {
    fc.assert(
      fc.property(contexts, fc.integer({ min: -1_000_000_000, max: 10_000_000_000 }), (context, value) => {
        for (const codec of [numberCodec(), numberCodec(1_000)]) {
          expect(codec.parse(codec.format(value, context), context)).toEqual({ value });
        }
      }),
    );
  });

  it('days', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(contexts, days, (context, date) => {
        const day = date.toISOString().slice(0, 10);
        expect(dateCodec.parse(dateCodec.format(day, context), context)).toEqual({ value: day });
      }),
    );
  });

  it('instants, to the minute, but for the hour that a clock shows twice', () => {
    const minutes = fc.date({ min: new Date('2000-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(contexts, minutes, (context, date) => {
        const instant = new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString();
        const shown = momentCodec.format(instant, context);
        const reading = momentCodec.parse(shown, context);
        if (!('value' in reading) || reading.value === null) throw new Error(`${shown} is not read`);
        expect(momentCodec.format(reading.value, context)).toBe(shown);
        expect([0, 3_600_000]).toContain(Date.parse(instant) - Date.parse(reading.value));
      }),
    );
  });

  it('lists of choices', () => {
    const codec = listCodec([
      { value: 'tow-bar', label: 'Anhängerkupplung' },
      { value: 'child-seat', label: 'Kindersitz' },
    ]);
    const values = fc.uniqueArray(fc.constantFrom('tow-bar', 'child-seat'), { minLength: 1 });
    fc.assert(
      fc.property(values, (list) => {
        expect(codec.parse(codec.format(list, german), german)).toEqual({ value: list });
      }),
    );
  });
});

describe('a number', () => {
  it.each([
    ['1.234,5', german, 1_234_500],
    ['1234,5', german, 1_234_500],
    ['1,234.5', british, 1_234_500],
    ['1 234,5', { ...german, locale: 'fr-FR' }, 1_234_500],
    ["1'234.5", { ...german, locale: 'de-CH' }, 1_234_500],
    ['−12', british, -12_000],
  ])('is written as in the reader’s country: %s', (text, context, meters) => {
    expect(readValue(numberCodec(1_000), text, context)).toBe(meters);
  });

  it.each(['1.234.5', '12,5,0', '1,5', '12 km', 'abc', '1e3', ''])('is not guessed: %s', (text) => {
    expect(readValue(numberCodec(1_000), text)).toBe('number');
  });

  it('of things that are counted is whole', () => {
    expect(readValue(numberCodec(), '4.5')).toBe('whole-number');
  });
});

describe('a day', () => {
  it.each([
    ['24.11.2026', german],
    ['24. 11. 26', german],
    ['24/11/2026', british],
    ['11/24/2026', american],
    ['2026-11-24', american],
  ])('is written as in the reader’s country, or as ISO does: %s', (text, context) => {
    expect(readValue(dateCodec, text, context)).toBe('2026-11-24');
  });

  it.each(['31.02.2026', '24.11.', 'tomorrow', '24/11/2026/1'])('is one of the calendar: %s', (text) => {
    expect(readValue(dateCodec, text, german)).toBe('date');
  });
});

describe('a moment', () => {
  it.each([
    ['24.11.2026 14:30', german],
    ['24.11.2026, 14:30:00', german],
    ['11/24/2026 8:30 AM', american],
    ['2026-11-24T13:30:00Z', american],
    ['2026-11-24 14:30', german],
  ])('is a wall time of the row’s zone: %s', (text, context) => {
    expect(readValue(momentCodec, text, context)).toBe('2026-11-24T13:30:00.000Z');
  });

  it('that the clock leaves out is refused, and of two the first is meant', () => {
    expect(readValue(momentCodec, '29.03.2026 02:30', german)).toBe('no-such-time');
    expect(readValue(momentCodec, '25.10.2026 02:30', german)).toBe('2026-10-25T00:30:00.000Z');
  });

  it.each(['24.11.2026 25:00', '24.11.2026', '11/24/2026 13:00 PM'])('needs a time that there is: %s', (text) => {
    expect(readValue(momentCodec, text, german)).toBe('moment');
  });
});

describe('a choice', () => {
  const codec = choiceCodec([
    { value: 'suv', label: 'Geländewagen' },
    { value: 'van', label: 'Transporter' },
    { value: 'a', label: 'Nord' },
    { value: 'b', label: 'Nord' },
  ]);

  it.each(['Geländewagen', 'gelandewagen', ' GELÄNDEWAGEN ', 'suv'])('is found however it is written: %s', (text) => {
    expect(readValue(codec, text)).toBe('suv');
  });

  it('that could be two is not guessed, but its own value tells', () => {
    expect(readValue(codec, 'Nord')).toBe('ambiguous');
    expect(readValue(codec, 'b')).toBe('b');
  });

  it('that there is not is refused with those that there are', () => {
    expect(codec.parse('Boot', german)).toMatchObject({
      problem: { choices: ['Geländewagen', 'Transporter', 'Nord', 'Nord'] },
    });
  });
});

describe('by the contract', () => {
  it('a text is as long as it may be, and there where it must', () => {
    const column = { codec: textCodec, rule: ruleOf(vehicleMembers.licensePlate) };
    expect(readCell(column, ' m-ft  1 ', british)).toEqual({ value: 'm-ft  1' });
    expect(readCell(column, ' ', british)).toEqual({ problem: { problem: 'required' } });
    expect(readCell(column, 'x'.repeat(21), british)).toEqual({ problem: { problem: 'too-long', limit: '20' } });
  });

  it('limits are told in the unit that the cell shows', () => {
    const column = { codec: numberCodec(1_000), rule: ruleOf(vehicleMembers.odometerMeters) };
    expect(readCell(column, '10.000.001', german)).toEqual({ problem: { problem: 'too-large', limit: '10.000.000' } });
    expect(readCell(column, '-1', german)).toEqual({ problem: { problem: 'too-small', limit: '0' } });
  });

  it('what may be empty is emptied, what may not is not', () => {
    expect(readCell({ codec: numberCodec(1_000), rule: ruleOf(vehicleMembers.rangeMeters) }, '', british)).toEqual({
      value: null,
    });
    expect(readCell({ codec: listCodec(), rule: ruleOf(driverMembers.licenceClasses) }, '', british)).toEqual({
      value: [],
    });
    expect(readCell({ codec: numberCodec(), rule: ruleOf(vehicleMembers.seats) }, '', british)).toEqual({
      problem: { problem: 'required' },
    });
  });

  it('an address is checked as one', () => {
    const column = { codec: textCodec, rule: ruleOf(driverMembers.email) };
    expect(readCell(column, 'nobody', british)).toEqual({ problem: { problem: 'email' } });
  });

  it('other rules speak in the words of the contract', () => {
    const column = { codec: listCodec(), rule: ruleOf(driverMembers.licenceClasses) };
    expect(readCell(column, 'B, be!', british)).toEqual({
      problem: { problem: 'other', message: 'Write a licence class as B, BE or C1' },
    });
  });
});
