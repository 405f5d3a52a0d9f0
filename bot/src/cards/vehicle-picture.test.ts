import { readFile } from 'node:fs/promises';
import { vehicleClasses } from '@fleet/contracts/vehicle.ts';
import { expect, test } from 'vitest';

const pictograms = new URL('../../../tabs/public/vehicles/', import.meta.url);

test.each(vehicleClasses)(
  'the pictogram of the class %s is small, 160 × 120, and comes from a drawing',
  async (name) => {
    const png = await readFile(new URL(`${name}.png`, pictograms));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Width and height stand first in the first chunk: https://www.w3.org/TR/png/#11IHDR
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([160, 120]);
    expect(png.length).toBeLessThan(8_192);
    expect(await readFile(new URL(`${name}.svg`, pictograms), 'utf8')).toContain('viewBox="0 0 160 120"');
  },
);
