import type { EmailAddress } from '../exchange/event-document.ts';
import { findEvent } from '../exchange/event-store.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { findMail, listMail, type MailKind, type MailRecord, markMailRead } from '../exchange/mail-store.ts';
import { htmlToText } from '../graph/html-to-text.ts';
import { html, type SafeHtml } from '../http/html.ts';
import { renderAnswers } from './event-details.ts';
import { formatMoment } from './format-moment.ts';
import { renderBody } from './mail-body.ts';
import { type PageRequest, pageAddress } from './page-request.ts';

const kinds: Record<MailKind, string> = {
  mail: '✉',
  invitation: '📅',
  update: '📅',
  cancellation: '✖',
  response: '↩',
  undeliverable: '⚠',
};

/** Inbox or sent items: the list, and beside it the mail that is open. */
export function renderMail(exchange: Exchange, request: PageRequest): SafeHtml {
  const folder = request.view === 'sentitems' ? 'sentitems' : 'inbox';
  const open = request.mailId ? findMail(exchange, request.mailbox.address, request.mailId) : undefined;
  if (open) markMailRead(exchange, open);
  const list = listMail(exchange, request.mailbox.address, folder);
  const title = folder === 'inbox' ? 'Inbox' : 'Sent items';
  const items = list.map((mail) => renderItem(request, mail, mail.id === open?.id));
  return html`<div class="mail ${open ? 'reading' : ''}"><section class="mail-list" aria-label="${title}">
${list.length === 0 ? html`<p class="empty">${folder === 'inbox' ? 'No mail has arrived yet.' : 'Nothing was sent from here yet.'}</p>` : html`<ul>${items}</ul>`}</section>
<section class="reading-pane" aria-label="Message">${open ? renderOpen(exchange, request, open) : html`<p class="empty">Choose a message to read it.</p>`}</section></div>`;
}

function renderItem(request: PageRequest, mail: MailRecord, isOpen: boolean): SafeHtml {
  const { document } = mail;
  const text = document.body.contentType === 'html' ? htmlToText(document.body.content) : document.body.content;
  const who = mail.folder === 'inbox' ? document.from.name : document.toRecipients.map((one) => one.name).join(', ');
  return html`<li><a class="message${mail.isRead ? '' : ' unread'}" href="${pageAddress(request, { mailId: mail.id })}" ${isOpen && html`aria-current="true"`}
 data-mail-id="${mail.id}" data-kind="${mail.kind}" data-subject="${document.subject}">
<span class="kind" aria-hidden="true">${kinds[mail.kind]}</span><span class="who">${who}</span><time datetime="${mail.receivedAt}">${formatMoment(mail.receivedAt, request.mailbox.timeZone)}</time>
<strong>${document.subject}</strong>${!mail.isRead && html`<span class="visually-hidden">unread</span>`}
<span class="preview">${text.replace(/\s+/g, ' ').slice(0, 140)}</span></a></li>`;
}

function renderOpen(exchange: Exchange, request: PageRequest, mail: MailRecord): SafeHtml {
  const { document } = mail;
  const event = mail.eventId ? findEvent(exchange, request.mailbox.address, mail.eventId) : undefined;
  const answerable = event && !event.isOrganizer && !event.document.isCancelled && mail.kind !== 'cancellation';
  return html`<article data-mail-id="${mail.id}"><header>
<a class="button back" href="${pageAddress(request)}">‹ Back</a><h2>${document.subject}</h2>
<p class="addresses"><b>${document.from.name}</b> <small>${document.from.address}</small><br>
To ${names(document.toRecipients)}${document.ccRecipients.length > 0 && html`<br>Cc ${names(document.ccRecipients)}`}</p>
<time datetime="${mail.receivedAt}">${formatMoment(mail.receivedAt, request.mailbox.timeZone)}</time></header>
${document.attachments.length > 0 && html`<ul class="attachments" aria-label="Attachments">${document.attachments.map((one) => html`<li>📎 ${one.name} <small>${Math.ceil(one.sizeBytes / 1024)} KB</small></li>`)}</ul>`}
${event && html`<p class="meeting"><a class="button" href="${pageAddress(request, { view: 'calendar', eventId: event.id })}">Open in calendar</a></p>`}
${answerable && renderAnswers(request, event)}
${renderBody(document.body, `Message: ${document.subject}`)}</article>`;
}

function names(addresses: readonly EmailAddress[]): string {
  return addresses.map((one) => one.name).join(', ');
}
