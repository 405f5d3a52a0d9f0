import type { DemoStage } from './demo-stage.ts';
import type { ChooseId, Members } from './sample-input.ts';

/** Everything a tenant has, by table. */
export type Rows = Record<string, Members[]>;

/** @param look sees through row-level security */
export async function readRows(look: DemoStage['look'], tenantId: string): Promise<Rows> {
  const tables = await look<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'schema_migrations' order by 1`);
  const all: Rows = {};
  for (const { name } of tables) {
    const key = name === 'tenants' ? 'id' : 'tenant_id';
    const text = `select to_jsonb(t) as row from ${name} t where ${key} = $1 order by to_jsonb(t)::text`;
    all[name] = (await look<{ row: Members }>(text, [tenantId])).map(({ row }) => row);
  }
  return all;
}

/** `actorUserId` is an id of users, `logoPhotoId` of photos; an id of nothing known is taken for a person's. */
export function idFrom(rows: Rows, now: Date): ChooseId {
  return (member) => {
    const words = member.replace(/Ids?$/, '').split(/(?=[A-Z])/);
    for (let first = 0; first < words.length; first++) {
      const noun = words.slice(first).join('_').toLowerCase();
      const found = Object.keys(rows).find((name) => new RegExp(`(^|_)${noun}s?$`).test(name) && rows[name]?.[0]?.id);
      if (found) return String(pick(found, rows[found] ?? [], now).id);
    }
    return String(rows.users?.[0]?.id);
  };
}

/** One that could be used, were it one's own. */
function pick(name: string, rows: Members[], now: Date): Members {
  const isUsable = (row: Members) => {
    if (name === 'reservations') return row.status === 'approved' && new Date(String(row.start_date)) > now;
    return row.status === undefined || ['active', 'planned', 'waiting'].includes(String(row.status));
  };
  return rows.find(isUsable) ?? rows[0] ?? {};
}
