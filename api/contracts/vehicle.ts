import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { operation, roles } from './operation.ts';

export const vehicleClasses = ['compact', 'sedan', 'estate', 'suv', 'van', 'minibus', 'truck'] as const;
export const vehicleClassSchema = z.enum(vehicleClasses);
export type VehicleClass = z.infer<typeof vehicleClassSchema>;

export const fuelTypeSchema = z.enum(['petrol', 'diesel', 'hybrid', 'electric']);
export type FuelType = z.infer<typeof fuelTypeSchema>;

export const vehicleStatusSchema = z.enum(['active', 'maintenance', 'retired']);

const occupancySchema = z.object({
  startDate: instantSchema,
  endDate: instantSchema,
  status: z.enum(['pending', 'approved', 'active']),
});

export const vehicleSchema = z.object({
  id: z.uuid(),
  poolId: z.uuid(),
  poolName: z.string(),
  site: z.string(),
  timeZone: z.string(),
  licensePlate: z.string(),
  make: z.string(),
  model: z.string(),
  color: z.string(),
  class: vehicleClassSchema,
  fuelType: fuelTypeSchema,
  seats: z.int(),
  odometerMeters: z.int(),
  status: vehicleStatusSchema,
  /** The reservation that claims the vehicle at this moment, without saying whose it is. */
  currentReservation: occupancySchema.nullable(),
  /** The next one to begin. */
  nextReservation: occupancySchema.nullable(),
});
export type Vehicle = z.infer<typeof vehicleSchema>;

export const vehicleOperations = {
  listVehicles: operation({
    method: 'GET',
    path: '/api/v1/vehicles',
    summary: 'The vehicles of the tenant with what occupies them now and next',
    input: z.strictObject({
      poolId: z.uuid().optional(),
      class: vehicleClassSchema.optional(),
      status: vehicleStatusSchema.optional(),
    }),
    output: z.object({ vehicles: z.array(vehicleSchema) }),
    status: 200,
    roles,
  }),
};
