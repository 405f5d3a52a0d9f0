import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { getReservation } from '@fleet/api/domain/reservation/reservation-queries.ts';
import { getVehicle } from '@fleet/api/domain/vehicle/vehicle-queries.ts';
import { z } from 'zod';
import type { BotContext } from '../bot-context.ts';
import type { ExtensionResult } from './extension-result.ts';
import { reservationResults } from './reservation-result.ts';
import { vehicleResult } from './vehicle-result.ts';

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
    if (kind === 'vehicles') return vehicleResult(await getVehicle(context.user, { vehicleId: id }), context);
    const [result] = await reservationResults([await getReservation(context.user, { reservationId: id })], context);
    return result;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
