import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { CommandContext } from '../command-context.ts';
import type { ConversationReference } from './remember-conversation.ts';

export interface ReservationCard {
  reservationId: string;
  userId: string;
  kind: 'requester' | 'approver';
  reference: ConversationReference;
  /** Of the message that shows the card. */
  activityId: string;
  /** The version of the reservation it shows. */
  shownVersion: number;
}

/** Of one reservation for one person; those further up in a chat nobody looks at any more. */
const followedCards = 5;

/**
 * Remembers a card that was sent or updated, in the place of any other that its message has shown. A card that shows an older
 * version never replaces a newer one.
 */
export async function recordReservationCard(
  { tenantId, database }: CommandContext,
  card: ReservationCard,
): Promise<void> {
  await database.transaction(tenantId, (transaction) => writeReservationCard(transaction, card));
}

/** The same within the transaction of something else that must not be there without it. */
export async function writeReservationCard(transaction: TenantTransaction, card: ReservationCard): Promise<void> {
  const recorded = transaction.query({
    name: 'reservation-card.record',
    text: `insert into reservation_cards (reservation_id, user_id, kind, reference, activity_id, shown_version)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (tenant_id, reservation_id, user_id, kind, activity_id) do update
              set reference = excluded.reference, shown_version = excluded.shown_version, updated_at = now()
            where reservation_cards.shown_version <= excluded.shown_version`,
    values: [
      card.reservationId,
      card.userId,
      card.kind,
      JSON.stringify(card.reference),
      card.activityId,
      card.shownVersion,
    ],
  });
  // Both leave at once, and the second sees what the first has done.
  const forgotten = transaction.query({
    name: 'reservation-card.forget-others',
    text: `delete from reservation_cards where user_id = $2 and (
             (activity_id = $4 and (reservation_id <> $1 or kind <> $3))
             or (reservation_id = $1 and kind = $3 and activity_id in (
               select activity_id from reservation_cards where reservation_id = $1 and user_id = $2 and kind = $3
               order by updated_at desc, activity_id offset ${followedCards})))`,
    values: [card.reservationId, card.userId, card.kind, card.activityId],
  });
  await Promise.all([recorded, forgotten]);
}
