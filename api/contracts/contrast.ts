/** How well text can be read on a color: WCAG 2.2, "contrast ratio" and "relative luminance". */

/** What WCAG asks of text of normal size (success criterion 1.4.3). */
export const minimumTextContrast = 4.5;

function relativeLuminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * @param one and other as `#rrggbb`
 * @returns from 1 (the same) to 21 (black on white)
 */
export function contrastRatio(one: string, other: string): number {
  const [light, dark] = [relativeLuminance(one), relativeLuminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
