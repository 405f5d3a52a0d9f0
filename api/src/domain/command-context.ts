import type { Role } from '@fleet/contracts/operation.ts';
import type { TenantId } from '@fleet/db/tenant-id.ts';
import type { TenantDatabase } from '@fleet/db/tenant-transaction.ts';

/**
 * A person, whether they act through REST, a tab or the bot, by what they did in Outlook, or a device in the vehicle they drive
 * acts for them.
 */
export interface UserActor {
  kind: 'user' | 'bot' | 'device' | 'calendar';
  userId: string;
  displayName: string;
  email: string;
  roles: readonly Role[];
  /** IANA zone */
  timeZone: string;
  /** BCP 47 */
  locale: string;
  /** Whose approvals they decide now as well, because somebody is away. */
  decidesFor: readonly string[];
}

/** The product itself, when an effect or a job acts. */
export interface SystemActor {
  kind: 'system';
}

export type Actor = UserActor | SystemActor;

/** Who acts, for which tenant, through which database, and what time it is. Every command and query takes one first. */
export interface CommandContext<As extends Actor = Actor> {
  actor: As;
  tenantId: TenantId;
  database: TenantDatabase;
  now: () => Date;
}

export type UserContext = CommandContext<UserActor>;
export type SystemContext = CommandContext<SystemActor>;
/** For what happens alike whoever acts, as nobody's rights are asked. */
export type TenantContext = Omit<CommandContext, 'actor'>;
