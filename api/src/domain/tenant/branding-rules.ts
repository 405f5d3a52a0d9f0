import { contrastRatio, minimumTextContrast } from '@fleet/contracts/contrast.ts';
import type { Branding } from '@fleet/contracts/tenant.ts';

const pairs = [
  ['accentColor', 'accentTextColor'],
  ['headerColor', 'headerTextColor'],
] as const;

/** What is wrong with the colors, and what would work: text must stand out from what it is written on. */
export function findUnreadableColors(branding: Branding): { path: string; message: string }[] {
  return pairs.flatMap(([background, text]) => {
    const ratio = contrastRatio(branding[background], branding[text]);
    if (ratio >= minimumTextContrast) return [];
    // One of black and white is readable on every color.
    const other = branding[text] === '#ffffff' ? '#000000' : '#ffffff';
    const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
    const message = `Text in ${branding[text]} on ${branding[background]} has a contrast of ${shown} to 1, less than 4.5. Choose ${text} ${other}, or another color`;
    return [{ path: `branding.${background}`, message }];
  });
}
