import type { BusyTimes } from '@fleet/contracts/me.ts';
import { describePeriod } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement } from './adaptive-card.ts';
import { notice, paragraph } from './elements.ts';

/** One or two say enough; a day full of meetings is no list to read. */
const mostBusyTimes = 2;

/** What whoever asks has in their own calendar then. It keeps nobody from reserving. */
export function busyRows(busyTimes: BusyTimes['busyTimes'], viewer: Viewer): CardElement[] {
  if (busyTimes.length === 0) return [];
  const times = busyTimes
    .slice(0, mostBusyTimes)
    .map(({ startDate, endDate }) => describePeriod(new Date(startDate), new Date(endDate), viewer));
  const { busy, busyMore } = viewer.words.availability;
  const more = busyTimes.length > mostBusyTimes ? ` ${busyMore(busyTimes.length - mostBusyTimes)}` : '';
  return [notice('emphasis', [paragraph(`${busy(times.join('; '))}${more}`, { size: 'small', spacing: 'small' })])];
}
