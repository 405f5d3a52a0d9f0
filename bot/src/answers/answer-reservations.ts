import { isConcerned } from '@fleet/api/domain/reservation/reservation-policy.ts';
import { getReservation, listReservations } from '@fleet/api/domain/reservation/reservation-queries.ts';
import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { BotContext } from '../bot-context.ts';
import type { CardElement } from '../cards/adaptive-card.ts';
import { approvalCard } from '../cards/approval-card.ts';
import { type ApprovalsCardOptions, approvalsCard } from '../cards/approvals-card.ts';
import { type MyReservationsCardOptions, myReservationsCard } from '../cards/my-reservations-card.ts';
import { reservationCard } from '../cards/reservation-card.ts';
import type { Reply } from '../reply.ts';
import { findOwnReservations } from './find-own-reservations.ts';

const mostReservations = 200;

type MineOptions = Pick<MyReservationsCardOptions, 'reason' | 'refusal' | 'day'>;

/** What the person has reserved from now on, or on one wall day. */
export async function answerMyReservations(context: BotContext, options: MineOptions): Promise<Reply> {
  const reservations = await findOwnReservations(context, options.day);
  return myReservationsCard({ ...options, reservations, viewer: context.viewer });
}

/** What waits for the person's decision. */
export async function answerApprovals(
  { user, viewer }: BotContext,
  decided?: ApprovalsCardOptions['decided'],
): Promise<Reply> {
  const { reservations } = await listReservations(user, {
    scope: 'to-approve',
    from: user.now().toISOString(),
    limit: mostReservations,
  });
  return approvalsCard({ reservations, decided, viewer });
}

/** A reservation as it is now, the way the person sees it: as its approver or as whoever asked for it. */
export async function answerReservation(
  context: BotContext,
  reservationId: string,
  refusal?: CardElement,
): Promise<Reply> {
  return showReservation(context, await getReservation(context.user, { reservationId }), refusal);
}

export function showReservation({ user, viewer }: BotContext, reservation: Reservation, refusal?: CardElement): Reply {
  const { allowedActions, ...shown } = reservation;
  const { userId } = user.actor;
  const isOwn = shown.createdBy.userId === userId || shown.driver.userId === userId;
  const decides = !isOwn && shown.approvals.some((one) => isConcerned(user.actor, one));
  const message = decides
    ? approvalCard({
        reservation: shown,
        mayDecide: allowedActions.includes('approve'),
        mayExtend: shown.status === 'active' && allowedActions.includes('update'),
        isOver: new Date(shown.endDate) <= user.now(),
        refusal,
        now: user.now(),
        viewer,
      })
    : reservationCard({ reservation: shown, allowed: allowedActions, refusal, now: user.now(), viewer });
  const kind = decides ? 'approver' : 'requester';
  return { ...message, shows: { reservationId: shown.id, version: shown.version, kind } };
}
