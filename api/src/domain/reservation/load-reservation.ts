import type { Person, Reservation } from '@fleet/contracts/reservation.ts';
import type { SystemContext } from '../command-context.ts';
import type { ReservationFacts } from './reservation-policy.ts';
import { factsOf, type ReservationRow, selectReservation, toImpersonalReservation } from './reservation-rows.ts';

/** Somebody whose decision it waits for, and whom they stand in for. */
export interface Decider extends Person {
  decidesFor: string[];
}

/** A reservation as effects need it: as it is now, with everybody it concerns and every mailbox it lives in. */
export interface LoadedReservation extends Omit<Reservation, 'allowedActions'> {
  /** The Entra directory whose mailboxes these are. */
  entraTenantId: string;
  /** Organises every event. */
  fleetMailboxAddress: string;
  vehicleMailboxAddress: string;
  /** Whether the tenant wants it in Outlook at all. */
  inOutlook: boolean;
  /** The version that Outlook last showed. */
  calendarVersion: number;
  /** Everybody who decides now: those who are asked, and those who stand in for them. */
  deciders: Decider[];
  /** For the policy, which knows who may do what with it. */
  facts: ReservationFacts;
}

interface LoadedRow extends ReservationRow {
  entra_tenant_id: string;
  fleet_mailbox_address: string;
  vehicle_mailbox_address: string;
  deciders: Decider[] | null;
}

const extraColumns = `v.mailbox_address as vehicle_mailbox_address,
    (select entra_tenant_id from tenants) as entra_tenant_id,
    (select fleet_mailbox_address from tenants) as fleet_mailbox_address,
    (select json_agg(json_build_object('userId', id, 'displayName', display_name, 'email', email, 'decidesFor', decides_for)
        order by display_name, id)
      from (
        select u.id, u.display_name, u.email, coalesce(json_agg(a.approver_id) filter (where a.approver_id <> u.id), '[]') as decides_for
        from reservation_approvals a
        cross join lateral (
          select a.approver_id as user_id
          union
          select g.delegate_id from approval_delegations g
          where g.tenant_id = a.tenant_id and g.approver_id = a.approver_id and g.start_date <= $2 and g.end_date > $2
        ) decider
        join users u on u.tenant_id = a.tenant_id and u.id = decider.user_id and u.active
        where a.tenant_id = r.tenant_id and a.reservation_id = r.id and a.round = r.approval_round and a.status = 'pending'
          and r.status = 'pending' and u.id <> r.created_by and u.id is distinct from r.asked_by and u.id is distinct from d.user_id
        group by u.id, u.display_name, u.email
      ) asked) as deciders,`;

/** @returns undefined when the tenant has no such reservation */
export async function loadReservation(
  { database, tenantId, now }: SystemContext,
  reservationId: string,
): Promise<LoadedReservation | undefined> {
  const [row] = await database.read<LoadedRow>(tenantId, {
    name: 'reservation.load',
    text: `${selectReservation(extraColumns)} where r.id = $1`,
    values: [reservationId, now()],
  });
  if (!row) return undefined;
  return {
    ...toImpersonalReservation(row),
    entraTenantId: row.entra_tenant_id,
    fleetMailboxAddress: row.fleet_mailbox_address,
    vehicleMailboxAddress: row.vehicle_mailbox_address,
    inOutlook: row.in_outlook,
    calendarVersion: row.calendar_version,
    deciders: row.deciders ?? [],
    facts: factsOf(row),
  };
}
