import { z } from 'zod';
import { instantSchema } from './instant.ts';

/** The input of a list that comes page by page. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most come at once'),
  cursor: z.base64url().max(2000).optional().describe('nextCursor of the page before, in the same order'),
};

/** How many come of a list that may be asked for as a whole. */
export const wholeListLimit = 2_000;

/** The input of a list that is small enough to come as a whole; with a limit it comes page by page. */
export const wholeListInput = {
  limit: pageInput.limit
    .unwrap()
    .optional()
    .describe(`How many at most come at once; left out, up to ${wholeListLimit}`),
  cursor: pageInput.cursor,
};

/** Which way a list is ordered. */
export const orderSchema = z.enum(['asc', 'desc']).describe('Upward (asc), unless asked for otherwise, or downward');

/** What asks for the page after; null when this is the last one. */
export const nextCursorSchema = z.string().nullable();

/** Whose rows a list is about. */
export const scopeSchema = z.enum(['mine', 'all']).default('mine').describe('One’s own, or all, for fleet managers');

/** The limits in time of a list of what lasts for a while. */
export const overlapInput = {
  from: instantSchema.optional().describe('Only those that end after this instant'),
  to: instantSchema.optional().describe('Only those that start before this instant'),
};

/** A switch that may stand in a query. */
export const flagSchema = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((flag) => flag === true || flag === 'true');
