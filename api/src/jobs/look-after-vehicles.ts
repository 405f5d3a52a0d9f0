import { raiseDueAlerts } from '../domain/alert/raise-due-alerts.ts';
import type { SystemContext } from '../domain/command-context.ts';
import { settleTrips } from '../domain/trip/settle-trips.ts';

/** Ends what vehicles have fallen silent about, and says what somebody should look at. */
export async function lookAfterVehicles(context: SystemContext): Promise<number> {
  return (await settleTrips(context)) + (await raiseDueAlerts(context));
}
