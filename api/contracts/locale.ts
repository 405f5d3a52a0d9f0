import { z } from 'zod';

/** A language as BCP 47 writes it, with a region where that matters: `en-GB`. */
export const localeSchema = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, { error: 'Write a language as en-GB', abort: true })
  .refine(isLocale, { error: 'Write a language as en-GB' })
  .transform((text) => Intl.getCanonicalLocales(text)[0] ?? text);

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
