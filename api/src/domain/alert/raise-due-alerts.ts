/** What the clock and the newest readings say should be looked at. What ceases by itself is resolved by itself. */
import { writeOutboxEvent } from '@fleet/db/outbox.ts';
import type { TenantTransaction } from '@fleet/db/tenant-transaction.ts';
import type { SystemContext } from '../command-context.ts';
import { judgeReturn, type ReturnFacts } from './late-return-rules.ts';
import { type NewAlert, raiseAlerts } from './raise-alerts.ts';

/** A manoeuvre on the site is no use. */
const unreservedMinutes = 3;
const lowPercent = 20;
/** How far ahead the next reservation is looked at. */
const nextHours = 3;
/** So far before a service somebody should have arranged it. */
const serviceAheadMeters = 1_000_000;

/** @returns how many were raised */
export function raiseDueAlerts({ database, tenantId, now }: SystemContext): Promise<number> {
  return database.transaction(tenantId, async (transaction) => {
    const at = now();
    const found = await Promise.all([
      findUnreserved(transaction, at),
      findLowEnergy(transaction, at),
      findServiceDue(transaction),
      findFaults(transaction),
    ]);
    const conditions = found.flat().map((alert) => ({ ...alert, raisedAt: at }));
    await resolveCeased(transaction, conditions, at);
    const raised = await raiseAlerts(transaction, conditions);
    return raised + (await raiseLateReturns(transaction, at));
  });
}

type Condition = Omit<NewAlert, 'raisedAt'>;

function findUnreserved(transaction: TenantTransaction, now: Date): Promise<Condition[]> {
  return transaction.query<Condition>({
    name: 'alert.unreserved',
    text: `select 'use-without-reservation' as kind, t.vehicle_id as "vehicleId", null::uuid as "reservationId",
             t.started_at::text as subject, '{}'::jsonb as detail
           from trips t
           where t.ended_at is null and t.reservation_id is null
             and t.started_at < $1::timestamptz - interval '${unreservedMinutes} minutes'
             and not exists (select from maintenance m where m.tenant_id = t.tenant_id and m.vehicle_id = t.vehicle_id
               and m.status = 'in_progress')
             and not exists (select from reservations r where r.tenant_id = t.tenant_id and r.vehicle_id = t.vehicle_id
               and r.status = 'active')`,
    values: [now],
  });
}

function findLowEnergy(transaction: TenantTransaction, now: Date): Promise<Condition[]> {
  return transaction.query<Condition>({
    name: 'alert.low-energy',
    text: `select 'low-energy' as kind, v.id as "vehicleId", n.id as "reservationId", n.id::text as subject,
             jsonb_build_object('percent', round(e.percent), 'dueAt', to_char(n.start_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as detail
           from vehicles v
           join vehicle_readings g on g.tenant_id = v.tenant_id and g.vehicle_id = v.id
           cross join lateral (
             select case v.fuel_type when 'electric' then g.charge_percent else g.fuel_percent end as percent
           ) e
           cross join lateral (
             select r.id, r.start_date from reservations r
             where r.tenant_id = v.tenant_id and r.vehicle_id = v.id and r.status = 'approved'
               and r.start_date > $1 and r.start_date <= $1::timestamptz + interval '${nextHours} hours'
             order by r.start_date limit 1
           ) n
           where e.percent < ${lowPercent}`,
    values: [now],
  });
}

/** A planned service that names an odometer is due by it. */
function findServiceDue(transaction: TenantTransaction): Promise<Condition[]> {
  return transaction.query<Condition>({
    name: 'alert.service-due',
    text: `select 'maintenance-due' as kind, v.id as "vehicleId", null::uuid as "reservationId", m.id::text as subject,
             jsonb_build_object('odometerMeters', o.meters, 'dueOdometerMeters', m.odometer_meters) as detail
           from maintenance m
           join vehicles v on v.tenant_id = m.tenant_id and v.id = m.vehicle_id and v.retired_at is null
           left join vehicle_positions p on p.tenant_id = v.tenant_id and p.vehicle_id = v.id
           cross join lateral (select greatest(v.odometer_meters, p.odometer_meters) as meters) o
           where m.status = 'planned' and m.odometer_meters is not null
             and o.meters >= m.odometer_meters - ${serviceAheadMeters}`,
  });
}

