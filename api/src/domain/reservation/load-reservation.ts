import type { Reservation } from '@fleet/contracts/reservation.ts';
import type { SystemContext } from '../command-context.ts';
import type { ReservationFacts } from './reservation-policy.ts';
import { factsOf, type ReservationRow, selectReservation, toImpersonalReservation } from './reservation-rows.ts';

/** A reservation as effects need it: as it is now, with everybody it concerns and every mailbox it lives in. */
export interface LoadedReservation extends Omit<Reservation, 'allowedActions'> {
  tenantName: string;
  /** The Entra directory whose mailboxes these are. */
  entraTenantId: string;
  /** Organises every event. */
  fleetMailboxAddress: string;
  vehicleMailboxAddress: string;
  /** The version that Outlook last showed. */
  calendarVersion: number;
  /** For the policy, which knows who may do what with it. */
  facts: ReservationFacts;
}

interface LoadedRow extends ReservationRow {
  tenant_name: string;
  entra_tenant_id: string;
  fleet_mailbox_address: string;
  vehicle_mailbox_address: string;
  calendar_version: number;
}

const extraColumns = `r.calendar_version, v.mailbox_address as vehicle_mailbox_address,
    (select display_name from tenants) as tenant_name, (select entra_tenant_id from tenants) as entra_tenant_id,
    (select fleet_mailbox_address from tenants) as fleet_mailbox_address,`;

/** @returns undefined when the tenant has no such reservation */
export async function loadReservation(
  { database, tenantId }: SystemContext,
  reservationId: string,
): Promise<LoadedReservation | undefined> {
  const [row] = await database.read<LoadedRow>(tenantId, {
    name: 'reservation.load',
    text: `${selectReservation(extraColumns)} where r.id = $1`,
    values: [reservationId],
  });
  if (!row) return undefined;
  return {
    ...toImpersonalReservation(row),
    tenantName: row.tenant_name,
    entraTenantId: row.entra_tenant_id,
    fleetMailboxAddress: row.fleet_mailbox_address,
    vehicleMailboxAddress: row.vehicle_mailbox_address,
    calendarVersion: row.calendar_version,
    facts: factsOf(row),
  };
}
