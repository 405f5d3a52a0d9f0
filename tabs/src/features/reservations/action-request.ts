import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { ReservationAction } from './use-reservation-action.ts';

/** What somebody asked for by pressing a button of a reservation. */
export interface ActionRequest {
  action: ReservationAction;
  reservation: Reservation;
  /** The reservation's period in words. */
  when: string;
  /** Where the focus goes afterwards: the first of these that is still on the page. */
  focusAfterwards: readonly (HTMLElement | null)[];
}
