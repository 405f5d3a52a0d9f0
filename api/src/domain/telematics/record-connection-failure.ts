import type { TenantContext } from '../command-context.ts';

/** Notes why a connection could not be read, for whoever looks after it, and when to try again. */
export async function recordConnectionFailure(
  { database, tenantId, now }: TenantContext,
  { connectionId, message, nextPollAt }: { connectionId: string; message: string; nextPollAt: Date },
): Promise<void> {
  await database.transaction(tenantId, (transaction) =>
    transaction.query({
      name: 'telematics-connection.fail',
      text: `update telematics_connections set last_error_at = $2, last_error = $3, failure_count = failure_count + 1,
               next_poll_at = $4, leased_until = null
             where id = $1`,
      values: [connectionId, now(), message.slice(0, 500), nextPollAt],
    }),
  );
}
