import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { flagSchema, nextCursorSchema, wholeListInput } from './page.ts';
import { textSchema } from './text.ts';
import { timeZoneSchema } from './time-zone.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const wallTimeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'Write a time as 07:30' });

/** One stretch of a day; `24:00` is its end. */
const openingSchema = z
  .object({ opens: wallTimeSchema, closes: wallTimeSchema.or(z.literal('24:00')) })
  .refine(({ opens, closes }) => closes > opens, { error: 'Closing must come after opening' });

/** When vehicles are handed out and taken back, on the pool's wall clock. A weekday without a stretch is closed. */
export const openingHoursSchema = z.partialRecord(z.enum(weekdays), z.array(openingSchema).max(4));
export type OpeningHours = z.infer<typeof openingHoursSchema>;

export const holidaySchema = z.object({ date: z.iso.date(), name: textSchema(80).min(1) });
export type Holiday = z.infer<typeof holidaySchema>;

/** What one driver may reserve in the pool in a calendar week (from Monday) or month of the pool's zone. */
export const quotaSchema = z.object({
  measure: z.enum(['hours', 'reservations']),
  limit: z.int().min(1).max(10_000),
  per: z.enum(['week', 'month']),
});
export type Quota = z.infer<typeof quotaSchema>;

/** Who may reserve for somebody else: everybody, approvers and fleet managers, or fleet managers alone. */
export const reservesForOthersSchema = z.enum(['everybody', 'approver', 'fleet_manager']);

/** One of the pool's questions before a reservation stands; any one of those asked decides it. */
export const approvalStepSchema = z.object({
  asks: z.enum(['manager', 'named']),
  approverIds: z.array(z.uuid()).max(20).default([]),
  /** Asked only above this length; left out is always. */
  minimumLengthMinutes: z.int().min(1).max(525_600).nullable().default(null),
  /** Asked only above this cost, in hundredths of the tenant's currency. */
  minimumCostCents: z.int().min(1).max(1_000_000_000).nullable().default(null),
  /** When nobody has decided for so long, `escalationApproverIds` are asked too; without any, the fleet managers. */
  escalatesAfterMinutes: z.int().min(5).max(43_200).nullable().default(null),
  escalationApproverIds: z.array(z.uuid()).max(20).default([]),
});
export type ApprovalStep = z.infer<typeof approvalStepSchema>;

/** The rules of a pool. */
const ruleMembers = {
  /** Null is always open. */
  openingHours: openingHoursSchema.nullable(),
  holidays: z.array(holidaySchema).max(400),
  quotas: z.array(quotaSchema).max(10),
  /** In order; without any, a reservation needs no approval. */
  approvalSteps: z.array(approvalStepSchema).max(10),
  /** Between two reservations of a vehicle. */
  bufferMinutes: z.int().min(0).max(1_440),
  minimumNoticeMinutes: z.int().min(0).max(525_600),
  maximumLengthMinutes: z.int().min(1).max(525_600),
  /** How far ahead one may reserve. */
  horizonDays: z.int().min(1).max(1_095),
  /** Whether a driver needs a checked licence of the vehicle's class. */
  licenceRequired: z.boolean(),
  reservesForOthers: reservesForOthersSchema,
  /** How far a decided reservation may be moved or stretched without a new decision. */
  editToleranceMinutes: z.int().min(0).max(1_440),
  /** How long after the start a vehicle that nobody took is released; null is never. */
  noShowMinutes: z.int().min(5).max(1_440).nullable(),
};

const placeMembers = { name: textSchema(80).min(1), site: textSchema(120).min(1), timeZone: timeZoneSchema };

export const poolSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  site: z.string(),
  /** IANA zone of its wall times. */
  timeZone: z.string(),
  ...ruleMembers,
  /** Those that are not retired. */
  vehicleCount: z.int(),
  retiredAt: instantSchema.nullable(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Pool = z.infer<typeof poolSchema>;

const poolIdInput = { poolId: z.uuid() };

export const poolOperations = {
  listPools: operation({
    method: 'GET',
    path: '/api/v1/pools',
    summary: 'The pools of the tenant with their rules, by name; without a limit up to 2,000 of them',
    input: z.strictObject({
      all: flagSchema.optional().describe('Also those that have ended'),
      ...wholeListInput,
    }),
    output: z.object({ pools: z.array(poolSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  getPool: operation({
    method: 'GET',
    path: '/api/v1/pools/{poolId}',
    summary: 'One pool with its rules',
    input: z.strictObject(poolIdInput),
    output: poolSchema,
    status: 200,
    roles,
  }),
  createPool: operation({
    method: 'POST',
    path: '/api/v1/pools',
    summary: 'Open a pool; a rule that is left out does not limit anybody, and without approval steps none is needed',
    input: z.strictObject({
      ...placeMembers,
      openingHours: ruleMembers.openingHours.default(null),
      holidays: ruleMembers.holidays.default([]),
      quotas: ruleMembers.quotas.default([]),
      approvalSteps: ruleMembers.approvalSteps.default([]),
      bufferMinutes: ruleMembers.bufferMinutes.default(0),
      minimumNoticeMinutes: ruleMembers.minimumNoticeMinutes.default(0),
      maximumLengthMinutes: ruleMembers.maximumLengthMinutes.default(20_160),
      horizonDays: ruleMembers.horizonDays.default(365),
      licenceRequired: ruleMembers.licenceRequired.default(false),
      reservesForOthers: ruleMembers.reservesForOthers.default('fleet_manager'),
      editToleranceMinutes: ruleMembers.editToleranceMinutes.default(30),
      noShowMinutes: ruleMembers.noShowMinutes.default(null),
    }),
    output: poolSchema,
    status: 201,
    roles: managerRoles,
  }),
  updatePool: operation({
    method: 'PATCH',
    path: '/api/v1/pools/{poolId}',
    summary: 'Change a pool and its rules; a list replaces the former one, and reservations that were made stay',
    input: z.strictObject({
      ...poolIdInput,
      expectedVersion: expectedVersionSchema,
      ...z.object({ ...placeMembers, ...ruleMembers }).partial().shape,
    }),
    output: poolSchema,
    status: 200,
    roles: managerRoles,
  }),
  retirePool: operation({
    method: 'DELETE',
    path: '/api/v1/pools/{poolId}',
    summary: 'End a pool; CONFLICT while it has vehicles that are not retired',
    input: z.strictObject({ ...poolIdInput, expectedVersion: expectedVersionSchema }),
    output: poolSchema,
    status: 200,
    roles: managerRoles,
  }),
};
