/** Why one vehicle is given away before the others, in words. */
import type { AssignmentReason } from '@fleet/contracts/reservation.ts';
import { describeMinutes } from './describe-period.ts';

/** How far before and after the start it counts what a vehicle is reserved for. */
export const wearDays = 7;

/** The sentence that stays with the reservation, in English. */
export function describeAssignmentReason(reason: AssignmentReason): string {
  switch (reason.code) {
    case 'only-one':
      return 'The only vehicle that is free then and would do';
    case 'usual-pool':
      return `In the pool of the last vehicle (${reason.pool})`;
    case 'smallest-class':
      return `Of the smallest class that would do (${reason.class})`;
    case 'least-equipment':
      return 'Leaves special equipment to those who need it';
    case 'smallest':
      return `The smallest of the vehicles that would do (${reason.seats} seats)`;
    case 'fewest-gaps':
      return 'Leaves fewer gaps that are too short to lend than the others';
    case 'least-driven': {
      const kilometers = Math.round(reason.odometerMeters / 1_000).toLocaleString('en-GB');
      return `The least driven of those that fit alike (${kilometers} km)`;
    }
    case 'least-reserved': {
      const time = reason.reservedMinutes === 0 ? 'not at all' : describeMinutes(reason.reservedMinutes);
      return `Reserved least around that time of those driven alike (${time} in ${(2 * wearDays) / 7} weeks)`;
    }
    case 'first-of-alike':
      return 'The first by license plate of those that are alike';
  }
}
