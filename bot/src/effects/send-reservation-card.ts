import { findActingUser } from '@fleet/api/domain/audit/find-acting-user.ts';
import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { findConversation } from '@fleet/api/domain/conversation/find-conversation.ts';
import { listReservationCards } from '@fleet/api/domain/conversation/list-reservation-cards.ts';
import { type ReservationCard, recordReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import { type LoadedReservation, loadReservation } from '@fleet/api/domain/reservation/load-reservation.ts';
import { allowedActions } from '@fleet/api/domain/reservation/reservation-policy.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import type { BotLog } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import { approvalCard } from '../cards/approval-card.ts';
import { reservationCard } from '../cards/reservation-card.ts';
import { RecipientUnreachable } from '../judge-refusal.ts';
import type { Notifier } from '../notifier.ts';
import { readConversation } from '../stored-conversation.ts';
import type { Viewer } from '../viewer.ts';

export interface SendReservationCardOptions {
  notifier: Notifier;
  log: BotLog;
}

type Kind = ReservationCard['kind'];

/**
 * Keeps the cards of a reservation true: asks everybody who decides now, and shows the outcome in the cards there are.
 * Who has none is sent one when there is something to decide or something was decided. A crash between the sending and its
 * record sends it again, as Teams cannot tell whether it has it; recording first would lose it instead.
 */
export function createSendReservationCard({ notifier, log }: SendReservationCardOptions): Effect {
  return {
    name: 'send-reservation-card',
    handles: reservationEventTypes,
    async deliver(event, context) {
      const reservation = await loadReservation(context, event.entityId);
      if (!reservation) return;
      const cards = await listReservationCards(context, reservation.id);
      const actingUserId = await findActingUser(context, { action: event.type, reservationId: reservation.id });
      const requester = reservation.createdBy.userId;
      // Nobody needs a new card about what they have just done themselves.
      const isNews = reservation.status !== 'pending' && actingUserId !== requester;
      const due = [
        ...reservation.deciders.map(({ userId }) => ({ kind: 'approver' as const, userId })),
        ...(isNews ? [{ kind: 'requester' as const, userId: requester }] : []),
      ].filter((one) => !cards.some(({ kind, userId }) => kind === one.kind && userId === one.userId));
      const outcomes = await Promise.allSettled([
        ...cards.map((card) => bringUpToDate(context, reservation, card)),
        ...due.map(({ kind, userId }) => sendFirst(context, reservation, kind, userId)),
      ]);
      // One person's trouble does not keep the others waiting, but it is tried again.
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };

  async function sendFirst(
    context: SystemContext,
    reservation: LoadedReservation,
    kind: Kind,
    userId: string,
  ): Promise<void> {
    const reference = await findConversation(context, userId);
    const conversation = reference && readConversation(reference);
    if (!reference || !conversation)
      return log.info({ kind, reservationId: reservation.id }, 'nobody to send a card to');
    await unlessUnreachable(reservation.id, kind, async () => {
      const message = compose(context, reservation, kind, userId, conversation.viewer);
      const activityId = await notifier.send(conversation.conversation, message);
      const shownVersion = reservation.version;
      await recordReservationCard(context, {
        reservationId: reservation.id,
        userId,
        kind,
        reference,
        activityId,
        shownVersion,
      });
    });
  }

  async function bringUpToDate(context: SystemContext, first: LoadedReservation, card: ReservationCard): Promise<void> {
    const stored = readConversation(card.reference);
    if (!stored) return log.info({ kind: card.kind, reservationId: first.id }, 'nobody to send a card to');
    await unlessUnreachable(first.id, card.kind, async () => {
      let reservation: LoadedReservation | undefined = first;
      let shownVersion = card.shownVersion;
      // What changes while an older state is on its way is shown after it.
      while (reservation && reservation.version > shownVersion) {
        const message = compose(context, reservation, card.kind, card.userId, stored.viewer);
        await notifier.update(stored.conversation, card.activityId, message);
        shownVersion = reservation.version;
        await recordReservationCard(context, { ...card, shownVersion });
        reservation = await loadReservation(context, card.reservationId);
      }
    });
  }

  async function unlessUnreachable(reservationId: string, kind: Kind, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RecipientUnreachable)) throw error;
      log.info({ kind, reservationId }, 'the recipient of a card cannot be reached any more');
    }
  }
}

function compose(
  { now }: SystemContext,
  reservation: LoadedReservation,
  kind: Kind,
  userId: string,
  viewer: Viewer,
): CardMessage {
  const decidesFor = reservation.deciders.find((one) => one.userId === userId)?.decidesFor ?? [];
  const allowed = allowedActions({ userId, roles: [], decidesFor }, reservation.facts, now());
  return kind === 'approver'
    ? approvalCard({
        reservation,
        mayDecide: allowed.includes('approve'),
        isOver: reservation.facts.endDate <= now(),
        viewer,
      })
    : reservationCard({ reservation, allowed, viewer });
}
