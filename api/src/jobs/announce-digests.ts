import type { SystemContext } from '../domain/command-context.ts';
import { announceDigest } from '../domain/digest/announce-digest.ts';

/** On Monday morning, tells the managers of the week before. */
export async function announceDigests(context: SystemContext): Promise<number> {
  return (await announceDigest(context)) ? 1 : 0;
}