function findFaults(transaction: TenantTransaction): Promise<Condition[]> {
  return transaction.query<Condition>({
    name: 'alert.faults',
    text: `select 'fault-code' as kind, vehicle_id as "vehicleId", null::uuid as "reservationId",
             array_to_string(array(select unnest(fault_codes) order by 1), ' ') as subject, jsonb_build_object('faultCodes', fault_codes) as detail
           from vehicle_readings where cardinality(fault_codes) > 0`,
  });
}

async function resolveCeased(
  transaction: TenantTransaction,
  conditions: readonly Condition[],
  now: Date,
): Promise<void> {
  await transaction.query({
    name: 'alert.resolve',
    text: `with ceased as (
             update alerts a set resolved_at = $1, version = version + 1
             where a.resolved_at is null
               and a.kind in ('use-without-reservation', 'low-energy', 'maintenance-due', 'fault-code')
               and not exists (
                 select from unnest($2::text[], $3::uuid[], $4::text[]) as now (kind, vehicle_id, subject)
                 where now.kind = a.kind and now.vehicle_id = a.vehicle_id and now.subject = a.subject
               ) returning id
           )
           insert into outbox_events (type, entity_id, payload) select 'alert.changed', id, '{}' from ceased`,
    values: [
      now,
      conditions.map(({ kind }) => kind),
      conditions.map(({ vehicleId }) => vehicleId),
      conditions.map(({ subject }) => subject),
    ],
  });
}

interface ReturnRow extends ReturnFacts {
  reservation_id: string;
  vehicle_id: string;
  next_reservation_id: string | null;
}

/** Once a reservation; whoever has it, who manages the fleet, and whoever drives next are told before it happens. */
async function raiseLateReturns(transaction: TenantTransaction, now: Date): Promise<number> {
  const rows = await transaction.query<ReturnRow>({
    name: 'alert.returns',
    text: `select r.id as reservation_id, r.vehicle_id, r.end_date as "endDate", p.latitude, p.longitude,
             p.device_time as "deviceTime", f.shape as site, n.id as next_reservation_id
           from reservations r
           join vehicles v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
           join vehicle_positions p on p.tenant_id = r.tenant_id and p.vehicle_id = r.vehicle_id and p.device_time is not null
           join lateral (
             select shape from geofences g where g.tenant_id = v.tenant_id and g.pool_id = v.pool_id order by g.id limit 1
           ) f on true
           left join lateral (
             select o.id from reservations o
             where o.tenant_id = r.tenant_id and o.vehicle_id = r.vehicle_id and o.status in ('pending', 'approved')
               and o.start_date >= r.start_date order by o.start_date limit 1
           ) n on true
           where r.status = 'active' and r.end_date > $1
             and not exists (select from alerts a where a.tenant_id = r.tenant_id and a.vehicle_id = r.vehicle_id
               and a.kind = 'late-return' and a.subject = r.id::text)`,
    values: [now],
  });
  let raised = 0;
  for (const row of rows) {
    const expected = judgeReturn(row, now);
    if (!expected) continue;
    const expectedAt = expected.toISOString();
    const { reservation_id: reservationId, vehicle_id: vehicleId, next_reservation_id: nextId } = row;
    raised += await raiseAlerts(transaction, [
      {
        kind: 'late-return',
        vehicleId,
        reservationId,
        subject: reservationId,
        detail: { expectedReturnAt: expectedAt, dueAt: row.endDate.toISOString() },
        raisedAt: now,
      },
    ]);
    const payload = { vehicleId, expectedAt };
    await writeOutboxEvent(transaction, { type: 'reservation.late-return', entityId: reservationId, payload });
    if (nextId) await writeOutboxEvent(transaction, { type: 'reservation.late-before-you', entityId: nextId, payload });
  }
  return raised;
}
