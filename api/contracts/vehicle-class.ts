import { z } from 'zod';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { textSchema } from './text.ts';
import { vehicleClassSchema } from './vehicle.ts';

/** A class of driving licence as Directive 2006/126/EC names it. */
export const licenceClassSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,3}$/, { error: 'Write a licence class as B, BE or C1' });

export const vehicleClassDetailsSchema = z.object({
  class: vehicleClassSchema,
  displayName: z.string(),
  /** What a driver needs in a pool that asks for licences. */
  requiredLicenceClass: licenceClassSchema,
  /** In hundredths of the tenant's currency. */
  hourlyCostCents: z.int(),
  version: z.int(),
});
export type VehicleClassDetails = z.infer<typeof vehicleClassDetailsSchema>;

export const vehicleClassOperations = {
  listVehicleClasses: operation({
    method: 'GET',
    path: '/api/v1/vehicle-classes',
    summary: 'Every class of vehicles with its licence and its cost',
    input: z.strictObject({}),
    output: z.object({ vehicleClasses: z.array(vehicleClassDetailsSchema) }),
    status: 200,
    roles,
  }),
  updateVehicleClass: operation({
    method: 'PATCH',
    path: '/api/v1/vehicle-classes/{class}',
    summary: 'Change what a class is called, costs and asks of its driver; reservations that were made keep their cost',
    input: z.strictObject({
      class: vehicleClassSchema.describe('The class'),
      expectedVersion: expectedVersionSchema,
      displayName: textSchema(80).min(1).optional(),
      requiredLicenceClass: licenceClassSchema.optional(),
      hourlyCostCents: z.int().min(0).max(100_000_000).optional(),
    }),
    output: vehicleClassDetailsSchema,
    status: 200,
    roles: managerRoles,
  }),
};
