import { describeClock, describePeriod, describeZone, differsInZone } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement } from './adaptive-card.ts';
import { facts, paragraph } from './elements.ts';

interface Timed {
  startDate: string;
  endDate: string;
}

/** When something is on the viewer's clock and, where that shows another time, on the clock of the vehicle's pool. */
export function whenFacts({ startDate, endDate }: Timed, viewer: Viewer, poolZone: string): [string, string | null][] {
  const [start, end] = [new Date(startDate), new Date(endDate)];
  const there = differsInZone(start, end, viewer, poolZone);
  return [
    [viewer.words.when, describePeriod(start, end, viewer)],
    [
      viewer.words.whenThere,
      there
        ? viewer.words.atThePool(
            describePeriod(start, end, { ...viewer, timeZone: poolZone }),
            describeZone(poolZone, viewer),
          )
        : null,
    ],
  ];
}

/** The period as the card's main fact, and whose clock it is read on. */
export function whenRows(period: Timed, viewer: Viewer): CardElement[] {
  const when = describePeriod(new Date(period.startDate), new Date(period.endDate), viewer);
  return [
    ...facts([[viewer.words.when, when]]),
    paragraph(describeClock(viewer), { isSubtle: true, size: 'small', spacing: 'small' }),
  ];
}
