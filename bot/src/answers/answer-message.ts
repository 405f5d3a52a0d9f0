import { listManagerChannels } from '@fleet/api/domain/manager-channel/list-manager-channels.ts';
import { type KnownVehicle, listKnownVehicles } from '@fleet/api/domain/vehicle/list-known-vehicles.ts';
import { managesFleet } from '@fleet/contracts/operation.ts';
import { approves, type BotContext } from '../bot-context.ts';
import { acknowledgementCard } from '../cards/acknowledgement-card.ts';
import { helpCard } from '../cards/help-card.ts';
import { fleetTermsOf } from '../language/fleet-terms.ts';
import type { Intent } from '../language/intent.ts';
import { readDraft } from '../language/read-draft.ts';
import type { Listener } from '../language/read-message.ts';
import { understandAnswer } from '../language/understand-answer.ts';
import type { AskedWish } from '../memory.ts';
import type { Reply } from '../reply.ts';
import { answerCancel, answerOwn } from './answer-own.ts';
import { answerPeriod } from './answer-period.ts';
import { answerApprovals, answerMyReservations } from './answer-reservations.ts';
import { answerWaitlist } from './answer-waitlist.ts';
import { answerWhereabouts } from './answer-whereabouts.ts';
import { findIntent } from './find-intent.ts';
import { findOwnReservations } from './find-own-reservations.ts';

/**
 * Answers what somebody wrote in their own words. Words alone change nothing: they fill in a card, and a button of that does
 * what it says, so that a message may arrive twice.
 */
export async function answerMessage(context: BotContext, message: string): Promise<Reply> {
  const { memory, user, viewer } = context;
  const [vehicles, { asked }] = await Promise.all([listKnownVehicles(user), memory.recall()]);
  const listener = { now: user.now(), ...viewer, fleetTerms: fleetTermsOf(vehicles) };
  const answer = asked && (await answerQuestion(context, message, listener, asked));
  return answer ?? answerIntent(context, await findIntent(context, message, listener, asked), vehicles, asked);
}

/** @returns undefined when the message says something by itself */
async function answerQuestion(
  context: BotContext,
  message: string,
  listener: Listener,
  { wish: askedWish, draft, saidPurpose }: AskedWish,
): Promise<Reply | undefined> {
  const answer = understandAnswer(message, listener, { wish: askedWish, draft });
  if (!answer) return undefined;
  const { wish, period, purpose = saidPurpose } = answer;
  return answerPeriod(context, { wish, period, saidPurpose: purpose });
}

async function answerIntent(
  context: BotContext,
  intent: Intent,
  vehicles: readonly KnownVehicle[],
  asked: AskedWish | undefined,
): Promise<Reply> {
  const { memory, user, viewer } = context;
  switch (intent.kind) {
    case 'book':
    case 'availability': {
      const { wish, purpose: saidPurpose, period } = intent;
      return answerPeriod(context, { wish, saidPurpose, period });
    }
    case 'my-reservations':
      return answerMyReservations(context, { reason: 'asked', day: intent.which.day });
    case 'cancel':
      return answerCancel(context, intent.which, vehicles);
    case 'swap':
    case 'change':
    case 'check-out':
    case 'check-in': {
      const { which, ...plan } = intent;
      return answerOwn(context, plan, which, vehicles);
    }
    case 'report-damage':
      return answerDamage(context, intent, vehicles);
    case 'who-has':
      return answerWhereabouts(context, intent.wish);
    case 'approvals':
      return answerApprovals(context);
    case 'waitlist':
      return answerWaitlist(context, { reason: 'asked' });
    case 'thanks':
      return acknowledgementCard('thanks', viewer);
    case 'forget':
      await memory.forget();
      return acknowledgementCard('forgotten', viewer);
    case 'unknown': {
      // Whoever was asked something is asked again.
      if (asked) {
        const period = readDraft(asked.draft, user.now(), viewer.timeZone);
        return answerPeriod(context, { ...asked, period }, { isRepeated: true });
      }
      return helpCard({ occasion: 'unknown', approves: approves(context), viewer });
    }
    case 'denied':
      return helpCard({ occasion: 'denied', approves: approves(context), viewer });
    default:
      return helpCard({
        occasion: 'help',
        approves: approves(context),
        channel: await channelChoice(context),
        viewer,
      });
  }
}

/** What is broken is written down with the handover at which it is seen. */
async function answerDamage(
  context: BotContext,
  { which, report }: Extract<Intent, { kind: 'report-damage' }>,
  vehicles: readonly KnownVehicle[],
): Promise<Reply> {
  const own = await findOwnReservations(context);
  const kind = own.some(({ status }) => status === 'active') ? 'check-in' : 'check-out';
  return answerOwn(context, { kind, report }, which, vehicles);
}

/** Fleet managers choose whether they are told in the chat they ask in. */
async function channelChoice({ user, chat }: BotContext): Promise<'appoint' | 'dismiss' | undefined> {
  if (!chat.isShared || !managesFleet(user.actor)) return undefined;
  const channels = await listManagerChannels(user);
  return channels.some(({ conversationId }) => conversationId === chat.conversationId) ? 'dismiss' : 'appoint';
}
