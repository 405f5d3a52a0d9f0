import type { TenantContext } from '../command-context.ts';

/** Something has happened there, so it is read at once. */
export async function askToPoll({ database, tenantId, now }: TenantContext, connectionId: string): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'telematics-connection.poll-now',
      text: `update telematics_connections set next_poll_at = $2
             where id = $1 and next_poll_at > $2 and failure_count = 0`,
      values: [connectionId, now()],
    }),
  );
}
