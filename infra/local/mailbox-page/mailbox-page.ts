import { readChangeCounter } from '../exchange/change-counter.ts';
import { findEvent } from '../exchange/event-store.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { countUnread } from '../exchange/mail-store.ts';
import { html, type SafeHtml } from '../http/html.ts';
import { renderEventDetails } from './event-details.ts';
import { renderMail } from './mail-view.ts';
import { renderInitials, renderNavigation } from './navigation.ts';
import { type PageRequest, type PageView, pageAddress } from './page-request.ts';
import { renderTeams } from './teams-view.ts';
import { renderWeek } from './week-view.ts';

const views: readonly [PageView, string][] = [
  ['calendar', 'Calendar'],
  ['inbox', 'Inbox'],
  ['sentitems', 'Sent'],
  ['teams', 'Teams'],
];

const renderers: Readonly<Record<PageView, (exchange: Exchange, request: PageRequest) => SafeHtml>> = {
  calendar: renderWeek,
  inbox: renderMail,
  sentitems: renderMail,
  teams: renderTeams,
};

/** @param refusal why the last change was not made, shown above everything */
export function renderMailboxPage(exchange: Exchange, request: PageRequest, refusal?: string): string {
  const { mailbox, eventId } = request;
  // Before the unread numbers, because opening a mail changes them.
  const content = renderers[request.view](exchange, request);
  const event = eventId ? findEvent(exchange, mailbox.address, eventId) : undefined;
  const unread = countUnread(exchange).get(mailbox.address) ?? 0;
  const shown = views.filter(([view]) => view !== 'teams' || mailbox.kind === 'person');
  const tabs = shown.map(
    ([view, title]) =>
      html`<a href="${pageAddress(request, { view })}" ${view === request.view && html`aria-current="page"`}>${title}${view === 'inbox' && unread > 0 && html` <span class="badge">${unread}</span>`}</a>`,
  );
  return renderDocument(
    mailbox.displayName,
    readChangeCounter(exchange),
    html`<details class="menu"><summary>${mailbox.displayName}</summary></details>${renderNavigation(exchange, mailbox)}
<main data-mailbox="${mailbox.address}">
${refusal !== undefined && html`<p class="refusal" role="alert">${refusal}</p>`}
<header class="mailbox"><span class="avatar ${mailbox.kind}" aria-hidden="true">${renderInitials(mailbox)}</span>
<h1>${mailbox.displayName} <small>${mailbox.address}</small></h1><nav class="views" aria-label="Views">${tabs}</nav></header>
${content}
${eventId !== undefined && (event ? renderEventDetails(request, event) : renderGone(request))}</main>`,
  );
}

export function renderNotFound(exchange: Exchange): string {
  return renderDocument(
    'No such mailbox',
    readChangeCounter(exchange),
    html`${renderNavigation(exchange, undefined)}<main><h1>There is no such mailbox</h1><p>A vehicle's mailbox appears when it is first invited.</p></main>`,
  );
}

function renderGone(request: PageRequest): SafeHtml {
  return html`<dialog class="details" open aria-label="Event"><header><h2>This event is no longer in the calendar</h2>
<a class="button close" href="${pageAddress(request)}" aria-label="Close">✕</a></header></dialog>`;
}

function renderDocument(title: string, version: number, content: SafeHtml): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Mailboxes</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/mailbox-page.css">
<script src="/mailbox-page.js" defer></script></head>
<body data-version="${version}"><header class="bar"><a href="/">Mailboxes</a><span>stands in for Outlook and Exchange on this machine</span></header>
<div class="frame">${content}</div></body></html>`.html;
}
