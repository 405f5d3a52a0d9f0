import { html, trustedHtml } from '../http/html.ts';
import { toDateTimeTimeZone } from './date-time.ts';
import type { EventDocument, EventRecord } from './event-document.ts';
import type { Exchange } from './exchange.ts';
import { storeMail } from './mail-store.ts';
import type { Mailbox } from './mailboxes.ts';

export type MeetingNotice = 'invitation' | 'update' | 'cancellation';

const prefixes: Record<MeetingNotice, string> = { invitation: '', update: 'Updated: ', cancellation: 'Canceled: ' };

/** Puts the mail about a meeting into an attendee's inbox, which Outlook shows with buttons to answer. */
export function mailNotice(
  exchange: Exchange,
  to: Mailbox,
  notice: MeetingNotice,
  organizerCopy: EventRecord,
  attendeeCopy: EventRecord,
  comment?: string,
): void {
  const { document } = organizerCopy;
  storeMail(exchange, {
    mailbox: to.address,
    folder: 'inbox',
    kind: notice,
    eventId: attendeeCopy.id,
    document: {
      from: document.organizer,
      toRecipients: document.attendees.map((attendee) => attendee.emailAddress),
      ccRecipients: [],
      subject: `${prefixes[notice]}${document.subject}`,
      importance: notice === 'cancellation' ? 'high' : document.importance,
      attachments: [],
      body: { contentType: 'html', content: noticeBody(document, to.timeZone, comment) },
    },
  });
}

const answers = { accepted: 'Accepted', tentativelyAccepted: 'Tentative', declined: 'Declined' } as const;
export type Answer = keyof typeof answers;

/** Puts an attendee's answer into the organiser's inbox. */
export function mailAnswer(
  exchange: Exchange,
  organizerCopy: EventRecord,
  from: Mailbox,
  answer: Answer,
  comment: string,
): void {
  const { document } = organizerCopy;
  storeMail(exchange, {
    mailbox: organizerCopy.mailbox,
    folder: 'inbox',
    kind: 'response',
    eventId: organizerCopy.id,
    document: {
      from: { name: from.displayName, address: from.address },
      toRecipients: [document.organizer],
      ccRecipients: [],
      subject: `${answers[answer]}: ${document.subject}`,
      importance: 'normal',
      attachments: [],
      body: { contentType: 'text', content: comment },
    },
  });
}

function noticeBody(document: EventDocument, timeZone: string, comment: string | undefined): string {
  const when = (instant: string) => toDateTimeTimeZone(instant, timeZone).dateTime.slice(0, 16).replace('T', ' ');
  const text =
    document.body.contentType === 'html'
      ? trustedHtml(document.body.content)
      : html`<p style="white-space: pre-wrap">${document.body.content}</p>`;
  return html`${comment ? html`<p>${comment}</p>` : undefined}
<p><strong>When:</strong> ${when(document.start)} – ${when(document.end)} (${timeZone})<br>${repeats(document)}
<strong>Where:</strong> ${document.locationName || '–'}</p>${text}`.html;
}

/** Outlook's mail about a series says how it repeats, so that one about another end is another mail. */
function repeats({ recurrence }: EventDocument) {
  if (!recurrence) return undefined;
  const { pattern, range } = recurrence;
  const every = [pattern.interval > 1 ? `every ${pattern.interval}` : '', pattern.type, ...(pattern.daysOfWeek ?? [])];
  const until = range.endDate ?? (range.numberOfOccurrences ? `${range.numberOfOccurrences} times` : 'without end');
  return html`
<strong>Repeats:</strong> ${every.filter(Boolean).join(' ')}, ${range.startDate} – ${until}<br>`;
}
