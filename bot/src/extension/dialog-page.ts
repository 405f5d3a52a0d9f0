import type { BotContext } from '../bot-context.ts';
import { understand } from '../language/understand.ts';

/** A page of the tabs in a dialog of Teams. */
export interface DialogPage {
  title: string;
  url: string;
  width: 'medium' | 'large';
  height: 'medium' | 'large';
}

/** As much of a message as is looked at for a time. */
const longestText = 4_000;

/**
 * The form that reserves a vehicle.
 * @param said what a message says of the time, if it was opened from one
 */
export function reserveDialog(
  { user, viewer }: BotContext,
  publicUrl: string,
  { said = '', vehicleId }: { said?: string | undefined; vehicleId?: string | undefined },
): DialogPage {
  const url = new URL('/tabs/reserve?dialog=1', publicUrl);
  if (vehicleId) url.searchParams.set('vehicleId', vehicleId);
  const listener = { now: user.now(), ...viewer, fleetTerms: new Map() };
  const intent = understand(said.slice(0, longestText), listener);
  if ((intent.kind === 'book' || intent.kind === 'availability') && intent.period.kind === 'period') {
    url.searchParams.set('startDate', intent.period.startDate.toISOString());
    url.searchParams.set('endDate', intent.period.endDate.toISOString());
  }
  if (intent.kind === 'book' && intent.purpose) url.searchParams.set('purpose', intent.purpose);
  return { title: viewer.words.form.title, url: url.href, width: 'large', height: 'large' };
}

/** A vehicle with all there is to know of it. */
export function vehicleDialog({ viewer }: BotContext, vehicleId: string, publicUrl: string): DialogPage {
  const url = new URL(`/tabs/vehicles/${encodeURIComponent(vehicleId)}?dialog=1`, publicUrl);
  return { title: viewer.words.vehicle, url: url.href, width: 'medium', height: 'large' };
}

/** The words of a message, which Teams hands over as HTML. */
export function wordsOfHtml(html: string): string {
  return html
    .slice(0, longestText)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
