import { geofenceShapeSchema } from '@fleet/contracts/geofence.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCorner,
  centerOn,
  draftOfShape,
  emptyShape,
  isShape,
  readPlace,
  readShape,
  turnInto,
} from './shape-draft.ts';

const munich = { latitude: 48.137, longitude: 11.575 };

describe('the border of an area', () => {
  test('is no shape before it is whole, and says what is missing', () => {
    expect(readShape(emptyShape)).toBe('place');
    expect(readShape({ ...emptyShape, center: munich, radiusMeters: 5 })).toBe('radius');
    expect(readShape({ ...emptyShape, kind: 'polygon', corners: [munich, munich] })).toBe('corners');
    expect(readShape({ ...emptyShape, center: munich })).toEqual({ kind: 'circle', ...munich, radiusMeters: 200 });
  });

  test('is taken by the API whatever was typed, once it is a shape', () => {
    const degrees = fc.option(fc.double({ min: -200, max: 200, noNaN: true }), { nil: null });
    const place = fc.record({ latitude: degrees, longitude: degrees });
    const draft = fc.record({
      kind: fc.constantFrom('circle' as const, 'polygon' as const),
      center: place,
      radiusMeters: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
      corners: fc.array(place, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(draft, (one) => {
        const read = readShape(one);
        return !isShape(read) || geofenceShapeSchema.safeParse(read).success;
      }),
    );
  });

  test('stays around the same place when it becomes the other kind', () => {
    const square = turnInto('polygon', { ...emptyShape, center: munich, radiusMeters: 300 });
    expect(square.corners).toHaveLength(4);
    const circle = turnInto('circle', { ...square, center: emptyShape.center });
    expect(circle.center.latitude).toBeCloseTo(munich.latitude, 4);
    expect(circle.center.longitude).toBeCloseTo(munich.longitude, 4);
    expect(circle.radiusMeters).toBeGreaterThan(400);
    expect(circle.radiusMeters).toBeLessThan(450);
  });

  test('keeps its form when it is moved', () => {
    const corners = [munich, { latitude: 48.14, longitude: 11.58 }, { latitude: 48.13, longitude: 11.59 }];
    const moved = centerOn(draftOfShape({ kind: 'polygon', corners }), { latitude: 52.5, longitude: 13.4 });
    const [first, second] = moved.corners;
    expect((second?.latitude ?? 0) - (first?.latitude ?? 0)).toBeCloseTo(0.003, 5);
    expect(first?.latitude).toBeGreaterThan(52);
  });
});

test('a corner comes into the side beside which it lies', () => {
  const corner = (latitude: number, longitude: number) => ({ latitude, longitude });
  const square = [corner(48, 11), corner(48, 12), corner(47, 12), corner(47, 11)];
  const draft = draftOfShape({ kind: 'polygon', corners: square });
  expect(addCorner(draft, corner(48.1, 11.5)).corners[1]).toEqual(corner(48.1, 11.5));
  expect(addCorner(draft, corner(47.5, 10.9)).corners.at(-1)).toEqual(corner(47.5, 10.9));
  expect(addCorner(emptyShape, corner(48, 11)).corners).toEqual([corner(48, 11)]);
});

test('a place is read as maps copy it', () => {
  expect(readPlace(' 48.137, 11.575 ')).toEqual(munich);
  expect(readPlace('-33.9;151.2')).toEqual({ latitude: -33.9, longitude: 151.2 });
  for (const text of ['', 'Munich', '91, 11', '48.1', '48,1, 11,5, 3']) expect(readPlace(text)).toBeUndefined();
});
