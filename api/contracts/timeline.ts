import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { maintenanceKindSchema } from './maintenance.ts';
import { operation, roles } from './operation.ts';
import { reservationStatusSchema } from './reservation.ts';

/** A month as calendars draw it has six weeks, of which one may be an hour longer. */
const maximumTimelineDays = 43;
/** How many reservations are told at once; whoever has more asks for a pool or a shorter time. */
export const maximumTimelineReservations = 5_000;

/** A reservation as everybody may know of it: that the vehicle is taken then. */
const timelineReservationSchema = z.object({
  vehicleId: z.uuid(),
  startDate: instantSchema,
  /** As agreed; one that is `active` keeps the vehicle until it is back. */
  endDate: instantSchema,
  /** Turnaround after the end, in which nobody else can start. */
  bufferMinutes: z.int(),
  status: reservationStatusSchema.extract(['pending', 'approved', 'active', 'completed']),
  /** For those who may see it; null for everybody else. */
  details: z
    .object({
      id: z.uuid(),
      version: z.int(),
      driverName: z.string(),
      purpose: z.string(),
      seriesId: z.uuid().nullable(),
      /** Whether the caller drives or asked for it. */
      isMine: z.boolean(),
      mayUpdate: z.boolean(),
    })
    .nullable(),
});
export type TimelineReservation = z.infer<typeof timelineReservationSchema>;

/** What keeps vehicles from being lent besides reservations. */
const timelineBlockSchema = z.object({
  /** `outlook` is somebody who has booked the vehicle there, past Fleet. */
  kind: z.enum(['hold', 'blackout', 'outlook', 'maintenance']),
  id: z.uuid(),
  /** Null for a blackout of a pool or of the whole tenant. */
  vehicleId: z.uuid().nullable(),
  /** Null unless it is a blackout of a pool. */
  poolId: z.uuid().nullable(),
  startDate: instantSchema,
  /** Null while nobody knows when the vehicle comes back. */
  endDate: instantSchema.nullable(),
  /** Of blackouts, in the words of whoever made them. */
  reason: z.string().nullable(),
  maintenanceKind: maintenanceKindSchema.nullable(),
  /** Whether the caller placed the hold. */
  isMine: z.boolean(),
});
export type TimelineBlock = z.infer<typeof timelineBlockSchema>;

export const timelineOperations = {
  getTimeline: operation({
    method: 'GET',
    path: '/api/v1/timeline',
    summary:
      'What claims vehicles within a time, by start: reservations without saying whose, unless the caller may see',
    input: z
      .strictObject({
        from: instantSchema.describe('What ends after this instant'),
        to: instantSchema.describe(`What starts before this instant; at most ${maximumTimelineDays} days later`),
        scope: z
          .enum(['mine', 'all'])
          .default('all')
          .describe('Only what one drives or asked for, or what claims vehicles, whosever it is'),
        poolId: z.uuid().optional().describe('Only the vehicles of this pool'),
        vehicleId: z.uuid().optional().describe('Only this vehicle'),
      })
      .refine(({ from, to }) => Date.parse(to) > Date.parse(from), {
        error: 'The end must be after the start',
        path: ['to'],
      })
      .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= maximumTimelineDays * 86_400_000, {
        error: `Ask for at most ${maximumTimelineDays} days at once`,
        path: ['to'],
      }),
    output: z.object({
      reservations: z.array(timelineReservationSchema),
      blocks: z.array(timelineBlockSchema),
      /** Whether these are all; otherwise they are the first by start. */
      isComplete: z.boolean(),
    }),
    status: 200,
    roles,
  }),
};
