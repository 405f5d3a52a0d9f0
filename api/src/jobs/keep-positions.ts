import type { SystemContext } from '../domain/command-context.ts';
import { forgetPositions, rollPositionDays } from '../domain/position/forget-positions.ts';
import { untilNone } from './until-none.ts';

/** Looking at a day's positions is work, and an hour more or less does not matter. */
const minuteOfHour = 17;

/** Makes room for the next days' positions, and removes what is kept no longer. */
export async function keepPositions(context: SystemContext): Promise<number> {
  const dropped = await rollPositionDays(context);
  if (context.now().getUTCMinutes() !== minuteOfHour) return dropped;
  return dropped + (await untilNone(() => forgetPositions(context)));
}
