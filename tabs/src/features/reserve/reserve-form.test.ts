import { describe, expect, test, vi } from 'vitest';
import { initialForm, readPeriod, withPeriod, withStart } from './reserve-form.ts';

vi.stubEnv('TZ', 'Europe/Berlin');

// A Monday, 08:10 in Berlin.
const now = Date.parse('2026-11-23T07:10:00Z');
const form = (address = '') => initialForm(new URLSearchParams(address), 'CC-1', now);

describe('the form opens', () => {
  test('with two hours from the next full hour, if that is not just now', () => {
    expect(form()).toMatchObject({
      startDay: '2026-11-23',
      startTime: '09:00',
      endDay: '2026-11-23',
      endTime: '11:00',
    });
    const late = initialForm(new URLSearchParams(), '', Date.parse('2026-11-23T07:50:00Z'));
    expect(late.startTime).toBe('10:00');
  });

  test('with what the address asks for, in the reader’s time', () => {
    const asked = form('startDate=2026-11-24T08:00:00Z&endDate=2026-11-24T11:00:00Z&vehicleId=v&purpose=Fair');
    expect(asked).toMatchObject({
      startDay: '2026-11-24',
      startTime: '09:00',
      endTime: '12:00',
      costCenter: 'CC-1',
      vehicleId: 'v',
      purpose: 'Fair',
    });
  });

  test('with its own times where the address is nonsense', () => {
    expect(form('startDate=tomorrow')).toMatchObject({ startDay: '2026-11-23', startTime: '09:00' });
  });
});

describe('a period', () => {
  test('is read as wall times of the reader', () => {
    expect(readPeriod(form())).toEqual({ startDate: '2026-11-23T08:00:00.000Z', endDate: '2026-11-23T10:00:00.000Z' });
  });

  test('names every input that is empty', () => {
    expect(Object.keys(readPeriod({ ...form(), startDay: '', endTime: '' }))).toEqual(['startDay', 'endTime']);
  });

  test('ends after its start', () => {
    expect(readPeriod({ ...form(), endTime: '09:00' })).toEqual({ endTime: 'endBeforeStart' });
  });

  test('has no time over which the clock is set forward', () => {
    const night = { ...form(), startDay: '2027-03-28', startTime: '02:30', endDay: '2027-03-28', endTime: '05:00' };
    expect(readPeriod(night)).toHaveProperty('startTime');
  });

  test('keeps its length when the start moves', () => {
    expect(withStart(form(), { startTime: '23:00' })).toMatchObject({ endDay: '2026-11-24', endTime: '01:00' });
    expect(withStart({ ...form(), endTime: '' }, { startTime: '23:00' })).toMatchObject({
      startTime: '23:00',
      endTime: '',
    });
  });

  test('becomes that of an alternative', () => {
    const times = { startDate: '2026-12-01T12:00:00.000Z', endDate: '2026-12-01T13:00:00.000Z' };
    expect(readPeriod(withPeriod(form(), times))).toEqual(times);
  });
});
