import { listReservations } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { listVehicles } from '@fleet/api/domain/vehicle/vehicle-queries.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import type { BotContext } from '../bot-context.ts';
import { whereaboutsCard } from '../cards/whereabouts-card.ts';
import { fitsWish } from '../language/fleet-terms.ts';
import type { VehicleWish } from '../language/intent.ts';
import type { Reply } from '../reply.ts';

const mostReservations = 200;

/** Whether vehicles are out, and until when; who has them is for fleet managers alone. */
export async function answerWhereabouts({ user, viewer }: BotContext, wish: VehicleWish): Promise<Reply> {
  const { vehicles } = await listVehicles(user, {});
  const meant = vehicles.filter((one) => fitsWish(one, wish));
  const drivers = new Map<string, string>();
  if (managesFleet(user.actor)) {
    const now = user.now();
    const { reservations } = await listReservations(user, {
      scope: 'all',
      status: ['active', 'approved'],
      from: now.toISOString(),
      to: new Date(now.getTime() + 1).toISOString(),
      limit: mostReservations,
    });
    for (const { vehicle, driver } of reservations) drivers.set(vehicle.id, driver.displayName);
  }
  return whereaboutsCard({ vehicles: meant, drivers, mayKnow: managesFleet(user.actor), viewer });
}
