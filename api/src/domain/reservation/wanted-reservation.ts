import type { DriverFacts, PoolFacts, RequestFacts, VehicleFacts, Wish } from './reservation-request.ts';

/** A wish for one vehicle, with all that bears on it. */
export interface WantedReservation {
  wish: Wish;
  facts: RequestFacts;
  driver: DriverFacts;
  pool: PoolFacts;
  vehicle: VehicleFacts;
}
