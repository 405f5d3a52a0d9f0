import type { WaitlistRequest } from '@fleet/contracts/waitlist.ts';
import type { SystemContext } from '../command-context.ts';
import { selectWaitlistRequest, toWaitlistRequest, type WaitlistRow } from './waitlist-rows.ts';

/** A request to which something is offered now, as effects need it. */
export interface LoadedOffer extends WaitlistRequest {
  offer: NonNullable<WaitlistRequest['offer']>;
}

/** @returns undefined when nothing is offered any more */
export async function loadOffer(
  { database, tenantId, now }: SystemContext,
  waitlistRequestId: string,
): Promise<LoadedOffer | undefined> {
  const [row] = await database.read<WaitlistRow>(tenantId, {
    name: 'waitlist.load-offer',
    text: `${selectWaitlistRequest()} where w.id = $1 and w.status = 'offered' and w.offer_expires_at > $2`,
    values: [waitlistRequestId, now()],
  });
  if (!row) return undefined;
  const { offer, ...request } = toWaitlistRequest(row);
  return offer ? { ...request, offer } : undefined;
}
