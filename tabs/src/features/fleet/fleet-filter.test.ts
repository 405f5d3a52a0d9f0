import { describe, expect, it } from 'vitest';
import { filterVehicles, noFilter, readFilter, writeFilter } from './fleet-filter.ts';
import { sampleVehicle } from './sample-vehicle.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const taken = {
  startDate: '2026-11-23T09:00:00Z',
  endDate: '2026-11-23T12:00:00Z',
  status: 'approved',
} as const;
const van = sampleVehicle({ id: 'van', equipment: ['tow-bar', 'child-seat'] });
const car = sampleVehicle({ id: 'car', class: 'compact', seats: 5, currentReservation: taken, poolId: 'pool-2' });
const repaired = sampleVehicle({ id: 'repaired', class: 'truck', status: 'maintenance' });
const retired = sampleVehicle({ id: 'retired', status: 'retired' });

const found = (filter: Partial<typeof noFilter>) =>
  filterVehicles([van, car, repaired, retired], { ...noFilter, ...filter }, now).map(({ id }) => id);

describe('the filter', () => {
  it('leaves out nothing but the retired ones by itself, which are shown when asked for', () => {
    expect(found({})).toEqual(['van', 'car', 'repaired']);
    expect(found({ status: ['retired'] })).toEqual(['retired']);
  });

  it('takes any of what is chosen of one kind, and needs all kinds', () => {
    expect(found({ status: ['reserved', 'maintenance'] })).toEqual(['car', 'repaired']);
    expect(found({ class: ['van', 'truck'], status: ['available'] })).toEqual(['van']);
    expect(found({ pool: ['pool-2'] })).toEqual(['car']);
    expect(found({ seats: 4 })).toEqual(['car']);
  });

  it('needs every piece of equipment', () => {
    expect(found({ equipment: ['tow-bar'] })).toEqual(['van']);
    expect(found({ equipment: ['tow-bar', 'winch'] })).toEqual([]);
  });
});

describe('the address', () => {
  it('gives back the filter that was written into it, and keeps what else it says', () => {
    const filter = { status: ['reserved'], class: ['van', 'suv'], pool: ['p'], equipment: ['tow-bar'], seats: 5 };
    const written = writeFilter(new URLSearchParams('theme=dark&class=truck'), filter);
    expect(readFilter(written)).toEqual(filter);
    expect(written.get('theme')).toBe('dark');
    expect(writeFilter(written, noFilter).toString()).toBe('theme=dark');
  });

  it('may say nonsense', () => {
    const search = new URLSearchParams('status=flying&seats=-3&class=&class=van&class=van');
    expect(readFilter(search)).toEqual({ ...noFilter, class: ['van'] });
  });
});
