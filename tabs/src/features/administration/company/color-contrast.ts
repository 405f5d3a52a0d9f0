import { contrastRatio, minimumTextContrast } from '@fleet/contracts/contrast.ts';
import { words } from '../../../language/words.ts';

export type TextColor = '#ffffff' | '#000000';
const colorPattern = /^#[0-9a-f]{6}$/;

export function isColor(text: string): boolean {
  return colorPattern.test(text.toLowerCase());
}

/** Of black and white, what is read better on a color. */
export function readableTextOn(color: string): TextColor {
  return contrastRatio(color, '#ffffff') >= contrastRatio(color, '#000000') ? '#ffffff' : '#000000';
}

/** How well a text is read on a color, as WCAG counts it, such as 4.7. */
export function shownContrast(color: string, text: TextColor): string {
  return (Math.floor(contrastRatio(color, text) * 10) / 10).toLocaleString(words.language, {
    minimumFractionDigits: 1,
  });
}

/** Why a pair of colors cannot be used; the server refuses the same. */
export function contrastProblem(color: string, text: TextColor): string | undefined {
  if (!isColor(color)) return words.t('administration:branding.notColor');
  if (contrastRatio(color, text) >= minimumTextContrast) return undefined;
  return words.t('administration:branding.tooFaint', { ratio: shownContrast(color, text) });
}
