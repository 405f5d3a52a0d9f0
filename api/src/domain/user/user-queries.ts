import type { Me } from '@fleet/contracts/me.ts';
import type { UserContext } from '../command-context.ts';
import { DomainError } from '../domain-errors.ts';

interface MeRow {
  tenant_name: string;
  department: string | null;
  cost_center: string | null;
}

/** Who the caller is and which tenant they belong to. */
export async function getMe({ actor, tenantId, database }: UserContext): Promise<Me> {
  const [row] = await database.read<MeRow>(tenantId, {
    name: 'user.me',
    text: `select t.display_name as tenant_name, u.department, u.cost_center
           from users u join tenants t on t.id = u.tenant_id where u.id = $1`,
    values: [actor.userId],
  });
  if (!row) throw new DomainError('NOT_FOUND', 'Your account is no longer known here. Ask your administrator.');
  return {
    userId: actor.userId,
    tenantId,
    tenantName: row.tenant_name,
    displayName: actor.displayName,
    email: actor.email,
    roles: [...actor.roles],
    locale: actor.locale,
    timeZone: actor.timeZone,
    department: row.department,
    costCenter: row.cost_center,
  };
}
