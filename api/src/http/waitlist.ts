import type { waitlistOperations } from '@fleet/contracts/waitlist.ts';
import { acceptWaitlistOffer } from '../domain/waitlist/accept-waitlist-offer.ts';
import { createWaitlistRequest } from '../domain/waitlist/create-waitlist-request.ts';
import { declineWaitlistOffer } from '../domain/waitlist/decline-waitlist-offer.ts';
import { getWaitlistRequest, listWaitlistRequests } from '../domain/waitlist/waitlist-queries.ts';
import { withdrawWaitlistRequest } from '../domain/waitlist/withdraw-waitlist-request.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const waitlistHandlers: OperationHandlers<keyof typeof waitlistOperations> = {
  listWaitlistRequests,
  getWaitlistRequest,
  createWaitlistRequest,
  acceptWaitlistOffer,
  declineWaitlistOffer,
  withdrawWaitlistRequest,
};
