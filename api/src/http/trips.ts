import type { tripOperations } from '@fleet/contracts/trip.ts';
import { listTrips } from '../domain/trip/list-trips.ts';
import { markTripPrivate } from '../domain/trip/mark-trip-private.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const tripHandlers: OperationHandlers<keyof typeof tripOperations> = { listTrips, markTripPrivate };
