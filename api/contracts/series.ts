import { z } from 'zod';
import { alternativeSchema, ruleCodeSchema } from './error-codes.ts';
import { instantSchema } from './instant.ts';
import { expectedVersionSchema, operation, roles } from './operation.ts';
import { nextCursorSchema, pageInput, scopeSchema } from './page.ts';
import { reservationSchema, reservationStatusSchema } from './reservation.ts';
import { textSchema } from './text.ts';
import { timeZoneSchema } from './time-zone.ts';

export const maximumOccurrences = 500;
export const maximumSeriesYears = 2;

const purposeSchema = textSchema(500).min(1);
const reasonSchema = textSchema(1000).describe('Why, for those whom it concerns');
const departmentSchema = textSchema(100);
const costCenterSchema = textSchema(40);
const lengthMinutesSchema = z.int().min(1).max(525_600);

/** RFC 5545 without DTSTART; what its parts may be is judged by the command, with a sentence for each. */
const recurrenceRuleSchema = z
  .string()
  .max(300)
  .regex(/^(?:RRULE:)?[A-Za-z]+=[A-Za-z0-9,+-]+(?:;[A-Za-z]+=[A-Za-z0-9,+-]+)*$/, {
    error: 'Write a rule as FREQ=WEEKLY;BYDAY=MO;COUNT=10',
  });

const wallTimeExample = 'Write a date and time of the wall clock as 2027-03-01T09:00, without a zone';
/** A date and time on the wall clock; the zone stands beside it. */
const wallTimeSchema = z
  .string()
  .regex(/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/, {
    error: wallTimeExample,
    abort: true,
  })
  .refine((text) => new Date(`${text}Z`).toISOString().startsWith(text), { error: wallTimeExample });

/** A time of day on the wall clock. */
const timeOfDaySchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'Write a time of day as 09:00' });

/** `all-or-nothing` writes nothing unless every occurrence fits; `all-that-fit` tells which did not. */
const seriesModeSchema = z.enum(['all-or-nothing', 'all-that-fit']).default('all-or-nothing');

const seriesMembers = {
  id: z.uuid(),
  vehicle: reservationSchema.shape.vehicle,
  driver: reservationSchema.shape.driver,
  createdBy: reservationSchema.shape.createdBy,
  /** RFC 5545 without DTSTART, on the wall clock of `timeZone`. */
  recurrenceRule: z.string(),
  /** IANA */
  timeZone: z.string(),
  /** Of the first occurrence as the rule now has it: `2027-03-01T09:00`. */
  startWallTime: z.string(),
  /** On the wall clock, so that an end at 17:00 stays at 17:00. */
  lengthMinutes: z.int(),
  purpose: z.string(),
  department: z.string().nullable(),
  costCenter: z.string().nullable(),
  /** Cancelled also when every one of its reservations was cancelled or rejected. */
  status: z.enum(['active', 'cancelled']),
  /** The series this one continues, since a change of "this and following" split it. */
  continuesSeriesId: z.uuid().nullable(),
  /** How many of its reservations have which status. */
  occurrenceCounts: z.partialRecord(reservationStatusSchema, z.int()),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
};
export const seriesSchema = z.object(seriesMembers);
export type Series = z.infer<typeof seriesSchema>;

export const seriesWithOccurrencesSchema = z.object({
  ...seriesMembers,
  /** By start. */
  occurrences: z.array(reservationSchema),
  /** What the caller may do with what lies ahead of it. */
  allowedActions: z.array(z.enum(['approve', 'reject', 'update', 'cancel'])),
});
export type SeriesWithOccurrences = z.infer<typeof seriesWithOccurrencesSchema>;

/** An occurrence that is not possible as asked. */
const notFittingSchema = z.object({
  /** Where the rule puts it. */
  occurrenceDate: instantSchema,
  /** What was asked for. */
  startDate: instantSchema,
  endDate: instantSchema,
  /** The reservation that stays as it was; null where one was to be made. */
  reservationId: z.uuid().nullable(),
  rule: ruleCodeSchema,
  message: z.string(),
  /** What would work instead; a few, and only for the first few occurrences. */
  alternatives: z.array(alternativeSchema),
});
export type NotFitting = z.infer<typeof notFittingSchema>;

const placedSeriesSchema = z.object({
  ...seriesWithOccurrencesSchema.shape,
  notFitting: z.array(notFittingSchema),
});

const seriesIdInput = { seriesId: z.uuid() };

/** Which occurrences are meant. Those that have begun are never touched. */
const scopeInput = {
  scope: z.enum(['this', 'following', 'all']).describe('One occurrence, one with all that follow it, or all'),
  fromOccurrenceDate: instantSchema
    .optional()
    .describe('For following: the occurrenceDate of the first one that is meant'),
  reservationId: z.uuid().optional().describe('For this: the reservation that is meant'),
};

