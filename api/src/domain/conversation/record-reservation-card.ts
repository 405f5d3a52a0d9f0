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

/** Remembers a card that was sent or updated. A card that shows an older version never replaces a newer one. */
export async function recordReservationCard(
  { tenantId, database }: CommandContext,
  card: ReservationCard,
): Promise<void> {
  await database.transaction(tenantId, (transaction) => writeReservationCard(transaction, card));
}

/** The same within the transaction of something else that must not be there without it. */
export async function writeReservationCard(transaction: TenantTransaction, card: ReservationCard): Promise<void> {
  await transaction.query({
    name: 'reservation-card.record',
    text: `insert into reservation_cards (reservation_id, user_id, kind, reference, activity_id, shown_version)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (tenant_id, reservation_id, user_id, kind) do update
              set reference = excluded.reference, activity_id = excluded.activity_id,
                  shown_version = excluded.shown_version, updated_at = now()
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
}
