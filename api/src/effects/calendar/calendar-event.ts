/** A reservation as its event shows it: pending holds the vehicle alone, approved invites driver and approver. */
import { createHash } from 'node:crypto';
import type { Agreement } from '../../domain/calendar/agreement.ts';
import type { CalendarItem } from '../../domain/calendar/calendar-items.ts';
import type { Desired, Observed } from '../../domain/calendar/reconcile.ts';
import type { CalendarAttendee, CalendarEvent, ShownEvent } from '../../ports/calendar/calendar.ts';
import { escapeHtml } from '../escape-html.ts';
import { type CalendarWords, calendarWordsFor } from './calendar-words.ts';

/** @param linkTo a reservation; occurrences say what their series says, so that they differ only where they do */
export function toCalendarEvent(item: CalendarItem, linkTo: (reservationId: string) => string): CalendarEvent {
  const { vehicle, driver, createdBy, purpose, costCenter, status, agreed, version } = item;
  const words = calendarWordsFor(item.locale);
  const tentative = status === 'pending';
  const name = `${vehicle.name} (${vehicle.licensePlate})`;
  const bodyHtml = writeBody(item, words, linkTo(linkIdOf(item)));
  return {
    reservationId: item.id,
    // Where an event that was agreed on is gone, another one is to be made.
    transactionId: [item.id, version, ...(agreed ? [digestOf(agreed.etag).slice(0, 8)] : [])].join(':'),
    facts: {
      body: digestOf(bodyHtml),
      vehicleId: vehicle.id,
      driverId: driver.driverId,
      createdBy: createdBy.userId,
      purpose,
      costCenter,
    },
    subject: `${tentative ? `${words.pending}: ` : ''}${name}: ${purpose}`,
    bodyHtml,
    startDate: new Date(item.startDate),
    endDate: new Date(item.endDate),
    timeZone: item.timeZone,
    location: `${vehicle.poolName}, ${vehicle.site}`,
    tentative,
    attendees: attendeesOf(item, name, tentative),
  };
}

/** What the recurring event of its series shows links where that does. */
function linkIdOf({ id, seriesEvent, agreed }: CalendarItem): string {
  return seriesEvent !== null && agreed?.seriesMasterId === seriesEvent.eventId ? seriesEvent.linkId : id;
}

function writeBody(item: CalendarItem, words: CalendarWords, link: string): string {
  const { vehicle, driver, purpose, costCenter, approvedBy } = item;
  const facts = [
    [words.vehicle, `${vehicle.name} (${vehicle.licensePlate}), ${vehicle.poolName}`],
    [words.driver, driver.displayName],
    [words.purpose, purpose],
    [words.costCenter, costCenter],
    [words.approvedBy, approvedBy?.displayName],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  const rows = facts.map(([name, value]) => `<p><b>${escapeHtml(name)}:</b> ${escapeHtml(value)}</p>`);
  const open = `<p><a href="${escapeHtml(link)}">${escapeHtml(words.open)}</a></p>`;
  return [...rows, open, `<p>${escapeHtml(words.managed)}</p>`].join('');
}

function attendeesOf(
  { vehicleMailboxAddress, driver, approver, approvedBy }: CalendarItem,
  vehicleName: string,
  tentative: boolean,
): CalendarAttendee[] {
  const list: CalendarAttendee[] = [{ kind: 'resource', address: vehicleMailboxAddress, name: vehicleName }];
  if (tentative) return list;
  if (driver.email) list.push({ kind: 'required', address: driver.email, name: driver.displayName });
  const decider = approvedBy ?? approver;
  if (decider && decider.email !== driver.email) {
    list.push({ kind: 'optional', address: decider.email, name: decider.displayName });
  }
  return list;
}

/** Told to those who were invited when the event goes. */
export function whyGone({ status, decisionReason, cancellationReason, locale }: CalendarItem): string {
  const words = calendarWordsFor(locale);
  const reason = status === 'rejected' ? decisionReason : cancellationReason;
  const sentence = status === 'rejected' ? words.rejected : words.cancelled;
  return reason ? `${sentence} ${words.reason}: ${reason}` : sentence;
}

export function toDesired(item: CalendarItem, event: CalendarEvent): Desired {
  if (item.status === 'rejected' || item.status === 'cancelled') return { state: 'gone' };
  if (item.isOver) return { state: 'over' };
  return {
    state: 'shown',
    content: {
      startDate: event.startDate.toISOString(),
      endDate: event.endDate.toISOString(),
      subject: event.subject,
      location: event.location,
      showAs: event.tentative ? 'tentative' : 'busy',
      attendees: event.attendees.map(({ kind, address }) => `${kind} ${address.toLowerCase()}`).sort(),
    },
    bodyDigest: digestOf(event.bodyHtml),
  };
}

export function toObserved(event: ShownEvent, { driver, vehicleMailboxAddress, seriesEvent }: CalendarItem): Observed {
  const { startDate, endDate, subject, location, showAs, attendees } = event;
  const find = (address: string | null | undefined) =>
    attendees.find((one) => address && one.address === address.toLowerCase());
  const ofDriver = find(driver.email);
  return {
    content: {
      startDate,
      endDate,
      subject,
      location,
      showAs,
      attendees: attendees.map(({ kind, address }) => `${kind} ${address}`).sort(),
    },
    // What was not changed about an occurrence is its series'.
    bodyDigest:
      bodyDigestOf(event) ?? (event.seriesMasterId === seriesEvent?.eventId ? (seriesEvent?.bodyDigest ?? null) : null),
    answers: {
      driver: ofDriver?.response ?? null,
      vehicle: find(vehicleMailboxAddress)?.response ?? null,
      proposal: ofDriver?.proposal ?? null,
    },
  };
}

function bodyDigestOf({ facts }: ShownEvent): string | null {
  const digest = (facts as { body?: unknown } | null)?.body;
  return typeof digest === 'string' ? digest : null;
}

/** What both sides agree on from now on. @param refused what stays refused */
export function toAgreement(event: ShownEvent, observed: Observed, refused: string[]): Agreement {
  const { driver, vehicle } = observed.answers;
  return {
    content: observed.content,
    answers: { driver, vehicle },
    etag: event.etag,
    iCalUId: event.iCalUId,
    seriesMasterId: event.seriesMasterId,
    refused,
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