export const seriesOperations = {
  listSeries: operation({
    method: 'GET',
    path: '/api/v1/series',
    summary: 'Series of reservations, the newest first, a page at a time; fleet managers may ask for all',
    input: z.strictObject({
      scope: scopeSchema,
      status: seriesSchema.shape.status.optional().describe('Only those in this state'),
      vehicleId: z.uuid().optional().describe('Only those of this vehicle'),
      ...pageInput,
    }),
    output: z.object({ series: z.array(seriesSchema), nextCursor: nextCursorSchema }),
    status: 200,
    roles,
  }),
  getSeries: operation({
    method: 'GET',
    path: '/api/v1/series/{seriesId}',
    summary: 'One series with its occurrences',
    input: z.strictObject(seriesIdInput),
    output: seriesWithOccurrencesSchema,
    status: 200,
    roles,
  }),
  createSeries: operation({
    method: 'POST',
    path: '/api/v1/series',
    summary:
      'Reserve a vehicle again and again, at most 500 times in two years; the time on the wall clock stays when the clocks change',
    input: z.strictObject({
      vehicleId: z.uuid(),
      recurrenceRule: recurrenceRuleSchema,
      /** The first occurrence, or the day from which the rule looks for it. */
      startWallTime: wallTimeSchema,
      /** Left out, the zone of the vehicle's pool. */
      timeZone: timeZoneSchema.optional(),
      lengthMinutes: lengthMinutesSchema,
      mode: seriesModeSchema,
      purpose: purposeSchema,
      department: departmentSchema.optional(),
      costCenter: costCenterSchema.optional(),
      /** Who drives, when it is not the caller. */
      driverId: z.uuid().optional(),
      minimumSeats: z.int().min(1).max(60).optional(),
      /** Codes of equipment the vehicle must have. */
      equipment: z.array(textSchema(40).min(1)).max(20).optional(),
      /** How far the driver means to go each time. */
      tripDistanceMeters: z.int().min(1).max(10_000_000).optional(),
    }),
    output: placedSeriesSchema,
    status: 201,
    roles,
  }),
  updateSeries: operation({
    method: 'PATCH',
    path: '/api/v1/series/{seriesId}',
    summary:
      'Change this occurrence, this and following, or all that lie ahead; where an earlier one stays behind, those that follow become a series of their own, which is then the answer',
    input: z.strictObject({
      ...seriesIdInput,
      expectedVersion: expectedVersionSchema,
      ...scopeInput,
      mode: seriesModeSchema,
      /**
       * In place of the rule it has: what it no longer names is cancelled, what it names besides is reserved. For `all` it
       * counts from the start of the series, for `following` from the first that is meant; for `this` there is none.
       */
      recurrenceRule: recurrenceRuleSchema.optional(),
      /** On the wall clock of the series; the day of each occurrence stays. */
      startTime: timeOfDaySchema.optional(),
      lengthMinutes: lengthMinutesSchema.optional(),
      vehicleId: z.uuid().optional(),
      purpose: purposeSchema.optional(),
      department: departmentSchema.nullable().optional(),
      costCenter: costCenterSchema.nullable().optional(),
      /** Whether also occurrences that were changed by themselves lose that change. */
      includeExceptions: z.boolean().default(false),
    }),
    output: placedSeriesSchema,
    status: 200,
    roles,
  }),
  approveSeries: operation({
    method: 'PATCH',
    path: '/api/v1/series/{seriesId}/approve',
    summary: 'Approve every pending occurrence that one may decide about, or none',
    input: z.strictObject({
      ...seriesIdInput,
      expectedVersion: expectedVersionSchema,
      reason: reasonSchema.optional(),
    }),
    output: seriesWithOccurrencesSchema,
    status: 200,
    roles,
  }),
  rejectSeries: operation({
    method: 'PATCH',
    path: '/api/v1/series/{seriesId}/reject',
    summary: 'Reject every pending occurrence that one may decide about, or none',
    input: z.strictObject({
      ...seriesIdInput,
      expectedVersion: expectedVersionSchema,
      reason: reasonSchema.optional(),
    }),
    output: seriesWithOccurrencesSchema,
    status: 200,
    roles,
  }),
  cancelSeries: operation({
    method: 'DELETE',
    path: '/api/v1/series/{seriesId}',
    summary: 'Cancel this occurrence, this and following, or all that lie ahead',
    input: z.strictObject({
      ...seriesIdInput,
      expectedVersion: expectedVersionSchema,
      ...scopeInput,
      reason: reasonSchema.optional(),
    }),
    output: seriesWithOccurrencesSchema,
    status: 200,
    roles,
  }),
};
