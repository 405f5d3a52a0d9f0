import { z } from 'zod';
import { instantSchema } from './instant.ts';

/** Every code a caller can meet, with the HTTP status that carries it. */
export const errorStatus = {
  VALIDATION_FAILED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RULE_VIOLATED: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

const errorCodes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]];

/** The rules a reservation can break, and what can be in its way. */
export const ruleCodes = [
  'end-before-start',
  'start-in-past',
  'end-in-past',
  'minimum-notice',
  'horizon',
  'maximum-length',
  'opening-hours',
  'holiday',
  'blackout',
  'quota',
  'driver-blocked',
  'licence-missing',
  'licence-expired',
  'licence-class',
  // Something about the driver, told to the driver and to fleet managers only.
  'driver-unfit',
  'seats',
  'equipment',
  'range',
  'class-missing',
  'reserve-for-other',
  'approver-missing',
  // A longer time for a vehicle that is out, about which nobody has decided.
  'beyond-decision',
  'maintenance',
  'retired',
  'taken',
  'held',
  'overdue',
] as const;
export const ruleCodeSchema = z.enum(ruleCodes);
export type RuleCode = z.infer<typeof ruleCodeSchema>;

/** Another vehicle at the same time, or another time of the same vehicle, maybe a shorter one, that would have worked. */
export const alternativeSchema = z.object({
  kind: z.enum(['other-vehicle', 'other-time']),
  vehicleId: z.uuid(),
  vehicleName: z.string(),
  licensePlate: z.string(),
  startDate: instantSchema,
  endDate: instantSchema,
});
export type Alternative = z.infer<typeof alternativeSchema>;

/** The body of every error answer (RFC 9457, application/problem+json). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(errorCodes),
  /** Which input was wrong and why; for VALIDATION_FAILED. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** Which rule was broken; for CONFLICT and RULE_VIOLATED. */
  rule: ruleCodeSchema.optional(),
  /** What would work instead; for CONFLICT and RULE_VIOLATED. */
  alternatives: z.array(alternativeSchema).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
