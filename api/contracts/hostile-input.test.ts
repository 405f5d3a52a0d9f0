import { describe, expect, test } from 'vitest';
import { operations } from './operations.ts';

const reservation = {
  vehicleId: '0193a3a0-0000-7000-8000-000000000001',
  startDate: '2026-12-01T09:00:00Z',
  endDate: '2026-12-01T12:00:00Z',
  purpose: 'Site visit',
};
const accepted = (change: Partial<typeof reservation>) =>
  operations.createReservation.input.safeParse({ ...reservation, ...change }).success;

describe('what a person writes', () => {
  test.each(['Besuch in Köln – 10 % Rabatt', 'two\nlines\tand a tab', '東京 🚐', '<b>&amp;'])(
    '%j is accepted',
    (purpose) => {
      expect(accepted({ purpose })).toBe(true);
    },
  );

  test.each([
    ['a null character, which PostgreSQL refuses', 'a\u0000b'],
    ['an escape sequence', 'a\u001b[31mb'],
    ['half a character', 'a\ud83d'],
    ['nothing but spaces', '   '],
    ['more than fits', 'x'.repeat(501)],
  ])('%s is refused', (_what, purpose) => {
    expect(accepted({ purpose })).toBe(false);
  });
});

describe('an instant', () => {
  test.each(['2026-12-01T09:00:00+01:00', '2026-12-01T09:00:00Z', '2026-12-01T09:00:00.123456Z'])(
    '%s is accepted',
    (startDate) => {
      expect(accepted({ startDate })).toBe(true);
    },
  );

  test.each([
    '0000-12-01T09:00:00Z',
    '9999-12-31T23:59:59Z',
    '2027-02-29T09:00:00Z',
    '2026-13-45',
    '2026-12-01T09:00:00',
    'tomorrow',
  ])('%s is refused', (startDate) => {
    expect(accepted({ startDate })).toBe(false);
  });
});
