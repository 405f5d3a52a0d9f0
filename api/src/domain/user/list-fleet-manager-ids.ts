import type { CommandContext } from '../command-context.ts';

/** Everybody who manages the fleet and has an active account; administrators who do not are left alone. */
export async function listFleetManagerIds({ database, tenantId }: CommandContext): Promise<string[]> {
  const rows = await database.read<{ id: string }>(tenantId, {
    name: 'user.fleet-managers',
    text: "select id from users where active and 'fleet_manager' = any (roles) order by id",
  });
  return rows.map(({ id }) => id);
}
