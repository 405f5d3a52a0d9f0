import { randomUUID } from 'node:crypto';
import { listCostCenters } from '@fleet/api/domain/cost-center/cost-center-queries.ts';
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { getMe } from '@fleet/api/domain/user/user-queries.ts';
import { answerAvailability, busyTimesOf, findOffer } from '../answers/answer-availability.ts';
import type { BotContext } from '../bot-context.ts';
import { bookingFormCard } from '../cards/booking-form-card.ts';
import type { Reply } from '../reply.ts';
import type { Payload, Search } from './payloads.ts';

/** What was typed into the form so far, and what was wrong with it. */
export interface FormState {
  requestId: string;
  purpose?: string | undefined;
  costCenter?: string | undefined;
  errors: readonly string[];
}

/** A vehicle was chosen from a list: shows the form for it, or the list again when it is no longer free. */
export async function chooseVehicle(context: BotContext, payload: Payload<'choose-vehicle'>): Promise<Reply> {
  return showForm(context, payload);
}

export async function showForm(
  context: BotContext,
  { vehicleId, ...search }: Search & { vehicleId: string },
  state?: FormState,
): Promise<Reply> {
  const { user, viewer } = context;
  const [offer, busyTimes, { costCenters }, me] = await Promise.all([
    findOffer(context, search, vehicleId).catch((error: unknown) => {
      // The list explains what is wrong with the period.
      if (error instanceof DomainError && error.code === 'RULE_VIOLATED') return undefined;
      throw error;
    }),
    busyTimesOf(context, search),
    listCostCenters(user),
    getMe(user),
  ]);
  if (!offer) return answerAvailability(context, { search, because: 'taken' });
  return bookingFormCard({
    search,
    vehicle: { ...offer, id: vehicleId },
    approvalRequired: offer.approvalRequired,
    requestId: state?.requestId ?? randomUUID(),
    purpose: state ? state.purpose : search.saidPurpose,
    costCenter: state?.costCenter ?? me.costCenter ?? undefined,
    costCenters,
    busyTimes,
    errors: state?.errors ?? [],
    viewer,
  });
}
