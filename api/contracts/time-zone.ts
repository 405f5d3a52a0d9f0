import { z } from 'zod';

function isKnown(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** An IANA zone by name, such as `Europe/Berlin`. Offsets are none: they do not know when the clocks change. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .regex(/^(?:[A-Z][A-Za-z_]*(?:\/[A-Z][A-Za-z0-9_+-]*)+|UTC)$/, {
    error: 'Write a time zone as Europe/Berlin',
    abort: true,
  })
  .refine(isKnown, { error: 'Write a time zone as Europe/Berlin' });
