import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { operation, roles } from './operation.ts';

export const maximumScheduleDays = 31;

export const scheduleEntrySchema = z.object({
  kind: z.enum(['reservation', 'maintenance', 'blackout']),
  startDate: instantSchema,
  /** Null for maintenance of which nobody knows the end. */
  endDate: instantSchema.nullable(),
  /** Of a reservation; null for everything else. */
  status: z.enum(['pending', 'approved', 'active', 'completed']).nullable(),
});
export type ScheduleEntry = z.infer<typeof scheduleEntrySchema>;

export const vehicleScheduleOperations = {
  getVehicleSchedule: operation({
    method: 'GET',
    path: '/api/v1/vehicles/{vehicleId}/schedule',
    summary: `What a vehicle does in a period of at most ${maximumScheduleDays} days, by start, without saying whose it is`,
    input: z.strictObject({
      vehicleId: z.uuid(),
      from: instantSchema.describe('The beginning of the period'),
      to: instantSchema.describe('Its end'),
    }),
    output: z.object({ entries: z.array(scheduleEntrySchema) }),
    status: 200,
    roles,
  }),
};
