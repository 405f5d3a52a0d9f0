import type { AssignmentReason } from '@fleet/contracts/reservation.ts';
import { words } from '../../language/words.ts';
import { formatDistance } from '../handover/distance.ts';

/** For example `the smallest of them (3 seats), so that larger ones stay free`. */
export function describeRecommendation(why: AssignmentReason, locale: string): string {
  switch (why.code) {
    case 'usual-pool':
      return words.t('reserve:reasons.usual-pool', { pool: why.pool });
    case 'smallest-class':
      return words.t('reserve:reasons.smallest-class', { class: words.t(`terms:vehicleClasses.${why.class}`) });
    case 'smallest':
      return words.t('reserve:reasons.smallest', { seats: words.t('terms:seats', { count: why.seats }) });
    case 'least-driven':
      return words.t('reserve:reasons.least-driven', { distance: formatDistance(why.odometerMeters, locale) });
    case 'least-reserved':
      return why.reservedMinutes === 0
        ? words.t('reserve:reasons.unreserved')
        : words.t('reserve:reasons.least-reserved', { hours: Math.ceil(why.reservedMinutes / 60) });
    default:
      return words.t(`reserve:reasons.${why.code}`);
  }
}
