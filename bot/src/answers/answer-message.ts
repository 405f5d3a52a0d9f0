import { listManagerChannels } from '@fleet/api/domain/manager-channel/list-manager-channels.ts';
import { listVehicles } from '@fleet/api/domain/vehicle/vehicle-queries.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import { approves, type BotContext } from '../bot-context.ts';
import { helpCard } from '../cards/help-card.ts';
import { whenCard } from '../cards/when-card.ts';
import { fleetTermsOf } from '../language/fleet-terms.ts';
import type { Intent } from '../language/intent.ts';
import { understand } from '../language/understand.ts';
import type { Reply } from '../reply.ts';
import { answerAvailability } from './answer-availability.ts';
import { answerApprovals, answerMyReservations } from './answer-reservations.ts';

/** Fleet managers choose whether they are told in the chat they ask in. */
async function channelChoice({ user, chat }: BotContext): Promise<'appoint' | 'dismiss' | undefined> {
  if (!chat.isShared || !managesFleet(user.actor)) return undefined;
  const channels = await listManagerChannels(user);
  return channels.some(({ conversationId }) => conversationId === chat.conversationId) ? 'dismiss' : 'appoint';
}

/** Answers what somebody wrote in their own words. */
export async function answerMessage(context: BotContext, message: string): Promise<Reply> {
  const { user, viewer } = context;
  const { vehicles } = await listVehicles(user, {});
  const fleetTerms = fleetTermsOf(vehicles);
  return answerIntent(context, understand(message, { now: user.now(), ...viewer, fleetTerms }));
}

async function answerIntent(context: BotContext, intent: Intent): Promise<Reply> {
  const { viewer } = context;
  switch (intent.kind) {
    case 'book':
    case 'availability': {
      const { wish, purpose: saidPurpose, period } = intent;
      if (period.kind === 'ask') return whenCard({ wish, saidPurpose, draft: period.draft, why: period.why, viewer });
      const [startDate, endDate] = [period.startDate.toISOString(), period.endDate.toISOString()];
      return answerAvailability(context, {
        search: { startDate, endDate, wish, saidPurpose },
        assumptions: period.assumptions,
      });
    }
    case 'my-reservations':
      return answerMyReservations(context, { reason: 'asked', day: intent.which.day });
    case 'cancel':
      return answerMyReservations(context, { reason: 'cancel', day: intent.which.day });
    case 'change':
      // The day they name may be the one to move to.
      return answerMyReservations(context, { reason: 'change' });
    case 'approvals':
      return answerApprovals(context);
    case 'unknown':
    case 'denied':
      return helpCard({ occasion: intent.kind, approves: approves(context), viewer });
    default:
      return helpCard({
        occasion: 'help',
        approves: approves(context),
        channel: await channelChoice(context),
        viewer,
      });
  }
}
