import type pg from 'pg';
import { type DemoTenant, demoTenants } from './demo-directory.ts';
import { demoCostCenters, demoDrivers } from './demo-drivers.ts';
import { demoPools } from './demo-fleet.ts';
import { demoId } from './demo-id.ts';
import { forEachTenant } from './owner-session.ts';
import {
  type PlannedDriver,
  type PlannedReservation,
  type PlannedVehicle,
  planReservations,
} from './plan-reservations.ts';

/**
 * Writes three months of reservations around `now` for each demo company that has none yet. Those that have not ended
 * get the event `reservation.imported`, on which the calendar alone acts: nobody is told of them by mail or card.
 * @param databaseUrl the owner's; the master data must be there
 */
export async function seedDemoReservations(databaseUrl: string, now: Date): Promise<void> {
  await forEachTenant(databaseUrl, demoTenants, async (client, tenant) => {
    const present = await client.query('select from reservations limit 1');
    if (present.rowCount !== 0) return;
    const planned = planReservations(listVehicles(tenant), listDrivers(tenant), now, 2_604);
    const rows = planned.map((reservation, index) => toRow(tenant, reservation, index + 1, now));
    await insertReservations(client, rows);
    await client.query(
      `insert into reservation_approvals (reservation_id, step_number, approver_id, status, asked_as, decided_by, decided_at, reason)
       select id, 1, approver_id,
         case status when 'pending' then 'pending' when 'rejected' then 'rejected' when 'cancelled' then 'superseded' else 'approved' end,
         'manager', case when status not in ('pending', 'cancelled') then approver_id end,
         case when status not in ('pending', 'cancelled') then updated_at end, decision_reason
       from reservations where approver_id is not null`,
    );
    await client.query(
      `insert into outbox_events (type, entity_id, payload)
       select 'reservation.imported', id, jsonb_build_object('version', version, 'vehicleId', vehicle_id)
       from reservations where status in ('pending', 'approved', 'active') order by start_date`,
    );
  });
}

function listVehicles(tenant: DemoTenant): PlannedVehicle[] {
  let number = 0;
  return (demoPools[tenant.slug] ?? []).flatMap((pool) =>
    pool.vehicles.map((vehicle) => ({
      id: demoId(tenant, 'vehicle', ++number),
      class: vehicle.class,
      underMaintenance: vehicle.status === 'maintenance',
      bufferMinutes: pool.bufferMinutes,
      timeZone: pool.timeZone,
      approvalRequired: pool.approvalPolicy === 'manager',
    })),
  );
}

function listDrivers(tenant: DemoTenant): PlannedDriver[] {
  const userId = (name: string) =>
    demoId(tenant, 'user', tenant.users.findIndex((user) => user.userPrincipalName.startsWith(`${name}@`)) + 1);
  const people = tenant.users.map((user, index) => ({
    id: demoId(tenant, 'driver', index + 1),
    createdBy: demoId(tenant, 'user', index + 1),
    isUser: true,
    approverId: userId(user.manager ?? 'admin'),
    department: user.department,
    costCenter: user.costCenter,
  }));
  const others = (demoDrivers[tenant.slug] ?? []).map(({ costCenter }, index) => ({
    id: demoId(tenant, 'driver', tenant.users.length + index + 1),
    createdBy: userId('manager'),
    isUser: false,
    approverId: userId(index % 3 === 0 ? 'approver' : 'admin'),
    department: demoCostCenters.find(({ code }) => code === costCenter)?.name ?? '',
    costCenter,
  }));
  return [...people, ...others];
}

function toRow(tenant: DemoTenant, planned: PlannedReservation, number: number, now: Date) {
  const { driver, status, decidedAt } = planned;
  const approved = decidedAt !== undefined && status !== 'rejected' && status !== 'cancelled';
  const version = decidedAt ? 2 : 1;
  const over = status === 'completed' || status === 'cancelled' || status === 'rejected' || planned.end <= now;
  return {
    id: demoId(tenant, 'reservation', number),
    vehicle_id: planned.vehicleId,
    driver_id: driver.id,
    start_date: planned.start,
    end_date: planned.end,
    buffer_minutes: planned.bufferMinutes,
    time_zone: planned.timeZone,
    status,
    purpose: planned.purpose,
    department: driver.department,
    cost_center: driver.costCenter,
    created_by: driver.createdBy,
    approver_id: planned.approvalRequired ? driver.approverId : null,
    approved_by: approved ? driver.approverId : null,
    approved_at: approved ? decidedAt : null,
    decision_reason: status === 'rejected' ? 'Please share the vehicle that is going there already' : null,
    cancellation_reason: status === 'cancelled' ? 'The appointment was moved' : null,
    // What is over was never shown in Outlook, and nothing is due.
    calendar_version: over ? version : 0,
    version,
    created_at: planned.createdAt,
    updated_at: decidedAt ?? planned.createdAt,
  };
}

async function insertReservations(client: pg.Client, rows: readonly ReturnType<typeof toRow>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  await client.query(
    `insert into reservations (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::reservations, $1)`,
    [JSON.stringify(rows)],
  );
}
