import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { getVehicle } from '@fleet/api/domain/vehicle/vehicle-queries.ts';
import { z } from 'zod';
import { concernedUserIds, sharedViewOf } from '../answers/answer-own-view.ts';
import type { BotContext } from '../bot-context.ts';
import { describePlace, describeVehicle } from '../cards/describe-vehicle.ts';
import { sharedReservationCard } from '../cards/shared-reservation-card.ts';
import { vehicleCard } from '../cards/vehicle-card.ts';
import type { ExtensionResult } from './extension-result.ts';

/** `/tabs/reservations/{id}` or `/tabs/vehicles/{id}` at the product's own address. */
const pathPattern = /^\/tabs\/(reservations|vehicles)\/([^/]+)$/;

/**
 * What a link into the tabs stands for, as a whole chat may see it.
 * @returns undefined for any other link, and for what whoever wrote it may not see: the chat then shows the link alone
 */
export async function unfurlLink(
  context: BotContext,
  link: string,
  publicUrl: string,
): Promise<ExtensionResult | undefined> {
  const url = URL.parse(link);
  if (!url || url.origin !== new URL(publicUrl).origin) return undefined;
  const [, kind, id] = pathPattern.exec(url.pathname) ?? [];
  if (!kind || !z.uuid().safeParse(id).success || !id) return undefined;
  try {
    return kind === 'vehicles' ? await unfurlVehicle(context, id) : await unfurlReservation(context, id);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

async function unfurlVehicle({ user, viewer }: BotContext, vehicleId: string): Promise<ExtensionResult> {
  const vehicle = await getVehicle(user, { vehicleId });
  const title = describeVehicle({ name: `${vehicle.make} ${vehicle.model}`, licensePlate: vehicle.licensePlate });
  return { title, text: describePlace(vehicle), card: vehicleCard({ vehicle, viewer }).card };
}

async function unfurlReservation({ user, viewer }: BotContext, reservationId: string): Promise<ExtensionResult> {
  const reservation = await getReservation(user, { reservationId });
  const view = sharedViewOf(reservation, viewer);
  const userIds = await concernedUserIds(user, reservation);
  const { card } = sharedReservationCard({ reservationId, view, userIds, viewer });
  return { title: view.vehicle, text: `${view.when} · ${view.who}`, card };
}
