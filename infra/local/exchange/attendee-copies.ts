import { demoTenants } from '../seed/demo-directory.ts';
import { adoptOrphans, forgetOrphans } from './adopt-orphans.ts';
import { type Attendee, type EventDocument, type EventRecord, sameAddress } from './event-document.ts';
import { findCopy, forgetExceptions, insertEvent, saveEvent, storedMembers } from './event-store.ts';
import type { Exchange } from './exchange.ts';
import { findMailbox, findOrCreateInvited, isAddressOf, type Mailbox } from './mailboxes.ts';
import { mailNotice } from './meeting-mail.ts';
import { mailUndeliverable } from './send-mail.ts';

/**
 * Brings the meeting, as the organiser's copy now is, to the given attendees: a person gets a copy in the calendar and a
 * mail, an equipment mailbox will answer by itself, an address outside the stand-in gets nothing anybody could see.
 * @param timeChanged an answer to another time no longer counts
 */
export function inviteAttendees(
  exchange: Exchange,
  organizerCopy: EventRecord,
  attendees: readonly Attendee[],
  timeChanged: boolean,
): void {
  const organizer = findMailbox(exchange, organizerCopy.mailbox);
  for (const { emailAddress, type } of attendees) {
    if (!organizer || sameAddress(emailAddress.address, organizer.address)) continue;
    const mailbox = findOrCreateInvited(exchange, emailAddress, type === 'resource', organizer.entraTenantId);
    if (!mailbox) {
      const ownDomain = demoTenants.some((tenant) => isAddressOf(tenant, emailAddress.address));
      if (ownDomain) mailUndeliverable(exchange, organizer, emailAddress, organizerCopy.document.subject);
    } else if (mailbox.kind === 'equipment') exchange.askEquipment(mailbox.address, organizerCopy.iCalUId);
    else inviteOne(exchange, organizerCopy, mailbox, timeChanged);
  }
}

function inviteOne(exchange: Exchange, organizerCopy: EventRecord, mailbox: Mailbox, timeChanged: boolean): void {
  const existing = findCopy(exchange, mailbox.address, organizerCopy.iCalUId);
  const fresh = attendeeDocument(exchange, organizerCopy.document);
  if (!existing) {
    const copy = insertEvent(exchange, {
      mailbox: mailbox.address,
      iCalUId: organizerCopy.iCalUId,
      isOrganizer: false,
      document: fresh,
    });
    adoptOrphans(exchange, copy);
    copyExceptions(exchange, organizerCopy, mailbox.address);
    mailNotice(exchange, mailbox, 'invitation', organizerCopy, copy);
    return;
  }
  const { responseStatus, categories, extendedProperties, createdDateTime, occurrenceOf } = existing.document;
  if (timeChanged) {
    forgetExceptions(exchange, existing);
    forgetOrphans(exchange, existing);
  }
  const answerStands = !timeChanged && !existing.document.isCancelled;
  const accepted = answerStands && responseStatus.response === 'accepted';
  const copy = saveEvent(exchange, existing, {
    ...fresh,
    categories,
    extendedProperties,
    createdDateTime,
    ...(occurrenceOf && { occurrenceOf }),
    ...(answerStands ? { responseStatus } : {}),
    ...(accepted ? { showAs: fresh.intendedShowAs } : {}),
  });
  if (timeChanged) copyExceptions(exchange, organizerCopy, mailbox.address);
  mailNotice(exchange, mailbox, 'update', organizerCopy, copy);
}

/** What of a series was changed before comes with the invitation to it. */
export function copyExceptions(exchange: Exchange, organizerCopy: EventRecord, mailbox: string): void {
  for (const member of storedMembers(exchange, organizerCopy)) {
    const copy = findCopy(exchange, mailbox, member.iCalUId);
    if (!copy) continue;
    const { occurrenceOf, responseStatus, showAs } = copy.document;
    const shared = attendeeDocument(exchange, member.document);
    saveEvent(exchange, copy, { ...shared, responseStatus, showAs, ...(occurrenceOf && { occurrenceOf }) });
  }
}

/** Tells attendees that the meeting no longer takes place for them. */
export function uninviteAttendees(
  exchange: Exchange,
  organizerCopy: EventRecord,
  attendees: readonly Attendee[],
  comment?: string,
): void {
  for (const { emailAddress } of attendees) {
    const mailbox = findMailbox(exchange, emailAddress.address);
    if (!mailbox || mailbox.address === organizerCopy.mailbox) continue;
    if (mailbox.kind === 'equipment') {
      exchange.askEquipment(mailbox.address, organizerCopy.iCalUId);
      continue;
    }
    const existing = findCopy(exchange, mailbox.address, organizerCopy.iCalUId);
    if (!existing || existing.document.isCancelled) continue;
    const copy = saveEvent(exchange, existing, {
      ...existing.document,
      subject: `Canceled: ${organizerCopy.document.subject}`,
      isCancelled: true,
      showAs: 'free',
    });
    mailNotice(exchange, mailbox, 'cancellation', organizerCopy, copy, comment);
  }
}

/** An attendee's view of the meeting: not answered yet, the others' answers unknown, nothing personal of the organiser's. */
export function attendeeDocument(exchange: Exchange, organizers: EventDocument): EventDocument {
  const now = exchange.now().toISOString();
  // A member's place is in the attendee's own copy of the series.
  const { occurrenceOf: _organizers, ...shared } = organizers;
  return {
    ...shared,
    attendees: organizers.attendees.map(({ type, emailAddress }) => ({
      type,
      emailAddress,
      status: { response: 'none', time: '0001-01-01T00:00:00Z' },
    })),
    showAs: organizers.intendedShowAs === 'free' ? 'free' : 'tentative',
    categories: [],
    extendedProperties: [],
    responseStatus: { response: 'notResponded', time: '0001-01-01T00:00:00Z' },
    createdDateTime: now,
    lastModifiedDateTime: now,
  };
}
