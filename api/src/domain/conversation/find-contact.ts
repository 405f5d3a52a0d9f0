import type { CommandContext } from '../command-context.ts';
import type { ConversationReference } from './remember-conversation.ts';

/** What is known of how to reach somebody in Teams. */
export interface Contact {
  /** Entra's ids of the person and of their directory. */
  entraTenantId: string;
  entraObjectId: string;
  /** BCP 47 and IANA, as their account has them. */
  locale: string;
  timeZone: string;
  /** Null when they have never met the bot. */
  reference: ConversationReference | null;
  hasRemovedBot: boolean;
}

/** @returns undefined when the person may not sign in */
export async function findContact(
  { tenantId, database }: CommandContext,
  userId: string,
): Promise<Contact | undefined> {
  const [row] = await database.read<Contact>(tenantId, {
    name: 'contact.find',
    text: `select t.entra_tenant_id as "entraTenantId", u.entra_object_id as "entraObjectId", u.locale,
                  u.time_zone as "timeZone", c.reference, c.removed_at is not null as "hasRemovedBot"
             from users u
             join tenants t on t.id = u.tenant_id
             left join conversation_references c on c.tenant_id = u.tenant_id and c.user_id = u.id
            where u.id = $1 and u.active`,
    values: [userId],
  });
  return row;
}
