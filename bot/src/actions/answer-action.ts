/** From the verb of a button to what it does. */
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import { answerAvailability } from '../answers/answer-availability.ts';
import { answerMessage } from '../answers/answer-message.ts';
import { answerOwnView } from '../answers/answer-own-view.ts';
import { answerRefusal } from '../answers/answer-refusal.ts';
import { answerApprovals, answerMyReservations, answerReservation } from '../answers/answer-reservations.ts';
import { answerWaitlist } from '../answers/answer-waitlist.ts';
import { approves, type BotContext } from '../bot-context.ts';
import { errorCard } from '../cards/error-card.ts';
import { refusalCard } from '../cards/refusal-card.ts';
import type { Reply } from '../reply.ts';
import { acceptOffer, declineOffer } from './answer-offer.ts';
import { appointChannel, dismissChannel } from './appoint-channel.ts';
import { cancel } from './cancel-reservation.ts';
import { change } from './change-reservation.ts';
import { showChange, submitChange } from './change-time.ts';
import { chooseVehicle } from './choose-vehicle.ts';
import { approve, reject } from './decide-reservation.ts';
import { approveAll } from './decide-reservations.ts';
import { answerQuestion, askWhen, findVehicles } from './find-vehicle.ts';
import { showHandover, submitHandover } from './hand-over.ts';
import { type Payload, payloads, type Verb } from './payloads.ts';
import { submitReservation } from './submit-reservation.ts';
import { showSwap } from './swap-vehicle.ts';
import { joinWaitlist, leaveWaitlist } from './wait-for-vehicle.ts';

type Actions = { [Name in Verb]: (context: BotContext, payload: Payload<Name>) => Promise<Reply> };

const actions: Actions = {
  'ask-when': askWhen,
  'answer-question': answerQuestion,
  'find-availability': findVehicles,
  'show-availability': (context, { offset, ...search }) => answerAvailability(context, { search, offset }),
  'choose-vehicle': chooseVehicle,
  'submit-reservation': submitReservation,
  'approve-reservation': approve,
  'approve-reservations': approveAll,
  'reject-reservation': reject,
  'cancel-reservation': cancel,
  'show-reservation': (context, { reservationId }) =>
    answerReservation(context, reservationId).catch((error: unknown) => answerRefusal(context, error, reservationId)),
  'show-my-reservations': (context, { day }) => answerMyReservations(context, { reason: 'asked', day }),
  'show-approvals': (context) => answerApprovals(context),
  'change-reservation': change,
  'show-change': showChange,
  'submit-change': submitChange,
  'show-swap': showSwap,
  'show-handover': showHandover,
  'submit-handover': submitHandover,
  'join-waitlist': joinWaitlist,
  'leave-waitlist': leaveWaitlist,
  'show-waitlist': (context) => answerWaitlist(context, { reason: 'asked' }),
  'accept-offer': acceptOffer,
  'decline-offer': declineOffer,
  'show-own-view': answerOwnView,
  'answer-message': (context, { text }) => answerMessage(context, text),
  'appoint-channel': appointChannel,
  'dismiss-channel': dismissChannel,
};

/**
 * Does what a button asks for.
 * @param verb and data as they came from outside; what does not fit is answered as a stale card and does nothing
 */
export async function answerAction(context: BotContext, verb: unknown, data: unknown): Promise<Reply> {
  if (typeof verb !== 'string' || !Object.hasOwn(actions, verb)) return errorCard('stale', context.viewer);
  try {
    return await run(context, verb as Verb, data);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refusalCard(error, { approves: approves(context), viewer: context.viewer });
  }
}

async function run<Name extends Verb>(context: BotContext, verb: Name, data: unknown): Promise<Reply> {
  const payload = payloads[verb].safeParse(data);
  if (!payload.success) return errorCard('stale', context.viewer);
  const action: Actions[Name] = actions[verb];
  return action(context, payload.data as Payload<Name>);
}
