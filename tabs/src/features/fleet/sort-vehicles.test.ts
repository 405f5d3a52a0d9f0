import { expect, it } from 'vitest';
import { sampleVehicle } from './sample-vehicle.ts';
import { readSort, sortVehicles } from './sort-vehicles.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const from = (startDate: string, endDate: string) => ({ startDate, endDate, status: 'approved' }) as const;
const morning = from('2026-11-23T09:00:00Z', '2026-11-23T12:00:00Z');
const evening = from('2026-11-23T18:00:00Z', '2026-11-23T20:00:00Z');

const late = sampleVehicle({
  id: 'late',
  model: 'B',
  licensePlate: 'M-10',
  currentReservation: morning,
  freeFrom: '2026-11-23T20:00:00Z',
});
const soon = sampleVehicle({
  id: 'soon',
  model: 'C',
  licensePlate: 'M-9',
  currentReservation: morning,
  freeFrom: '2026-11-23T12:30:00Z',
});
const free = sampleVehicle({ id: 'free', model: 'D', licensePlate: 'M-8' });
const freeNow = sampleVehicle({ id: 'free-now', model: 'A', licensePlate: 'M-7', nextReservation: evening });
const unknown = sampleVehicle({ id: 'unknown', model: 'E', licensePlate: 'A-1', status: 'maintenance' });
const by = (sort: string) =>
  sortVehicles([unknown, late, soon, freeNow, free], readSort(sort), 'en', now).map(({ id }) => id);

it('by when they are free, those come first that are free the longest, and last those of which nobody knows', () => {
  expect(by('free')).toEqual(['free', 'free-now', 'soon', 'late', 'unknown']);
});

it('numbers within plates count as numbers', () => {
  expect(by('plate')).toEqual(['unknown', 'free-now', 'free', 'soon', 'late']);
});

it('by name, and by pool when the address asks for nothing known', () => {
  expect(by('name')).toEqual(['free-now', 'late', 'soon', 'free', 'unknown']);
  expect(by('nonsense')).toEqual(['free-now', 'late', 'soon', 'free', 'unknown']);
});
