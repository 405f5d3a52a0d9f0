import { z } from 'zod';

/** The input of a list that comes page by page. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `nextCursor` of the page before. */
  cursor: z.base64url().max(2000).optional(),
};

/** How many come of a list that may be asked for as a whole. */
export const wholeListLimit = 2_000;

/** The input of a list that is small enough to come as a whole; with a limit it comes page by page. */
export const wholeListInput = { limit: pageInput.limit.unwrap().optional(), cursor: pageInput.cursor };

/** Which way a list is ordered. */
export const orderSchema = z.enum(['asc', 'desc']);

/** What asks for the page after; null when this is the last one. */
export const nextCursorSchema = z.string().nullable();

/** A switch that may stand in a query. */
export const flagSchema = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((flag) => flag === true || flag === 'true');
