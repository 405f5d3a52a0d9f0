import type { AssignmentReason } from '@fleet/contracts/reservation.ts';
import { describeDistance } from '../describe-quantity.ts';
import { describeHours } from '../describe-time.ts';
import type { Viewer } from '../viewer.ts';

/** For example `the smallest of them (3 seats), so that larger ones stay free`. */
export function describeRecommendation(why: AssignmentReason, viewer: Viewer): string {
  const { words } = viewer;
  const { reasons } = words.availability;
  switch (why.code) {
    case 'usual-pool':
      return reasons['usual-pool'](why.pool);
    case 'smallest-class':
      return reasons['smallest-class'](words.vehicleClasses[why.class]);
    case 'smallest':
      return reasons.smallest(words.seats(why.seats));
    case 'least-driven':
      return reasons['least-driven'](describeDistance(why.odometerMeters, viewer));
    case 'least-reserved':
      return why.reservedMinutes === 0
        ? reasons.unreserved
        : reasons['least-reserved'](describeHours(why.reservedMinutes, viewer));
    default:
      return reasons[why.code];
  }
}
