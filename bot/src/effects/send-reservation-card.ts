import { findActingUser } from '@fleet/api/domain/audit/find-acting-user.ts';
import type { SystemContext } from '@fleet/api/domain/command-context.ts';
import { listReservationCards } from '@fleet/api/domain/conversation/list-reservation-cards.ts';
import { type ReservationCard, recordReservationCard } from '@fleet/api/domain/conversation/record-reservation-card.ts';
import { recordDelivery, wasDelivered } from '@fleet/api/domain/delivery/delivery-ledger.ts';
import type { DomainEvent } from '@fleet/api/domain/domain-events.ts';
import { type LoadedReservation, loadReservation } from '@fleet/api/domain/reservation/load-reservation.ts';
import type { Effect } from '@fleet/api/effects/effect.ts';
import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import { type CardKeeper, composeCard } from './card-keeper.ts';
import { askedActivity, outcomeActivity } from './feed-activities.ts';
import type { Reach } from './reach.ts';

export interface SendReservationCardOptions {
  keeper: CardKeeper;
  reach: Reach;
}

type Addressee = Pick<ReservationCard, 'kind' | 'userId'>;

const name = 'send-reservation-card';

/**
 * Keeps the cards of a reservation true: asks everybody who decides now, and shows the outcome in the cards there are.
 * Who has none is sent one when there is something to decide or something was decided. A crash between the sending and its
 * record sends it again, as Teams cannot tell whether it has it; recording first would lose it instead. Whom no card reaches is told
 * in their activity feed.
 */
export function createSendReservationCard({ keeper, reach }: SendReservationCardOptions): Effect {
  return {
    name,
    handles: reservationEventTypes,
    async deliver(event, context) {
      const reservation = await loadReservation(context, event.entityId);
      if (!reservation) return;
      const cards = await listReservationCards(context, reservation.id);
      const actingUserId = await findActingUser(context, { action: event.type, reservationId: reservation.id });
      const requester = reservation.createdBy.userId;
      // Nobody needs a new card about what they have just done themselves.
      const isNews = reservation.status !== 'pending' && actingUserId !== requester;
      const due: Addressee[] = [
        ...reservation.deciders.map(({ userId }) => ({ kind: 'approver' as const, userId })),
        ...(isNews ? [{ kind: 'requester' as const, userId: requester }] : []),
      ].filter((one) => !cards.some(({ kind, userId }) => kind === one.kind && userId === one.userId));
      const outcomes = await Promise.allSettled([
        ...cards.map((card) => keepUpToDate(context, reservation, card)),
        ...due.map((addressee) => sendFirst(context, reservation, addressee)),
      ]);
      const results = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      const reached = results.filter(({ isReached }) => isReached);
      const unreached = results.filter(({ kind, userId, isReached }) => {
        return !isReached && !reached.some((one) => one.kind === kind && one.userId === userId);
      });
      for (const { kind, userId } of unreached) {
        if (kind === 'approver' || isNews) await tellInFeed(event, context, reservation, { kind, userId });
      }
      // One person's trouble does not keep the others waiting, but it is tried again.
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };

  async function sendFirst(context: SystemContext, reservation: LoadedReservation, { kind, userId }: Addressee) {
    const sent = await reach.sendCard(context, userId, (viewer) =>
      composeCard(context, reservation, kind, userId, viewer),
    );
    if (sent) {
      const { id: reservationId, version: shownVersion } = reservation;
      await recordReservationCard(context, { reservationId, userId, kind, ...sent, shownVersion });
    }
    return { kind, userId, isReached: sent !== undefined };
  }

  async function keepUpToDate(context: SystemContext, reservation: LoadedReservation, card: ReservationCard) {
    const { kind, userId } = card;
    return { kind, userId, isReached: await keeper.keepTrue(context, reservation, card) };
  }

  /** Once, also where somebody has several cards. */
  async function tellInFeed(
    event: DomainEvent,
    context: SystemContext,
    reservation: LoadedReservation,
    { kind, userId }: Addressee,
  ): Promise<void> {
    // Of a series one event tells for all.
    if ('tellsOf' in event.payload && event.payload.tellsOf === 0) return;
    const write = kind === 'approver' ? askedActivity(event, reservation, userId) : outcomeActivity(event, reservation);
    const key = { eventId: event.id, effect: name, recipient: userId };
    if (!write || (await wasDelivered(context, key))) return;
    await reach.notify(context, userId, write);
    await recordDelivery(context, key);
  }
}
