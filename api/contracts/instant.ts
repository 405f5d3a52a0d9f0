import { z } from 'zod';

/** The years in which a reservation, or anything about it, can lie; Outlook and PostgreSQL agree on all of them. */
const years = /^20\d\d-/;

/** An instant with its offset, as RFC 3339 writes it; read as UTC, so that one instant is one text however it was written. */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .regex(years, { error: 'Choose a date between the years 2000 and 2099', abort: true })
  .overwrite((text) => new Date(text).toISOString());
