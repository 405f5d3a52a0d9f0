import { listVehicles } from '@fleet/api/domain/vehicle/vehicle-queries.ts';
import type { BotContext } from '../bot-context.ts';
import { describePlace, describeVehicle } from '../cards/describe-vehicle.ts';
import { vehicleCard } from '../cards/vehicle-card.ts';
import type { ExtensionResult, SearchPage } from './extension-result.ts';

/** Vehicles by make, model or plate; those that are lent, by name. */
export async function searchVehicles(
  { user, viewer }: BotContext,
  { text, skip, count }: SearchPage,
): Promise<ExtensionResult[]> {
  const { vehicles } = await listVehicles(user, { q: text, limit: skip + count, sort: 'name' });
  return vehicles.slice(skip).map((vehicle) => {
    const name = describeVehicle({ name: `${vehicle.make} ${vehicle.model}`, licensePlate: vehicle.licensePlate });
    return { title: name, text: describePlace(vehicle), card: vehicleCard({ vehicle, viewer }).card };
  });
}
