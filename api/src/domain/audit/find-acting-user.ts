import type { SystemContext } from '../command-context.ts';

/** @returns who last did something to a reservation; undefined when it was the product itself */
export async function findActingUser(
  { tenantId, database }: SystemContext,
  { action, reservationId }: { action: string; reservationId: string },
): Promise<string | undefined> {
  const [row] = await database.read<{ actor_user_id: string | null }>(tenantId, {
    name: 'audit.acting-user',
    text: `select actor_user_id from audit_log
           where entity_type = 'reservation' and entity_id = $1 and action = $2 order by occurred_at desc limit 1`,
    values: [reservationId, action],
  });
  return row?.actor_user_id ?? undefined;
}
