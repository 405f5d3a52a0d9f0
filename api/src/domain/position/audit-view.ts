import type { UserContext } from '../command-context.ts';
import { writeAudit } from '../domain-events.ts';

/** A map that stays open asks every few seconds; once in so long says as much. */
const againMinutes = 15;

/** Notes that somebody looked at where vehicles of others are or were. */
export async function auditView(
  { actor, database, tenantId, now }: UserContext,
  { action, entityType, entityId, detail }: { action: string; entityType: string; entityId: string; detail?: object },
): Promise<void> {
  await database.transaction(tenantId, async (transaction) => {
    const noted = await transaction.query({
      name: 'audit.viewed-lately',
      text: `select from audit_log where actor_user_id = $1 and action = $2 and entity_id = $3
               and occurred_at > $4::timestamptz - interval '${againMinutes} minutes' limit 1`,
      values: [actor.userId, action, entityId, now()],
    });
    if (noted.length === 0) await writeAudit(transaction, actor, { action, entityType, entityId, detail });
  });
}
