import type { UserActor, UserContext } from '../command-context.ts';
import { type Account, type EntraIdentity, findAccount, type Gate, type UserRow } from './find-account.ts';

export type { Gate } from './find-account.ts';

export interface VerifiedIdentity extends EntraIdentity {
  /** `bot` when the bot acts on behalf of the person */
  kind: UserActor['kind'];
}

/**
 * Turns a verified identity into a context for its tenant, for transports whose messages do not carry what sign-in needs.
 * @returns undefined when the directory is no customer, or the person has no account in it that is active
 */
export async function identifyUser(
  gate: Gate,
  { kind, ...identity }: VerifiedIdentity,
): Promise<UserContext | undefined> {
  const account = await findAccount(gate, identity);
  return account?.user?.active ? toUserContext(gate, account, account.user, kind) : undefined;
}

export function toUserContext(
  { database, now }: Pick<Gate, 'database' | 'now'>,
  { tenantId, decidesFor }: Pick<Account, 'tenantId' | 'decidesFor'>,
  user: UserRow,
  kind: UserActor['kind'],
): UserContext {
  const actor: UserActor = {
    kind,
    userId: user.id,
    displayName: user.display_name,
    email: user.email,
    roles: user.roles,
    locale: user.locale,
    timeZone: user.time_zone,
    decidesFor,
  };
  return { actor, tenantId, database, now };
}
