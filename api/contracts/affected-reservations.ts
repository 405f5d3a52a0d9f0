import { z } from 'zod';
import { instantSchema } from './instant.ts';

/** How many are listed; all are counted. */
export const maximumAffectedReservations = 50;

/** Live reservations that fall into a time in which their vehicle is not to be had, for those who must settle it. */
export const affectedReservationsSchema = z.object({
  count: z.int(),
  reservations: z
    .array(
      z.object({
        id: z.uuid(),
        vehicleId: z.uuid(),
        vehicleName: z.string(),
        licensePlate: z.string(),
        driverName: z.string(),
        startDate: instantSchema,
        endDate: instantSchema,
        status: z.enum(['pending', 'approved', 'active']),
      }),
    )
    .max(maximumAffectedReservations),
});
export type AffectedReservations = z.infer<typeof affectedReservationsSchema>;
