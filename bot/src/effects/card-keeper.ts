import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { type ReservationCard, recordReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import { type LoadedReservation, loadReservation } from '@fleet/api/domain/reservation/load-reservation.ts';
import { allowedActions } from '@fleet/api/domain/reservation/reservation-policy.ts';
import type { BotLog } from '../bot-log.ts';
import type { CardMessage } from '../cards/adaptive-card.ts';
import { approvalCard } from '../cards/approval-card.ts';
import { reservationCard } from '../cards/reservation-card.ts';
import { RecipientUnreachable } from '../judge-refusal.ts';
import type { Notifier } from '../notifier.ts';
import { readConversation } from '../stored-conversation.ts';
import type { Viewer } from '../viewer.ts';

/** Keeps a card true that was sent about a reservation. */
export interface CardKeeper {
  /**
   * Replaces what a card shows by the reservation as it is now, unless it shows that already.
   * @returns false when nobody sees that card any more, however often it is tried
   * @throws what is worth another try
   */
  keepTrue(context: SystemContext, reservation: LoadedReservation, card: ReservationCard): Promise<boolean>;
}

export function createCardKeeper({ notifier, log }: { notifier: Notifier; log: BotLog }): CardKeeper {
  return {
    async keepTrue(context, first, card) {
      const { kind, userId, reservationId } = card;
      const stored = readConversation(card.reference);
      if (!stored) return false;
      try {
        let reservation: LoadedReservation | undefined = first;
        let { shownVersion } = card;
        // What changes while an older state is on its way is shown after it.
        while (reservation && reservation.version > shownVersion) {
          const message = composeCard(context, reservation, kind, userId, stored.viewer);
          await notifier.update(stored.conversation, card.activityId, message);
          shownVersion = reservation.version;
          await recordReservationCard(context, { ...card, shownVersion });
          reservation = await loadReservation(context, reservationId);
        }
        return true;
      } catch (error) {
        if (!(error instanceof RecipientUnreachable)) throw error;
        log.info({ kind, reservationId }, 'the recipient of a card cannot be reached any more');
        return false;
      }
    },
  };
}

/** A reservation as its approver sees it, or whoever asked for it or drives. */
export function composeCard(
  { now }: SystemContext,
  reservation: LoadedReservation,
  kind: ReservationCard['kind'],
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
        now: now(),
        viewer,
      })
    : reservationCard({ reservation, allowed, now: now(), viewer });
}
