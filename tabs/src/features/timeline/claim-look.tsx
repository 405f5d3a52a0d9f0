/** How each kind of claim is told from the others besides its color: by an icon, and by its border or pattern. */
import {
  CalendarLock16Regular,
  CalendarMail16Regular,
  CheckmarkCircle16Regular,
  Clock16Regular,
  Flag16Regular,
  HourglassHalf16Regular,
  LockClosed16Regular,
  VehicleCar16Filled,
  Wrench16Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Claim } from './timeline-rows.ts';

export type ClaimLook =
  | 'pending'
  | 'approved'
  | 'active'
  | 'completed'
  | 'others'
  | 'hold'
  | 'blackout'
  | 'maintenance'
  | 'outlook';

export const claimIcons: Record<ClaimLook, ReactElement> = {
  pending: <Clock16Regular />,
  approved: <CheckmarkCircle16Regular />,
  active: <VehicleCar16Filled />,
  completed: <Flag16Regular />,
  others: <LockClosed16Regular />,
  hold: <HourglassHalf16Regular />,
  blackout: <CalendarLock16Regular />,
  maintenance: <Wrench16Regular />,
  outlook: <CalendarMail16Regular />,
};

export function claimLook(claim: Claim): ClaimLook {
  if (claim.kind !== 'reservation') return claim.kind;
  return claim.reservation.details ? claim.reservation.status : 'others';
}
