import type { z } from 'zod';
import { costCenterOperations } from './cost-center.ts';
import { meOperations } from './me.ts';
import { reservationOperations } from './reservation.ts';
import { vehicleOperations } from './vehicle.ts';

/** Everything the API can do, by name. */
export const operations = {
  ...meOperations,
  ...vehicleOperations,
  ...reservationOperations,
  ...costCenterOperations,
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
/** What a caller gives, before defaults. */
export type OperationInput<Name extends OperationName> = z.input<Operations[Name]['input']>;
/** What a command receives: validated, defaults filled in. */
export type OperationArguments<Name extends OperationName> = z.output<Operations[Name]['input']>;
export type OperationOutput<Name extends OperationName> = z.output<Operations[Name]['output']>;
