/** Grows one of the demo companies to the size of a large customer, so that the questions to the database cost what they do there. */

import { type DemoTenant, demoTenants } from '../local/seed/demo-directory.ts';
import { forEachTenant } from '../local/seed/owner-session.ts';

/** What the database holds beside the demo data. */
export const grownFleet = { people: 1_000, pools: 10, vehicles: 500, daysBehind: 180, daysAhead: 90 } as const;

const [contoso] = demoTenants;
export const grownCompany: DemoTenant = contoso ?? never('There is no demo company');

/** Entra object id of a generated person; the first one's number is 1. */
export function personObjectId(number: number): string {
  return `00000000-0000-4000-9000-${number.toString(16).padStart(12, '0')}`;
}

const id = (kind: 'user' | 'driver' | 'pool' | 'vehicle', number: string) =>
  `('0198f000-0001-7000-9${{ user: '001', driver: '002', pool: '003', vehicle: '004' }[kind]}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/**
 * Writes people, pools, vehicles, and a year of reservations of which nothing is due: neither calendar nor mail has work with
 * them. The first `actors` people have none, and each is the manager of the one before, the first of the last.
 * @param databaseUrl the owner's; the demo companies must be there
 */
export async function growFleet(databaseUrl: string, actors: number): Promise<void> {
  const { people, pools, vehicles, daysBehind, daysAhead } = grownFleet;
  await forEachTenant(databaseUrl, [grownCompany], async (client, { domain, timeZone }) => {
    await client.query(
      `insert into users (id, entra_object_id, email, display_name, roles, manager_id, department, cost_center, locale, time_zone)
       select ${id('user', 'n')}, ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'person' || n || '@' || $2,
         'Person ' || n, '{employee,approver}', ${id('user', 'case when n = $3 then 1 else n % $1 + 1 end')},
         'Field Service', 'CC-1200', 'en-GB', $4
       from generate_series(1, $1::integer) n`,
      [people, domain, actors, timeZone],
    );
    await client.query(
      `insert into drivers (id, user_id, display_name, licence_classes, licence_valid_until)
       select ${id('driver', 'n')}, ${id('user', 'n')}, 'Person ' || n, '{B,BE,C1}', date '2099-12-31'
       from generate_series(1, $1::integer) n`,
      [people],
    );
    await client.query(
      `with pool as (
         insert into pools (id, name, site, time_zone, buffer_minutes)
         select ${id('pool', 'n')}, 'Branch ' || n, 'Yard ' || n, $2, 30 from generate_series(1, $1::integer) n
         returning id
       )
       insert into approval_steps (pool_id, step_number, asks) select id, 1, 'manager' from pool`,
      [pools, timeZone],
    );
    await client.query(
      `insert into vehicles (id, pool_id, license_plate, make, model, color, class, fuel_type, seats, odometer_meters, mailbox_address)
       select ${id('vehicle', 'n')}, ${id('pool', 'n % $1 + 1')}, 'X-GR ' || 1000 + n,
         (array['Ford', 'Volkswagen', 'Opel', 'Toyota'])[n % 4 + 1], 'Model ' || n % 20, (array['blue', 'white', 'grey'])[n % 3 + 1],
         (array['compact', 'sedan', 'estate', 'suv', 'van', 'minibus'])[n % 6 + 1],
         (array['petrol', 'diesel', 'hybrid', 'electric'])[n % 4 + 1], case n % 6 when 4 then 3 when 5 then 9 else 5 end,
         n * 250000::bigint, 'car' || n || '@' || $3
       from generate_series(1, $2::integer) n`,
      [pools, vehicles, domain],
    );
    // One morning in two and one afternoon in three; nobody drives two of them at once.
    await client.query(
      `insert into reservations (vehicle_id, driver_id, start_date, end_date, buffer_minutes, time_zone, status, purpose,
         department, cost_center, created_by, approver_id, approved_by, approved_at, version, calendar_version, created_at, updated_at)
       select ${id('vehicle', 'v')}, ${id('driver', 'd')}, start_date, start_date + interval '3 hours', 30, $4,
         case when start_date < now() then 'completed' else 'approved' end, 'Round ' || v, 'Field Service', 'CC-1200',
         ${id('user', 'd')}, ${id('user', 'd - 1')}, ${id('user', 'd - 1')}, start_date - interval '20 days', 2, 2,
         start_date - interval '21 days', start_date - interval '20 days'
       from generate_series(1, $1::integer) v, generate_series(-$2::integer, $3::integer) day,
         (values (7, 0), (12, 1)) slot (hour, half),
         lateral (select $5 + 1 + (v + day * 7 + 181 * 7 + half * 211) % ($6 - $5) as d,
           date_trunc('day', now()) + make_interval(days => day, hours => hour) as start_date) at
       where (v + day + 181) % (2 + half) = 0 and day not between -1 and 2`,
      [vehicles, daysBehind, daysAhead, timeZone, people / 2, people],
    );
    await client.query(
      `insert into reservation_approvals (reservation_id, step_number, approver_id, status, asked_as, decided_by, decided_at)
       select id, 1, approver_id, 'approved', 'manager', approver_id, approved_at from reservations where purpose like 'Round %'`,
    );
  });
}

function never(what: string): never {
  throw new Error(what);
}
