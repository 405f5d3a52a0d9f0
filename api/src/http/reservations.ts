import type { reservationOperations } from '@fleet/contracts/reservation.ts';
import { approveReservation } from '../domain/reservation/approve-reservation.ts';
import { cancelReservation } from '../domain/reservation/cancel-reservation.ts';
import { createReservation } from '../domain/reservation/create-reservation.ts';
import { findAvailability } from '../domain/reservation/find-availability.ts';
import { recommendVehicles } from '../domain/reservation/recommend-vehicles.ts';
import { rejectReservation } from '../domain/reservation/reject-reservation.ts';
import { getReservation, listReservations } from '../domain/reservation/reservation-queries.ts';
import { updateReservation } from '../domain/reservation/update-reservation.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const reservationHandlers: OperationHandlers<keyof typeof reservationOperations> = {
  findAvailability: (context, input) => (input.recommend ? recommendVehicles : findAvailability)(context, input),
  listReservations,
  getReservation,
  createReservation,
  updateReservation,
  approveReservation,
  rejectReservation,
  cancelReservation,
};
