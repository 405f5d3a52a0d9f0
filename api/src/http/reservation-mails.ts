import type { reservationMailOperations } from '@fleet/contracts/reservation-mail.ts';
import { listReservationMails } from '../domain/delivery/list-reservation-mails.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const reservationMailHandlers: OperationHandlers<keyof typeof reservationMailOperations> = {
  listReservationMails,
};
