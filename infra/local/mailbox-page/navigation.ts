import type { Exchange } from '../exchange/exchange.ts';
import { countUnread } from '../exchange/mail-store.ts';
import { listMailboxes, type Mailbox, type MailboxKind } from '../exchange/mailboxes.ts';
import { html, type SafeHtml, trustedHtml } from '../http/html.ts';
import { demoTenants } from '../seed/demo-directory.ts';
import { mailboxAddress } from './page-request.ts';

const groups: readonly [MailboxKind, string][] = [
  ['fleet', 'Fleet mailbox'],
  ['person', 'People'],
  ['equipment', 'Vehicles'],
];

/** Every mailbox, by company and kind; a vehicle shows up once it was first invited. */
export function renderNavigation(exchange: Exchange, current: Mailbox | undefined): SafeHtml {
  const mailboxes = listMailboxes(exchange);
  const unread = countUnread(exchange);
  const tenants = demoTenants.map((tenant) => {
    const own = mailboxes.filter((one) => one.entraTenantId === tenant.entraTenantId);
    return html`<section class="tenant" aria-label="${tenant.displayName}"><h2>${tenant.displayName}</h2>
${groups.map(([kind, title]) => renderGroup(title, kind, own, unread, current))}</section>`;
  });
  return html`<nav class="mailboxes" aria-label="Mailboxes">${tenants}</nav>`;
}

function renderGroup(
  title: string,
  kind: MailboxKind,
  mailboxes: readonly Mailbox[],
  unread: ReadonlyMap<string, number>,
  current: Mailbox | undefined,
): SafeHtml {
  const own = mailboxes.filter((one) => one.kind === kind);
  if (own.length === 0) {
    return html`<h3>${title}</h3><p class="empty">None invited yet</p>`;
  }
  const items = own.map((mailbox) => renderItem(mailbox, unread.get(mailbox.address) ?? 0, current));
  return html`<h3>${title}</h3><ul data-mailbox-kind="${kind}">${items}</ul>`;
}

function renderItem(mailbox: Mailbox, unread: number, current: Mailbox | undefined): SafeHtml {
  const isCurrent = mailbox.address === current?.address;
  return html`<li><a href="${mailboxAddress(mailbox)}" ${isCurrent && html`aria-current="page"`} data-address="${mailbox.address}" title="${mailbox.address}">
<span class="avatar ${mailbox.kind}" aria-hidden="true">${renderInitials(mailbox)}</span>
<span class="name">${mailbox.displayName}</span>
${unread > 0 && html`<span class="badge"><span class="visually-hidden">, </span>${unread}<span class="visually-hidden"> unread</span></span>`}</a></li>`;
}

const vehicleIcon = trustedHtml(
  '<svg viewBox="0 0 20 20" width="18" height="18" fill="currentColor"><path d="M2 11.2c0-1 .7-1.9 1.7-2.1l1-.2 1.5-3A2.6 2.6 0 0 1 8.5 4.5h3.6c.9 0 1.7.4 2.2 1.2l1.8 3 .6.2c.8.3 1.3 1 1.3 1.9v2.4c0 .5-.4.9-.9.9h-.7a2.3 2.3 0 0 1-4.5 0H8a2.3 2.3 0 0 1-4.5 0h-.6a.9.9 0 0 1-.9-.9v-2Zm4.7-2.4h3V6H8.5c-.4 0-.8.2-1 .6l-.8 2.2Zm4.5 0h3.2L13 6.5a1 1 0 0 0-.9-.5h-.9v2.8Z"/></svg>',
);

/** What stands in a mailbox's round or square mark. */
export function renderInitials({ displayName, kind }: Mailbox): SafeHtml {
  if (kind === 'equipment') return vehicleIcon;
  const words = displayName.split(/\s+/);
  return html`${`${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()}`;
}
