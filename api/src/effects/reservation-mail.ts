/** The words of the mails about a reservation: who gets which, when something happens to it. */
import type { Person } from '@fleet/contracts/reservation.ts';
import type { DomainEvent } from '../domain/domain-events.ts';
import { describePeriod } from '../domain/reservation/describe-period.ts';
import type { LoadedReservation } from '../domain/reservation/load-reservation.ts';
import type { MailMessage } from '../ports/mail/mail.ts';
import { escapeHtml } from './escape-html.ts';

interface Draft {
  to: Person;
  headline: string;
  explanation: string;
}

/**
 * The mails an event calls for, by the reservation's present state; none when the event is stale.
 * @param publicUrl where people reach Fleet; for the link
 */
export function writeReservationMails(
  type: DomainEvent['type'],
  reservation: LoadedReservation,
  publicUrl: string,
): MailMessage[] {
  return drafts(type, reservation).map(({ to, headline, explanation }) => ({
    to: { address: to.email, name: to.displayName },
    subject: `${headline}: ${vehicleOf(reservation)}, ${when(reservation)}`,
    html: page({ headline, explanation, reservation, link: `${publicUrl}/tabs/reservations` }),
  }));
}

function drafts(type: DomainEvent['type'], reservation: LoadedReservation): Draft[] {
  const { status, approver, approvedBy, decisionReason, cancellationReason } = reservation;
  const requester = requesterOf(reservation);
  const reason = (text: string | null) => (text ? ` The reason given: ${text}` : '');
  if (asksFor(type) && status === 'pending') {
    const what = type === 'reservation.changed' ? 'has changed a reservation' : 'asks for a vehicle';
    const explanation = `${requester.displayName} ${what}. Approve or reject it on the card in Teams, or in the tab.`;
    const asked = reservation.approvals.filter((one) => one.status === 'pending');
    return asked.map((one) => ({ to: one.approver, headline: 'Please decide', explanation }));
  }
  if (type === 'reservation.created' && status === 'approved' && !approver) {
    return [{ to: requester, headline: 'Reserved', explanation: 'The vehicle is yours. No approval was needed.' }];
  }
  if (type === 'reservation.approved' && status === 'approved') {
    const by = approvedBy ? ` by ${approvedBy.displayName}` : '';
    return [
      {
        to: requester,
        headline: 'Approved',
        explanation: `Your reservation was approved${by}.${reason(decisionReason)}`,
      },
    ];
  }
  if (type === 'reservation.rejected' && status === 'rejected') {
    const by = approver ? ` by ${approver.displayName}` : '';
    return [
      {
        to: requester,
        headline: 'Rejected',
        explanation: `Your reservation was rejected${by}.${reason(decisionReason)}`,
      },
    ];
  }
  if (type === 'reservation.cancelled' && status === 'cancelled') {
    const people = approver && approver.userId !== requester.userId ? [requester, approver] : [requester];
    const explanation = `The reservation was cancelled and the vehicle is free again.${reason(cancellationReason)}`;
    return people.map((to) => ({ to, headline: 'Cancelled', explanation }));
  }
  return [];
}

/** After these somebody may have to decide who did not have to before. */
function asksFor(type: DomainEvent['type']): boolean {
  return type === 'reservation.created' || type === 'reservation.changed' || type === 'reservation.asked';
}

/** The driver where they have an address, else whoever reserved for them. */
function requesterOf({ driver, createdBy }: LoadedReservation): Person {
  const { userId, email, displayName } = driver;
  return userId && email ? { userId, email, displayName } : createdBy;
}

function vehicleOf({ vehicle }: LoadedReservation): string {
  return `${vehicle.name} (${vehicle.licensePlate})`;
}

function when({ startDate, endDate, timeZone }: LoadedReservation): string {
  return describePeriod(new Date(startDate), new Date(endDate), timeZone);
}

interface Page {
  headline: string;
  explanation: string;
  reservation: LoadedReservation;
  link: string;
}

// A table and inline styles: Outlook on Windows renders mail with Word, which knows little else.
function page({ headline, explanation, reservation, link }: Page): string {
  const { vehicle, driver, purpose, costCenter, timeZone, tenantName } = reservation;
  const facts: [string, string | null][] = [
    ['Vehicle', vehicleOf(reservation)],
    ['When', `${when(reservation)} (${timeZone})`],
    ['Where', `${vehicle.poolName}, ${vehicle.site}`],
    ['Driver', driver.displayName],
    ['Purpose', purpose],
    ['Cost center', costCenter],
  ];
  const rows = facts
    .filter((fact): fact is [string, string] => Boolean(fact[1]))
    .map(
      ([name, value]) =>
        `<tr><td style="padding:4px 16px 4px 0;color:#616161;vertical-align:top;white-space:nowrap">${name}</td>` +
        `<td style="padding:4px 0">${escapeHtml(value)}</td></tr>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en"><body style="margin:0;padding:24px 12px;background:#f5f5f5;font-family:'Segoe UI',Arial,sans-serif;font-size:14px;line-height:20px;color:#242424">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px;background:#ffffff;border:1px solid #e0e0e0;border-radius:8px"><tr><td style="padding:24px">
<h1 style="margin:0 0 8px;font-size:20px;line-height:28px">${headline}</h1>
<p style="margin:0 0 16px">${escapeHtml(explanation)}</p>
<table role="presentation" cellpadding="0" cellspacing="0" style="font-size:14px;line-height:20px">${rows}</table>
<p style="margin:20px 0 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:8px 16px;background:#5b5fc7;color:#ffffff;text-decoration:none;border-radius:4px">Open in Fleet</a></p>
</td></tr></table>
<p style="margin:12px 0 0;color:#616161;font-size:12px">Sent by the fleet of ${escapeHtml(tenantName)}</p>
</td></tr></table></body></html>`;
}
