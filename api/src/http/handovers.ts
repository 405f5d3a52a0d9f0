import type { handoverOperations } from '@fleet/contracts/handover.ts';
import { checkInReservation } from '../domain/handover/check-in-reservation.ts';
import { checkOutReservation } from '../domain/handover/check-out-reservation.ts';
import { listReservationHandovers, listVehicleHandovers } from '../domain/handover/handover-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const handoverHandlers: OperationHandlers<keyof typeof handoverOperations> = {
  checkOutReservation,
  checkInReservation,
  listReservationHandovers,
  listVehicleHandovers,
};
