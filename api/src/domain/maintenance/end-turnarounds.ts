import type { SystemContext } from '../command-context.ts';

/**
 * Turnarounds after a return are done when their time is over, so that only what is still open stands among the open work.
 * @returns how many
 */
export function endTurnarounds({ actor, database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const ended = await transaction.query({
      name: 'maintenance.end-turnarounds',
      text: `with ended as (
               update maintenance set status = 'done', version = version + 1, updated_at = $1
               where reservation_id is not null and status = 'planned' and end_date <= $1 returning id
             ), told as (
               insert into audit_log (actor_kind, action, entity_type, entity_id)
               select $2, 'maintenance.updated', 'maintenance', id from ended
             )
             select id from ended`,
      values: [now(), actor.kind],
    });
    return ended.length;
  });
}
