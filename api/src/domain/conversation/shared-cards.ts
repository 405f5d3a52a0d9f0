/** Cards that show a reservation to a whole chat. Whoever can see the reservation makes one known by looking at it. */
import type { CommandContext, SystemContext } from '../command-context.ts';
import type { ConversationReference } from './remember-conversation.ts';

export interface SharedCard {
  reservationId: string;
  conversationId: string;
  /** Of the message that shows the card. */
  activityId: string;
  reference: ConversationReference;
  /** The version of the reservation it shows. */
  shownVersion: number;
}

/** More chats than that need not follow one reservation. */
const mostCards = 20;

/** Remembers a card that is shown or was updated. One that shows an older version never replaces a newer one. */
export async function recordSharedCard({ database, tenantId }: CommandContext, card: SharedCard): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'shared-card.record',
      text: `insert into shared_cards (reservation_id, conversation_id, activity_id, reference, shown_version)
             select $1, $2, $3, $4, $5
             where (select count(*) from shared_cards where reservation_id = $1) < ${mostCards}
               or exists (select from shared_cards where reservation_id = $1 and conversation_id = $2 and activity_id = $3)
             on conflict (tenant_id, reservation_id, conversation_id, activity_id) do update
               set reference = excluded.reference, shown_version = excluded.shown_version, updated_at = now()
               where shared_cards.shown_version < excluded.shown_version`,
      values: [
        card.reservationId,
        card.conversationId,
        card.activityId,
        JSON.stringify(card.reference),
        card.shownVersion,
      ],
    }),
  );
}

export function listSharedCards({ database, tenantId }: CommandContext, reservationId: string): Promise<SharedCard[]> {
  return database.read<SharedCard>(tenantId, {
    name: 'shared-card.list',
    text: `select reservation_id as "reservationId", conversation_id as "conversationId", activity_id as "activityId",
             reference, shown_version as "shownVersion"
           from shared_cards where reservation_id = $1 order by conversation_id, activity_id`,
    values: [reservationId],
  });
}

/** The message is gone, or the bot is not in that chat any more. */
export async function forgetSharedCard(
  { database, tenantId }: SystemContext,
  { reservationId, conversationId, activityId }: SharedCard,
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'shared-card.forget',
      text: 'delete from shared_cards where reservation_id = $1 and conversation_id = $2 and activity_id = $3',
      values: [reservationId, conversationId, activityId],
    }),
  );
}
