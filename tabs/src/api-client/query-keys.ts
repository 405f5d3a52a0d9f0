import type { OperationInput } from '@fleet/contracts/operations.ts';

export type ReservationFilter = Pick<OperationInput<'listReservations'>, 'scope' | 'from' | 'to' | 'poolId'>;

/** A change of a vehicle or a reservation invalidates everything that begins with its noun. */
export const queryKeys = {
  me: ['me'],
  vehicles: ['vehicles'],
  pools: ['pools'],
  reservations: ['reservations'],
  reservationList: (filter: ReservationFilter) => ['reservations', 'list', filter],
} as const;
