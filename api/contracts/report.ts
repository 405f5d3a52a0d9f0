import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { fileSchema, operation } from './operation.ts';
import { weekdays } from './pool.ts';

const periodInput = {
  from: instantSchema.describe('The beginning of the period'),
  to: instantSchema.describe('Its end'),
};
const utilisationInput = z.strictObject({
  ...periodInput,
  poolId: z.uuid().optional().describe('Only the vehicles of this pool'),
});
const costInput = z.strictObject(periodInput);

export const vehicleUtilisationSchema = z.object({
  vehicleId: z.uuid(),
  vehicleName: z.string(),
  licensePlate: z.string(),
  poolId: z.uuid(),
  poolName: z.string(),
  /** Within the period, of approved, active and completed reservations. */
  reservedMinutes: z.number(),
  /** Of these, while the pool was open. */
  reservedOpenMinutes: z.number(),
  /** How long the pool was open within the period; all of it for a pool without opening hours and holidays. */
  openMinutes: z.number(),
  /** Reserved of open time, from 0 to 1; null when the pool never opened. */
  usedShare: z.number().nullable(),
  reservationCount: z.int(),
  noShowCount: z.int(),
  /** Without the no-shows. */
  cancelledCount: z.int(),
  /** Brought back after their end. */
  lateReturnCount: z.int(),
});
export type VehicleUtilisation = z.infer<typeof vehicleUtilisationSchema>;

export const utilisationReportSchema = z.object({
  ...periodInput,
  vehicles: z.array(vehicleUtilisationSchema),
  /** Reserved minutes of all these vehicles by the wall clock of their pools, Monday at 0 first; hours without any are left out. */
  hours: z.array(z.object({ weekday: z.enum(weekdays), hour: z.int().min(0).max(23), reservedMinutes: z.number() })),
});
export type UtilisationReport = z.infer<typeof utilisationReportSchema>;

export const costReportSchema = z.object({
  ...periodInput,
  /** ISO 4217 */
  currency: z.string(),
  /** By cost center; null is charged to none. */
  costCenters: z.array(
    z.object({
      costCenter: z.string().nullable(),
      name: z.string().nullable(),
      reservationCount: z.int(),
      reservedHours: z.number(),
      /** From check-out to check-in, of those that have both. */
      distanceMeters: z.int(),
      /** In hundredths of the currency. */
      costCents: z.int(),
    }),
  ),
});
export type CostReport = z.infer<typeof costReportSchema>;

const csv = { method: 'GET', output: fileSchema, fileTypes: ['text/csv'], status: 200, roles: managerRoles } as const;

export const reportOperations = {
  getUtilisationReport: operation({
    method: 'GET',
    path: '/api/v1/reports/utilisation',
    summary: 'How much each vehicle was used in a period of at most 366 days, and at which hours of the week',
    input: utilisationInput,
    output: utilisationReportSchema,
    status: 200,
    roles: managerRoles,
  }),
  exportUtilisationReport: operation({
    ...csv,
    path: '/api/v1/reports/utilisation.csv',
    summary: 'How much each vehicle was used in a period of at most 366 days, as a table',
    input: utilisationInput,
  }),
  exportUtilisationHours: operation({
    ...csv,
    path: '/api/v1/reports/utilisation-hours.csv',
    summary: 'At which hours of the week the vehicles were reserved in a period of at most 366 days, as a table',
    input: utilisationInput,
  }),
  getCostReport: operation({
    method: 'GET',
    path: '/api/v1/reports/costs',
    summary:
      'What the approved, active and completed reservations that begin in a period of at most 366 days cost, by cost center',
    input: costInput,
    output: costReportSchema,
    status: 200,
    roles: managerRoles,
  }),
  exportCostReport: operation({
    ...csv,
    path: '/api/v1/reports/costs.csv',
    summary: 'What reservations cost by cost center, as a table',
    input: costInput,
  }),
};
