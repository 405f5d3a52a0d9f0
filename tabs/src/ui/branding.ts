/** A tenant's color in a theme of Teams, as far as what is written in it and on it can still be read. */
import { contrastRatio, minimumTextContrast } from '@fleet/contracts/contrast.ts';
import type { Branding } from '@fleet/contracts/tenant.ts';
import type { Theme } from '@fluentui/react-components';

type Accent = Pick<Branding, 'accentColor' | 'accentTextColor'>;

const black = '#000000';
const white = '#ffffff';

/** @param share of `other`, from 0 to 1 */
function mix(color: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [own, its] = [color, other].map((one) => Number.parseInt(one.slice(at, at + 2), 16)) as [number, number];
    return Math.round(own + (its - own) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/** The color, made lighter or darker until it can be read on each of these. */
function readableOn(backgrounds: readonly string[], color: string, towards: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const shade = mix(color, towards, share);
    if (backgrounds.every((background) => contrastRatio(shade, background) >= minimumTextContrast)) return shade;
  }
  return towards;
}

/** The theme with the tenant's accent in place of Teams' own; the colors of the accent's text are the server's to check. */
export function brandedTheme(theme: Theme, { accentColor, accentTextColor }: Accent): Theme {
  const page = theme.colorNeutralBackground1;
  const isDark = contrastRatio(page, white) > contrastRatio(page, black);
  const towards = isDark ? white : black;
  const tints = [0.1, 0.16, 0.22].map((share) => mix(page, accentColor, share)) as [string, string, string];
  const surfaces = [page, theme.colorNeutralBackground2, theme.colorNeutralBackground3, ...tints];
  const ink = readableOn(surfaces, accentColor, towards);
  const [inkHover, inkPressed] = [mix(ink, towards, 0.12), mix(ink, towards, 0.24)];
  // Away from what is written on it, so that it only becomes easier to read.
  const away = accentTextColor === white ? black : white;
  const [hover, selected, pressed] = [0.1, 0.15, 0.22].map((share) => mix(accentColor, away, share)) as string[];
  return {
    ...theme,
    colorBrandBackground: accentColor,
    colorBrandBackgroundHover: hover ?? accentColor,
    colorBrandBackgroundSelected: selected ?? accentColor,
    colorBrandBackgroundPressed: pressed ?? accentColor,
    colorNeutralForegroundOnBrand: accentTextColor,
    colorBrandBackground2: tints[0],
    colorBrandBackground2Hover: tints[1],
    colorBrandBackground2Pressed: tints[2],
    colorBrandForeground1: ink,
    colorBrandForeground2: ink,
    colorBrandForeground2Hover: inkHover,
    colorBrandForeground2Pressed: inkPressed,
    colorBrandForegroundLink: ink,
    colorBrandForegroundLinkHover: inkHover,
    colorBrandForegroundLinkPressed: inkPressed,
    colorBrandForegroundLinkSelected: ink,
    colorBrandStroke1: ink,
    colorBrandStroke2: mix(page, accentColor, 0.4),
    colorCompoundBrandBackground: ink,
    colorCompoundBrandBackgroundHover: inkHover,
    colorCompoundBrandBackgroundPressed: inkPressed,
    colorCompoundBrandForeground1: ink,
    colorCompoundBrandForeground1Hover: inkHover,
    colorCompoundBrandForeground1Pressed: inkPressed,
    colorCompoundBrandStroke: ink,
    colorCompoundBrandStrokeHover: inkHover,
    colorCompoundBrandStrokePressed: inkPressed,
    colorNeutralForeground2BrandHover: ink,
    colorNeutralForeground2BrandPressed: inkPressed,
    colorNeutralForeground2BrandSelected: ink,
  };
}
