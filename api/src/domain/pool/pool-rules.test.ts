import { operations } from '@fleet/contracts/operations.ts';
import { describe, expect, test } from 'vitest';
import { findContradictions } from './pool-rules.ts';

const pool = operations.createPool.input.parse({ name: 'Oslo', site: 'Barcode', timeZone: 'Europe/Oslo' });
const pathsOf = (changes: object) => findContradictions({ ...pool, ...changes }).map(({ path }) => path);
const someone = '0198f000-0001-7000-8001-000000000003';
const step = { approverIds: [], escalationApproverIds: [] };

describe('the rules of a pool make sense together', () => {
  test.each([
    ['as they are by default', {}],
    [
      'with a lunch break',
      {
        openingHours: {
          monday: [
            { opens: '13:00', closes: '24:00' },
            { opens: '07:00', closes: '12:00' },
          ],
        },
      },
    ],
    ['with a closed weekday', { openingHours: { monday: [{ opens: '07:00', closes: '12:00' }], sunday: [] } }],
    [
      'with a quota a week and one a month',
      {
        quotas: [
          { measure: 'hours', limit: 20, per: 'week' },
          { measure: 'hours', limit: 40, per: 'month' },
        ],
      },
    ],
    [
      'asking the manager, then somebody',
      {
        approvalSteps: [
          { ...step, asks: 'manager' },
          { ...step, asks: 'named', approverIds: [someone] },
        ],
      },
    ],
  ])('%s', (_what, changes) => {
    expect(pathsOf(changes)).toEqual([]);
  });
});

describe('they contradict themselves', () => {
  test.each([
    ['when the pool never opens', { openingHours: { monday: [] } }, ['openingHours']],
    [
      'when stretches of a day overlap',
      {
        openingHours: {
          friday: [
            { opens: '08:00', closes: '12:00' },
            { opens: '11:00', closes: '14:00' },
          ],
        },
      },
      ['openingHours.friday'],
    ],
    [
      'when stretches touch',
      {
        openingHours: {
          friday: [
            { opens: '08:00', closes: '12:00' },
            { opens: '12:00', closes: '14:00' },
          ],
        },
      },
      ['openingHours.friday'],
    ],
    [
      'when a day is a holiday twice',
      {
        holidays: [
          { date: '2026-12-25', name: 'a' },
          { date: '2026-12-25', name: 'b' },
        ],
      },
      ['holidays.1.date'],
    ],
    [
      'when a quota stands there twice',
      {
        quotas: [
          { measure: 'hours', limit: 1, per: 'week' },
          { measure: 'hours', limit: 2, per: 'week' },
        ],
      },
      ['quotas.1'],
    ],
    [
      'when the notice reaches beyond the horizon',
      { minimumNoticeMinutes: 1_440, horizonDays: 1 },
      ['minimumNoticeMinutes'],
    ],
    ['when a step asks nobody', { approvalSteps: [{ ...step, asks: 'named' }] }, ['approvalSteps.0.approverIds']],
    [
      'when a step names approvers it does not ask',
      { approvalSteps: [{ ...step, asks: 'manager', approverIds: [someone] }] },
      ['approvalSteps.0.approverIds'],
    ],
  ])('%s', (_what, changes, paths) => {
    expect(pathsOf(changes)).toEqual(paths);
  });
});
