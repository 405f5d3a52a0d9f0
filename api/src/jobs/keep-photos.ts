import type { SystemContext } from '../domain/command-context.ts';
import { forgetPhotos } from '../domain/photo/forget-photos.ts';
import { untilNone } from './until-none.ts';

/** Looking at all pictures is work, and an hour more or less does not matter. */
const minuteOfHour = 43;

/** Removes the pictures that are kept no longer. */
export async function keepPhotos(context: SystemContext): Promise<number> {
  return context.now().getUTCMinutes() === minuteOfHour ? untilNone(() => forgetPhotos(context)) : 0;
}
