import type { Pool } from '@fleet/contracts/pool.ts';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { type Problems, useEdit } from '../edit/use-edit.ts';

interface PoolEditing<Member extends keyof Pool> {
  pool: Pool;
  members: readonly Member[];
  problemsOf: (draft: Pick<Pool, NoInfer<Member>>) => Problems<Pick<Pool, NoInfer<Member>>>;
  /** What is saved, as it is said. */
  name: string;
  onSaved: () => void;
}

/** Some members of a pool, edited together and saved in one request. */
export function usePoolEdit<Member extends keyof Pool>(editing: PoolEditing<Member>) {
  const { pool, members, problemsOf, name, onSaved } = editing;
  const api = useApi();
  return useEdit<Pool, Pick<Pool, Member>>({
    entity: pool,
    draftOf: (one) => pick(one, members),
    save: (changes, expectedVersion) => api.updatePool({ poolId: pool.id, expectedVersion, ...changes }),
    reload: () => api.getPool({ poolId: pool.id }),
    problemsOf,
    stale: [queryKeys.pools, queryKeys.vehicles],
    name,
    onSaved,
  });
}

export function pick<Member extends keyof Pool>(pool: Pool, members: readonly Member[]): Pick<Pool, Member> {
  return Object.fromEntries(members.map((member) => [member, pool[member]])) as Pick<Pool, Member>;
}
