import { contrastRatio, minimumTextContrast } from '@fleet/contracts/contrast.ts';
import type { Branding } from '@fleet/contracts/tenant.ts';
import type { MailContent } from './mail-content.ts';

export interface MailColors {
  header: string;
  headerText: string;
  button: string;
  buttonText: string;
  /** The line between the header and what is said. */
  line: string;
}

const tones: Readonly<Record<Exclude<MailContent['tone'], 'neutral'>, string>> = {
  good: '#107c10',
  warning: '#c4820e',
  attention: '#c50f1f',
};

/** A tenant's colors, with another text color wherever theirs could not be read. */
export function mailColors(branding: Branding, tone: MailContent['tone']): MailColors {
  const { accentColor, accentTextColor, headerColor, headerTextColor } = branding;
  return {
    header: headerColor,
    headerText: readableOn(headerColor, headerTextColor),
    button: accentColor,
    buttonText: readableOn(accentColor, accentTextColor),
    line: tone === 'neutral' ? accentColor : tones[tone],
  };
}

/** One of black and white can be read on every color. */
function readableOn(background: string, text: '#ffffff' | '#000000'): string {
  if (contrastRatio(background, text) >= minimumTextContrast) return text;
  return text === '#ffffff' ? '#000000' : '#ffffff';
}
