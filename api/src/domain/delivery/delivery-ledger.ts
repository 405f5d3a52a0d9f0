import type { SystemContext } from '../command-context.ts';

export interface DeliveryKey {
  eventId: string;
  /** The effect's name. */
  effect: string;
  recipient: string;
}

const maximumRefusalLength = 500;

/**
 * Whether something was already delivered, for effects whose other side cannot tell: ask before sending and record after.
 * A crash exactly between the two sends again; recording first would lose it instead.
 */
export async function wasDelivered({ database, tenantId }: SystemContext, key: DeliveryKey): Promise<boolean> {
  const rows = await database.read(tenantId, {
    name: 'delivery.find',
    text: 'select from deliveries where event_id = $1 and effect = $2 and recipient = $3',
    values: [key.eventId, key.effect, key.recipient],
  });
  return rows.length > 0;
}

/** @param refusal why the other side will never take it; it is settled all the same */
export async function recordDelivery(
  { database, tenantId }: SystemContext,
  key: DeliveryKey,
  refusal?: string,
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'delivery.record',
      text: `insert into deliveries (event_id, effect, recipient, refusal) values ($1, $2, $3, $4)
             on conflict do nothing`,
      values: [key.eventId, key.effect, key.recipient, refusal?.slice(0, maximumRefusalLength) ?? null],
    }),
  );
}
