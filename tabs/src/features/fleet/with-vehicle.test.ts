import { describe, expect, it } from 'vitest';
import { sampleVehicle } from './sample-vehicle.ts';
import { withVehicle } from './with-vehicle.ts';

const [first, second, third] = ['1', '2', '3'].map((id) => sampleVehicle({ id }));
const known = { pages: [{ vehicles: [first, second] }, { vehicles: [third] }] } as Parameters<typeof withVehicle>[0];
const idsOf = (pages: typeof known) => pages.pages.map(({ vehicles }) => vehicles.map(({ id }) => id));

describe('a vehicle that changed', () => {
  it('takes its own place, and every other stays the very object it was', () => {
    const painted = sampleVehicle({ id: '2', color: 'red' });
    const pages = withVehicle(known, '2', painted);
    expect(idsOf(pages)).toEqual([['1', '2'], ['3']]);
    expect(pages.pages[0]?.vehicles[0]).toBe(first);
    expect(pages.pages[0]?.vehicles[1]).toBe(painted);
    expect(pages.pages[1]).toBe(known.pages[1]);
  });

  it('goes when there is none any more', () => {
    expect(idsOf(withVehicle(known, '3', undefined))).toEqual([['1', '2'], []]);
    expect(idsOf(withVehicle(known, 'never', undefined))).toEqual([['1', '2'], ['3']]);
  });

  it('comes at the end when it is new', () => {
    expect(idsOf(withVehicle(known, '4', sampleVehicle({ id: '4' })))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });
});
