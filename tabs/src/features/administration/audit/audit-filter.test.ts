import { expect, it } from 'vitest';
import { auditInput, describeDetail } from './audit-filter.ts';

it('asks for whole days, the last one included', () => {
  const { from, to } = auditInput({ kind: '', userId: undefined, from: '2026-11-23', to: '2026-11-23' });
  expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(86_400_000);
  expect(auditInput({ kind: 'pool', userId: undefined, from: '', to: '' })).toEqual({ entityType: 'pool' });
});

it('tells a change by what it was and is, and cuts what nobody could read', () => {
  expect(describeDetail({ color: { from: 'white', to: 'blue' }, reason: 'Rain' })).toBe(
    'color: white → blue\nreason: Rain',
  );
  expect(describeDetail({ holidays: 'x'.repeat(500) })).toMatch(/^holidays: x{240}…$/);
});
