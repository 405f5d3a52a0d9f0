import { managesFleet, type Role } from '@fleet/contracts/operation.ts';
import { type FeatureFlags, withFlagDefaults } from '@fleet/contracts/tenant.ts';
import { findTenantByFeedSecret } from '@fleet/db/find-tenant.ts';
import type { Gate } from '../user/find-account.ts';
import { hashFeedSecret } from './feed-secret.ts';
import { type FeedReservation, writeCalendar } from './write-calendar.ts';

const secretPattern = /^[\w-]{43}$/;
const dayMilliseconds = 86_400_000;
const daysBack = 30;
const daysAhead = 365;
/** More than a vehicle or a person can have in that time. */
const maximumReservations = 5_000;

interface FeedRow {
  id: string;
  user_id: string;
  vehicle_id: string | null;
  title: string;
  active: boolean;
  roles: Role[];
  feature_flags: Partial<FeatureFlags>;
}

const selectReservations = `
  select r.id, r.status, r.start_date, r.end_date, r.purpose, d.display_name as driver_name,
    v.make || ' ' || v.model as vehicle_name, v.license_plate, p.name as pool_name, p.site, r.version, r.updated_at
  from reservations r
  join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
  join pools p on p.tenant_id = v.tenant_id and p.id = v.pool_id
  join drivers d on d.tenant_id = r.tenant_id and d.id = r.driver_id`;
const within = `r.end_date > $2 and r.start_date < $3 order by r.start_date, r.id limit ${maximumReservations}`;

/**
 * The calendar behind a secret address: the last 30 days and the next 365. It shows what its maker may see now, and
 * nothing once they may not sign in or no longer manage the fleet.
 * @returns undefined for a secret that opens nothing, whatever the reason
 */
export async function readCalendarFeed({ pool, database, now }: Gate, secret: string): Promise<string | undefined> {
  if (!secretPattern.test(secret)) return undefined;
  const secretSha256 = hashFeedSecret(secret);
  const tenantId = await findTenantByFeedSecret(pool, secretSha256);
  if (!tenantId) return undefined;
  const [feed] = await database.read<FeedRow>(tenantId, {
    name: 'calendar-feed.by-secret',
    text: `select f.id, f.user_id, f.vehicle_id, u.active, u.roles, t.feature_flags,
             coalesce(v.make || ' ' || v.model || ' (' || v.license_plate || ')', 'My vehicles') as title
           from calendar_feeds f
           join tenants t on t.id = f.tenant_id
           join users u on u.tenant_id = f.tenant_id and u.id = f.user_id
           left join vehicles v on v.tenant_id = f.tenant_id and v.id = f.vehicle_id
           where f.secret_sha256 = $1 and f.revoked_at is null`,
    values: [secretSha256],
  });
  if (!feed?.active || !withFlagDefaults(feed.feature_flags).calendarFeeds) return undefined;
  if (feed.vehicle_id && !managesFleet(feed)) return undefined;
  const at = now().getTime();
  const period = [new Date(at - daysBack * dayMilliseconds), new Date(at + daysAhead * dayMilliseconds)];
  const reservations = await database.read<FeedReservation>(
    tenantId,
    feed.vehicle_id
      ? {
          name: 'calendar-feed.of-vehicle',
          text: `${selectReservations} where r.vehicle_id = $1 and ${within}`,
          values: [feed.vehicle_id, ...period],
        }
      : {
          name: 'calendar-feed.of-driver',
          text: `${selectReservations} where r.driver_id = (select id from drivers where user_id = $1) and ${within}`,
          values: [feed.user_id, ...period],
        },
  );
  return writeCalendar({ title: feed.title, ofVehicle: feed.vehicle_id !== null, reservations });
}
