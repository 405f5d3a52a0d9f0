/** What each button carries. It comes back from outside, so it is checked like any input, and a reservation is only an id. */
import { reservationStatusSchema } from '@fleet/contracts/reservation.ts';
import { vehicleClassSchema } from '@fleet/contracts/vehicle.ts';
import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
const reservationId = z.uuid();
const waitlistRequestId = z.uuid();
const handoverKind = z.enum(['check-out', 'check-in']);
/** What the card showed: nobody decides about what they have not seen. */
const expectedVersion = z.int().min(1).optional();
/** Inputs that were left empty come as empty strings, or not at all. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

export const wishSchema = z.object({
  classes: z.array(vehicleClassSchema).max(10),
  fuelType: z.enum(['petrol', 'diesel', 'hybrid', 'electric']).optional(),
  minimumSeats: z.int().min(1).max(60).optional(),
  terms: z.array(z.string().min(1).max(100)).max(10),
});
const time = z.iso.time({ precision: -1 });
/** Wall times, as far as they are known. */
export const draftSchema = z.object({
  startDay: z.iso.date().optional(),
  startTime: time.optional(),
  endDay: z.iso.date().optional(),
  endTime: time.optional(),
});
const search = z.object({
  startDate: instant,
  endDate: instant,
  wish: wishSchema,
  /** The purpose that was named in words, to fill the form with. */
  saidPurpose: z.string().max(500).optional(),
});

const saidTime = z.object({ hour: z.int().min(0).max(24), minute: z.int().min(0).max(59), isLoose: z.boolean() });
const wallDate = z.iso.date().optional();
// A year: whoever means more means something else.
const minutes = z.int().min(-527_040).max(527_040);
const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['shift', 'lengthen']), minutes }),
  z.object({ kind: z.literal('end'), day: wallDate, time: saidTime.optional() }),
  z.object({ kind: z.literal('move'), day: wallDate, start: saidTime.optional(), end: saidTime.optional() }),
]);
const reportSchema = z.object({
  odometer: z.object({ value: z.int().min(0), unit: z.enum(['kilometer', 'mile']).optional() }).optional(),
  energyPercent: z.int().min(0).max(100).optional(),
  damage: z.string().max(1_000).optional(),
});

export const payloads = {
  'ask-when': search.partial({ startDate: true, endDate: true }).extend({ draft: draftSchema.optional() }),
  /** One of the answers that a question offers, with everything that was said before. */
  'answer-question': search.pick({ wish: true, saidPurpose: true }).extend({ draft: draftSchema }),
  'find-availability': search.pick({ wish: true, saidPurpose: true }).extend({
    startDay: z.iso.date(),
    startTime: time,
    endDay: optional(z.iso.date()),
    endTime: time,
  }),
  'show-availability': search.extend({ offset: z.int().min(0).max(10_000).optional() }),
  'choose-vehicle': search.extend({ vehicleId: z.uuid() }),
  'submit-reservation': search.extend({
    vehicleId: z.uuid(),
    requestId: z.uuid(),
    // Its rules are the contract's; the form explains what is wrong.
    purpose: optional(z.string().max(5_000)),
    costCenter: optional(z.string().max(200)),
  }),
  'approve-reservation': z.object({ reservationId, expectedVersion }),
  'approve-reservations': z.object({
    reservations: z.array(z.object({ reservationId, expectedVersion })).min(1).max(20),
  }),
  'reject-reservation': z.object({ reservationId, expectedVersion, reason: optional(z.string().trim().max(1_000)) }),
  'cancel-reservation': z.object({
    reservationId,
    reason: optional(z.string().trim().max(1_000)),
    /** Whether the button stood in a list, which is then shown again. */
    fromList: z.boolean().optional(),
    day: z.iso.date().optional(),
  }),
  'change-reservation': z.object({
    reservationId,
    expectedVersion,
    startDate: instant.optional(),
    endDate: instant.optional(),
    vehicleId: z.uuid().optional(),
  }),
  'show-change': z.object({ reservationId, change: changeSchema.optional() }),
  'submit-change': z.object({
    reservationId,
    expectedVersion,
    requestId: z.uuid(),
    // Of a reservation that has begun, only the end is asked for.
    startDay: optional(z.iso.date()),
    startTime: optional(time),
    endDay: optional(z.iso.date()),
    endTime: time,
  }),
  'show-swap': z.object({ reservationId, wish: wishSchema }),
  'show-handover': z.object({ reservationId, kind: handoverKind, report: reportSchema.optional() }),
  'submit-handover': z.object({
    reservationId,
    kind: handoverKind,
    expectedVersion,
    requestId: z.uuid(),
    // In the unit of the person's roads. The form explains what is wrong with it.
    odometer: optional(z.coerce.number().min(0).max(10_000_000)).catch(undefined),
    energyPercent: optional(z.coerce.number().int().min(0).max(100)),
    damage: optional(z.string().trim().max(1_000)),
  }),
  'join-waitlist': search.extend({ requestId: z.uuid(), purpose: optional(z.string().trim().max(500)) }),
  'leave-waitlist': z.object({ waitlistRequestId, expectedVersion }),
  'show-waitlist': z.object({}),
  'accept-offer': z.object({ waitlistRequestId, expectedVersion }),
  'decline-offer': z.object({ waitlistRequestId, expectedVersion }),
  'show-reservation': z.object({ reservationId }),
  'show-my-reservations': z.object({ day: z.iso.date().optional() }),
  'show-approvals': z.object({}),
  /** In a chat with others: what the person sees of a reservation in it. */
  'show-own-view': z.object({
    reservationId,
    /** What the chat has been shown; whoever may see no more is shown it again. */
    view: z.object({
      vehicle: z.string().max(300),
      where: z.string().max(300),
      when: z.string().max(300),
      who: z.string().max(300),
      status: reservationStatusSchema,
    }),
  }),
  /** In a chat with others: answers in private what somebody wrote. */
  'answer-message': z.object({ text: z.string().max(1_000) }),
  'appoint-channel': z.object({}),
  'dismiss-channel': z.object({}),
} as const;

export type Verb = keyof typeof payloads;
export type Payload<Name extends Verb> = z.output<(typeof payloads)[Name]>;
export type Search = z.output<typeof search>;
