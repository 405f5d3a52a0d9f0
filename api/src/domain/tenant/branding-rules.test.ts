import { contrastRatio, minimumTextContrast } from '@fleet/contracts/contrast.ts';
import { defaultBranding } from '@fleet/contracts/tenant.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findUnreadableColors } from './branding-rules.ts';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  // The two grays next to the limit, as WCAG's own examples give them.
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
])('the contrast of %s on %s is %d', (one, other, expected) => {
  expect(contrastRatio(one, other)).toBeCloseTo(expected, 2);
  expect(contrastRatio(other, one)).toBeCloseTo(expected, 2);
});

test('the colors we begin with can be read', () => {
  expect(findUnreadableColors(defaultBranding)).toEqual([]);
});

test('whatever color is chosen, the text color that the refusal proposes can be read on it', () => {
  const colors = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colors, fc.constantFrom('#ffffff' as const, '#000000' as const), (accentColor, accentTextColor) => {
      const [refusal] = findUnreadableColors({ ...defaultBranding, accentColor, accentTextColor });
      const readable = refusal ? (/accentTextColor (#\w{6})/.exec(refusal.message)?.[1] ?? '') : accentTextColor;
      expect(contrastRatio(accentColor, readable)).toBeGreaterThanOrEqual(minimumTextContrast);
    }),
  );
});
