import { reservationEventTypes } from '@fleet/contracts/event-types.ts';
import { recordCalendarSync } from '../domain/calendar/record-calendar-sync.ts';
import { type LoadedReservation, loadReservation } from '../domain/reservation/load-reservation.ts';
import type { Calendar, CalendarAttendee, CalendarEvent } from '../ports/calendar/calendar.ts';
import type { Effect } from './effect.ts';
import { escapeHtml } from './escape-html.ts';

/**
 * Makes Outlook show the reservation as it is now: pending holds the vehicle alone, approved invites driver and approver,
 * rejected and cancelled cancel the event. Events of one reservation arrive in order, one at a time.
 */
export function createSyncCalendar(calendar: Calendar): Effect {
  return {
    name: 'sync-calendar',
    handles: [...reservationEventTypes, 'reservation.imported'],
    async deliver(event, context) {
      const reservation = await loadReservation(context, event.entityId);
      if (!reservation?.inOutlook || reservation.calendarVersion >= reservation.version) return;
      const outlookEventId = await show(calendar, reservation);
      await recordCalendarSync(context, {
        reservationId: reservation.id,
        outlookEventId,
        version: reservation.version,
      });
    },
  };
}

/** @returns the id of the event that shows it; null when nothing does */
async function show(calendar: Calendar, reservation: LoadedReservation): Promise<string | null> {
  const { status, id, outlookEventId, entraTenantId, fleetMailboxAddress } = reservation;
  const organizer = { entraTenantId, address: fleetMailboxAddress };
  switch (status) {
    case 'pending':
    case 'approved':
    case 'active':
      return calendar.put(organizer, toCalendarEvent(reservation), outlookEventId);
    case 'rejected':
    case 'cancelled':
      await calendar.cancel(organizer, id, outlookEventId, whyGone(reservation));
      return null;
    case 'completed':
      return outlookEventId;
  }
}

function toCalendarEvent(reservation: LoadedReservation): CalendarEvent {
  const { vehicle, driver, purpose, status } = reservation;
  const tentative = status === 'pending';
  const facts = [
    ['Vehicle', `${vehicle.name} (${vehicle.licensePlate}), ${vehicle.poolName}`],
    ['Driver', driver.displayName],
    ['Purpose', purpose],
    ['Cost center', reservation.costCenter],
    ['Approved by', reservation.approvedBy?.displayName],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return {
    reservationId: reservation.id,
    version: reservation.version,
    subject: `${tentative ? 'Pending: ' : ''}${vehicle.name} (${vehicle.licensePlate}): ${purpose}`,
    bodyHtml: facts.map(([name, value]) => `<p><b>${name}:</b> ${escapeHtml(value)}</p>`).join(''),
    startDate: new Date(reservation.startDate),
    endDate: new Date(reservation.endDate),
    location: `${vehicle.poolName}, ${vehicle.site}`,
    tentative,
    attendees: attendees(reservation, tentative),
  };
}

function attendees(
  { vehicle, vehicleMailboxAddress, driver, approver, approvedBy }: LoadedReservation,
  tentative: boolean,
): CalendarAttendee[] {
  const list: CalendarAttendee[] = [
    { kind: 'resource', address: vehicleMailboxAddress, name: `${vehicle.name} (${vehicle.licensePlate})` },
  ];
  if (tentative) return list;
  if (driver.email) list.push({ kind: 'required', address: driver.email, name: driver.displayName });
  const decider = approvedBy ?? approver;
  if (decider && decider.email !== driver.email) {
    list.push({ kind: 'optional', address: decider.email, name: decider.displayName });
  }
  return list;
}

function whyGone({ status, decisionReason, cancellationReason }: LoadedReservation): string {
  const reason = status === 'rejected' ? decisionReason : cancellationReason;
  const sentence = status === 'rejected' ? 'The reservation was rejected.' : 'The reservation was cancelled.';
  return reason ? `${sentence} Reason: ${reason}` : sentence;
}
