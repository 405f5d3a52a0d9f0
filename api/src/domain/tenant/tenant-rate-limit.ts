/**
 * A tenant's requests a minute, counted over all servers without asking the database for each: a server takes a share of
 * the minute's requests at once and spends it by itself. What is given out never exceeds the limit, so neither does what
 * all servers let pass; a share that is not used up ends with its minute.
 */
import type { TenantId } from '@fleet/db/tenant-id.ts';
import type { TenantDatabase } from '@fleet/db/tenant-transaction.ts';

export interface TenantRateLimit {
  /**
   * Counts one request.
   * @param limit of the tenant, requests a minute
   * @returns undefined when it may pass, else the whole seconds until the next may
   */
  take(tenantId: TenantId, limit: number): Promise<number | undefined>;
}

interface Share {
  minute: number;
  left: number;
  /** The minute's requests are all given out. */
  exhausted: boolean;
  /** The question on its way, so that requests at once ask once. */
  asking?: Promise<void> | undefined;
}

const minuteMilliseconds = 60_000;
const sharesALimit = 20;

export function createTenantRateLimit(database: TenantDatabase, now: () => Date): TenantRateLimit {
  const shares = new Map<TenantId, Share>();

  function shareOf(tenantId: TenantId, minute: number): Share {
    const present = shares.get(tenantId);
    if (present?.minute === minute) return present;
    const fresh: Share = { minute, left: 0, exhausted: false };
    shares.set(tenantId, fresh);
    return fresh;
  }

  return {
    async take(tenantId, limit) {
      for (;;) {
        const at = now().getTime();
        const minute = Math.floor(at / minuteMilliseconds) * minuteMilliseconds;
        const share = shareOf(tenantId, minute);
        if (share.left > 0) {
          share.left--;
          return undefined;
        }
        if (share.exhausted) return Math.max(1, Math.ceil((minute + minuteMilliseconds - at) / 1000));
        share.asking ??= askForMore(database, tenantId, limit, share).finally(() => {
          share.asking = undefined;
        });
        await share.asking;
      }
    },
  };
}

async function askForMore(database: TenantDatabase, tenantId: TenantId, limit: number, share: Share): Promise<void> {
  const wanted = Math.max(1, Math.floor(limit / sharesALimit));
  const granted = await database.transaction(tenantId, async (transaction) => {
    const [row] = await transaction.query<{ granted: number }>({
      name: 'api-usage.take',
      // A server whose clock is behind counts into the later minute, so that it cannot give an earlier one out again.
      text: `insert into api_usage as u (minute, used) values ($1, least($2::int, $3::int))
             on conflict (tenant_id) do update
               set minute = greatest(u.minute, $1),
                   used = case when u.minute < $1 then least($3, $2) else greatest(u.used, least($3, u.used + $2)) end
             returning new.used - case when old.minute < $1 then 0 else coalesce(old.used, 0) end as granted`,
      values: [new Date(share.minute), wanted, limit],
    });
    return row?.granted ?? 0;
  });
  if (granted > 0) share.left += granted;
  else share.exhausted = true;
}
