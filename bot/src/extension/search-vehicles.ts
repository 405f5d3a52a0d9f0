import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { listVehicles } from '@fleet/api/domain/vehicle/vehicle-queries.ts';
import type { Vehicle } from '@fleet/contracts/vehicle.ts';
import { findFitting } from '../answers/answer-availability.ts';
import type { BotContext } from '../bot-context.ts';
import { answersTo, fitsWish, fleetTermsOf } from '../language/fleet-terms.ts';
import { readPeriod } from '../language/period.ts';
import { defaultToWholeDay, readMessage } from '../language/read-message.ts';
import type { ExtensionResult, SearchPage } from './extension-result.ts';
import { vehicleResult } from './vehicle-result.ts';

const isSaid = /[\p{L}\p{N}]/u;

/**
 * Vehicles by what is typed of them: make, model, plate, color, site or class. With a time, those that are free then, the one
 * that is given away first before the others.
 */
export async function searchVehicles(
  context: BotContext,
  { text, skip, count }: SearchPage,
): Promise<ExtensionResult[]> {
  const { vehicles } = await listVehicles(context.user, { sort: 'name' });
  const found = await findFor(context, text, vehicles);
  return found.slice(skip, skip + count).map((vehicle) => vehicleResult(vehicle, context));
}

async function findFor(context: BotContext, text: string, vehicles: readonly Vehicle[]): Promise<readonly Vehicle[]> {
  const { user, viewer } = context;
  const { wish, wantsVehicle, speaksOfTime, said, left, clock } = readMessage(text, {
    now: user.now(),
    ...viewer,
    fleetTerms: fleetTermsOf(vehicles),
  });
  const period = speaksOfTime ? readPeriod(defaultToWholeDay('availability', said), clock) : undefined;
  if (period?.kind === 'period') {
    const [startDate, endDate] = [period.startDate.toISOString(), period.endDate.toISOString()];
    const free = await findFitting(context, { startDate, endDate }, wish).catch(nothingFree);
    const byId = new Map(vehicles.map((vehicle) => [vehicle.id, vehicle]));
    return free.vehicles.flatMap(({ vehicleId }) => byId.get(vehicleId) ?? []);
  }
  // Who means a class does not mean those whose name has its letters: an Avant is no van.
  if (wantsVehicle && !isSaid.test(left.rest)) return vehicles.filter((vehicle) => fitsWish(vehicle, wish));
  const words = text.split(/\s+/).filter((word) => isSaid.test(word));
  return vehicles.filter((vehicle) => answersTo({ ...vehicle, name: `${vehicle.make} ${vehicle.model}` }, words));
}

/** The rules allow nobody a time like that. */
function nothingFree(error: unknown): { vehicles: [] } {
  if (error instanceof DomainError) return { vehicles: [] };
  throw error;
}
