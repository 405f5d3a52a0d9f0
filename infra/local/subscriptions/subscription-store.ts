import type { Microsoft365 } from '../state/microsoft365.ts';

/** A wish to be told of changes of one mailbox's calendar. */
export interface Subscription {
  id: string;
  entraTenantId: string;
  applicationId: string;
  mailbox: string;
  /** ISO 8601 */
  expiresAt: string;
  /** From then on nothing is sent until it is authorized again. */
  reauthorizeAt: string;
  document: {
    resource: string;
    changeTypes: string[];
    notificationUrl: string;
    lifecycleNotificationUrl: string | null;
    clientState: string | null;
    creatorId: string;
    immutableIds: boolean;
    /** Whether it was asked already to authorize it again. */
    isAsked: boolean;
  };
}

export function saveSubscription({ database }: Microsoft365, one: Subscription): void {
  database
    .prepare(
      `insert or replace into subscriptions (id, entra_tenant_id, application_id, mailbox, expires_at, reauthorize_at, document)
       values (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      one.id,
      one.entraTenantId,
      one.applicationId,
      one.mailbox,
      one.expiresAt,
      one.reauthorizeAt,
      JSON.stringify(one.document),
    );
}

export function deleteSubscription({ database }: Microsoft365, id: string): void {
  database.prepare('delete from subscriptions where id = ?').run(id);
}

/** Those whose time is not over. */
export function listSubscriptions({ database, now }: Microsoft365): Subscription[] {
  return database
    .prepare('select * from subscriptions where expires_at > ? order by rowid')
    .all(now().toISOString())
    .map((row) => ({
      id: String(row.id),
      entraTenantId: String(row.entra_tenant_id),
      applicationId: String(row.application_id),
      mailbox: String(row.mailbox),
      expiresAt: String(row.expires_at),
      reauthorizeAt: String(row.reauthorize_at),
      document: JSON.parse(String(row.document)),
    }));
}
