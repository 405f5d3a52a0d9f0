import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, orderSchema, wholeListInput } from './page.ts';
import { textSchema } from './text.ts';

export const vehicleClasses = ['compact', 'sedan', 'estate', 'suv', 'van', 'minibus', 'truck'] as const;
export const vehicleClassSchema = z.enum(vehicleClasses);
export type VehicleClass = z.infer<typeof vehicleClassSchema>;

export const fuelTypes = ['petrol', 'diesel', 'hybrid', 'electric'] as const;
export const fuelTypeSchema = z.enum(fuelTypes);
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
  /** Codes of the tenant's equipment. */
  equipment: z.array(z.string()),
  /** What the battery or tank lasts for when full; null is unknown. */
  rangeMeters: z.int().nullable(),
  photoId: z.uuid().nullable(),
  status: vehicleStatusSchema,
  /** The equipment mailbox whose calendar shows its reservations. */
  mailboxAddress: z.string(),
  /** The reservation that claims the vehicle at this moment, without saying whose it is. */
  currentReservation: occupancySchema.nullable(),
  /** The next one to begin. */
  nextReservation: occupancySchema.nullable(),
  /** When what occupies it now has ended, turnarounds and what follows without a gap included; null when nothing does, or nobody knows. */
  freeFrom: instantSchema.nullable(),
  retiredAt: instantSchema.nullable(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Vehicle = z.infer<typeof vehicleSchema>;

/** Written in capitals and with single spaces, so that one plate is one vehicle. */
const licensePlateSchema = textSchema(20)
  .min(1)
  .overwrite((plate) => plate.replaceAll(/\s+/g, ' ').toUpperCase());
const kilometers = 1_000;

/** What a manager says of a vehicle, each by itself, so that an import checks a cell as a request checks a member. */
export const vehicleMembers = {
  poolId: z.uuid(),
  licensePlate: licensePlateSchema,
  make: textSchema(60).min(1),
  model: textSchema(60).min(1),
  color: textSchema(40).min(1),
  class: vehicleClassSchema,
  fuelType: fuelTypeSchema,
  seats: z.int().min(1).max(60),
  odometerMeters: z
    .int()
    .min(0)
    .max(10_000_000 * kilometers),
  equipment: z.array(textSchema(40).min(1)).max(20),
  rangeMeters: z
    .int()
    .min(1)
    .max(5_000 * kilometers)
    .nullable(),
  mailboxAddress: z.email().max(254).toLowerCase(),
};

const { odometerMeters, equipment, rangeMeters, mailboxAddress, ...required } = vehicleMembers;
const vehicleIdInput = { vehicleId: z.uuid() };
export const vehicleSorts = ['pool', 'name', 'licensePlate', 'odometer', 'updatedAt'] as const;

export const vehicleOperations = {
  listVehicles: operation({
    method: 'GET',
    path: '/api/v1/vehicles',
    summary:
      'The vehicles of the tenant with what occupies them now and next; without a limit up to 2,000 of them, by pool',
    input: z.strictObject({
      poolId: z.uuid().optional().describe('Only those of this pool'),
      class: vehicleClassSchema.optional().describe('Only those of this class'),
      fuelType: fuelTypeSchema.optional().describe('Only those that run on this'),
      status: vehicleStatusSchema.optional().describe('Only those in this state'),
      q: textSchema(80).optional().describe('Part of the name or of the license plate, spaces and dashes aside'),
      sort: z.enum(vehicleSorts).optional().describe('By pool and name, unless asked for otherwise'),
      order: orderSchema.optional(),
      ...wholeListInput,
    }),
    output: z.object({ vehicles: z.array(vehicleSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  getVehicle: operation({
    method: 'GET',
    path: '/api/v1/vehicles/{vehicleId}',
    summary: 'One vehicle with what occupies it now and next',
    input: z.strictObject(vehicleIdInput),
    output: vehicleSchema,
    status: 200,
    roles,
  }),
  createVehicle: operation({
    method: 'POST',
    path: '/api/v1/vehicles',
    summary: 'Add a vehicle to a pool, within the number of vehicles the tenant may have',
    input: z.strictObject({
      ...required,
      odometerMeters: odometerMeters.default(0),
      equipment: equipment.default([]),
      rangeMeters: rangeMeters.default(null),
      /** Left out, one is named after class and plate, at the domain of the fleet's own mailbox. */
      mailboxAddress: mailboxAddress.optional(),
      photoId: z.uuid().nullable().default(null),
    }),
    output: vehicleSchema,
    status: 201,
    roles: managerRoles,
  }),
  updateVehicle: operation({
    method: 'PATCH',
    path: '/api/v1/vehicles/{vehicleId}',
    summary: 'Change a vehicle, take it out of lending, or bring a retired one back; its reservations stay as they are',
    input: z.strictObject({
      ...vehicleIdInput,
      expectedVersion: expectedVersionSchema,
      ...z.object(vehicleMembers).partial().shape,
      photoId: z.uuid().nullable().optional(),
      status: vehicleStatusSchema.exclude(['retired']).optional(),
    }),
    output: vehicleSchema,
    status: 200,
    roles: managerRoles,
  }),
  retireVehicle: operation({
    method: 'DELETE',
    path: '/api/v1/vehicles/{vehicleId}',
    summary: 'Retire a vehicle; CONFLICT while reservations still need it',
    input: z.strictObject({ ...vehicleIdInput, expectedVersion: expectedVersionSchema }),
    output: vehicleSchema,
    status: 200,
    roles: managerRoles,
  }),
};
