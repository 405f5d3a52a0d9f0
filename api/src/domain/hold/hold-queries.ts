import type { OperationArguments, OperationOutput } from '@fleet/contracts/operations.ts';
import type { UserContext } from '../command-context.ts';
import { type HoldRow, holdMembers, toHold } from './hold-rows.ts';

/** The caller's own that claim something now; there are never many. */
export async function listHolds(
  { actor, tenantId, database, now }: UserContext,
  _input: OperationArguments<'listHolds'>,
): Promise<OperationOutput<'listHolds'>> {
  const rows = await database.read<HoldRow>(tenantId, {
    name: 'hold.list-own',
    text: `select ${holdMembers} from holds h
           where h.user_id = $1 and h.expires_at > $2 and h.waitlist_request_id is null order by h.expires_at, h.id`,
    values: [actor.userId, now()],
  });
  return { holds: rows.map(toHold) };
}
