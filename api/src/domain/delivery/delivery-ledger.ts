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
    text: 'select from deliveries where event_id = $1 and effect = $2 and recipient = $3 and is_settled',
    values: [key.eventId, key.effect, key.recipient],
  });
  return rows.length > 0;
}

/**
 * Notes that a delivery is about to be tried, for an other side that can be asked what became of it.
 * @returns `begun` when an earlier try may have got through without anybody knowing
 */
export async function beginDelivery(
  { database, tenantId }: SystemContext,
  key: DeliveryKey,
): Promise<'new' | 'begun' | 'settled'> {
  const [row] = await database.transaction(tenantId, async (transaction) => {
    const values = [key.eventId, key.effect, key.recipient];
    const begun = await transaction.query({
      name: 'delivery.begin',
      text: `insert into deliveries (event_id, effect, recipient, is_settled) values ($1, $2, $3, false)
             on conflict do nothing returning event_id`,
      values,
    });
    if (begun.length > 0) return [{ state: 'new' as const }];
    return transaction.query<{ state: 'begun' | 'settled' }>({
      name: 'delivery.state',
      text: `select case when is_settled then 'settled' else 'begun' end as state from deliveries
             where event_id = $1 and effect = $2 and recipient = $3`,
      values,
    });
  });
  return row?.state ?? 'begun';
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
             on conflict (tenant_id, event_id, effect, recipient)
             do update set is_settled = true, refusal = excluded.refusal, delivered_at = excluded.delivered_at
             where not deliveries.is_settled`,
      values: [key.eventId, key.effect, key.recipient, refusal?.slice(0, maximumRefusalLength) ?? null],
    }),
  );
}
