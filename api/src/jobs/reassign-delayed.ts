import type { SystemContext } from '../domain/command-context.ts';
import { listDelayed, reassignDelayed as reassignOne } from '../domain/reservation/reassign-delayed.ts';
import { forEach } from './for-each.ts';

/** Finds another vehicle for whoever would wait for one that has not come back. */
export async function reassignDelayed(context: SystemContext): Promise<number> {
  return forEach(await listDelayed(context), (id) => reassignOne(context, id));
}
