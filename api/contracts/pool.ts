import { z } from 'zod';
import { textSchema } from './text.ts';

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
