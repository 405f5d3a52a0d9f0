import { contrastRatio, minimumTextContrast } from '@fleet/contracts/contrast.ts';
import { type Theme, teamsDarkTheme, teamsLightTheme } from '@fluentui/react-components';
import { describe, expect, it } from 'vitest';
import { brandedTheme } from './branding.ts';

const accents = [
  ['#d13438', '#ffffff'],
  // Yellow on white, and navy on black, could not be read as they are.
  ['#ffd400', '#000000'],
  ['#00105c', '#ffffff'],
  ['#ffffff', '#000000'],
  ['#000000', '#ffffff'],
] as const;
const themes: [string, Theme][] = [
  ['light', teamsLightTheme],
  ['dark', teamsDarkTheme],
];

describe.each(themes)('in the %s theme', (_, theme) => {
  it.each(accents)('%s can be read as a link and with %s written on it', (accentColor, accentTextColor) => {
    const branded = brandedTheme(theme, { accentColor, accentTextColor });
    expect(branded.colorBrandBackground).toBe(accentColor);
    const pairs = [
      ...[branded.colorBrandForegroundLink, branded.colorBrandForegroundLinkHover].flatMap((ink) => [
        [ink, branded.colorNeutralBackground1],
        [ink, branded.colorNeutralBackground3],
      ]),
      [branded.colorBrandForeground2, branded.colorBrandBackground2],
      [branded.colorNeutralForegroundOnBrand, branded.colorBrandBackground],
      [branded.colorNeutralForegroundOnBrand, branded.colorBrandBackgroundHover],
      [branded.colorNeutralForegroundOnBrand, branded.colorBrandBackgroundPressed],
    ] as [string, string][];
    const unreadable = pairs.filter(([ink, paper]) => contrastRatio(ink, paper) < minimumTextContrast);
    expect(unreadable).toEqual([]);
  });
});

it('a color that can be read is left as it is', () => {
  const branded = brandedTheme(teamsLightTheme, { accentColor: '#7a1f3d', accentTextColor: '#ffffff' });
  expect(branded.colorBrandForegroundLink).toBe('#7a1f3d');
});
