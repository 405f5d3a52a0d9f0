import { listVehicles } from '@fleet/api/domain/vehicle/vehicle-queries.ts';
import type { BotContext } from '../bot-context.ts';
import type { ExtensionResult, SearchPage } from './extension-result.ts';
import { vehicleResult } from './vehicle-result.ts';

/** Vehicles by make, model or plate; those that are lent, by name. */
export async function searchVehicles(
  context: BotContext,
  { text, skip, count }: SearchPage,
): Promise<ExtensionResult[]> {
  const { vehicles } = await listVehicles(context.user, { q: text, limit: skip + count, sort: 'name' });
  return vehicles.slice(skip).map((vehicle) => vehicleResult(vehicle, context));
}
