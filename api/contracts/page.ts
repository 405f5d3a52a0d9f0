import { z } from 'zod';

/** The input of a list that comes page by page. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `nextCursor` of the page before. */
  cursor: z.base64url().max(2000).optional(),
};

/** What asks for the page after; null when this is the last one. */
export const nextCursorSchema = z.string().nullable();

/** A switch that may stand in a query. */
export const flagSchema = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((flag) => flag === true || flag === 'true');
