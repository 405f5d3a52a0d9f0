import { Temporal } from 'temporal-polyfill';
import type { Exchange } from '../exchange/exchange.ts';
import { itemNotFound } from '../exchange/exchange-error.ts';
import { findMailbox, type Mailbox } from '../exchange/mailboxes.ts';
import { type Call, parameter } from '../http/call.ts';
import { mondayOf } from './week.ts';

export type PageView = 'calendar' | 'inbox' | 'sentitems' | 'teams';

/** What an address of the page asks to see. */
export interface PageRequest {
  mailbox: Mailbox;
  view: PageView;
  monday: Temporal.PlainDate;
  today: Temporal.PlainDate;
  /** The event whose details are open. */
  eventId: string | undefined;
  /** The mail being read. */
  mailId: string | undefined;
}

/** Throws 404 for an unknown mailbox. */
export function readPageRequest(exchange: Exchange, call: Call): PageRequest {
  const mailbox = findMailbox(exchange, parameter(call, 'address'));
  if (!mailbox) throw itemNotFound();
  const query = call.url.searchParams;
  const view = query.get('view');
  const today = Temporal.Instant.fromEpochMilliseconds(exchange.now().getTime())
    .toZonedDateTimeISO(mailbox.timeZone)
    .toPlainDate();
  return {
    mailbox,
    view: view === 'inbox' || view === 'sentitems' || view === 'teams' ? view : 'calendar',
    monday: mondayOf(readDate(query.get('week')) ?? today),
    today,
    eventId: query.get('event') ?? undefined,
    mailId: query.get('mail') ?? undefined,
  };
}

/** The address of a view; what `changes` does not name stays as it is, details and mail are closed. */
export function pageAddress(
  { mailbox, view, monday, today }: PageRequest,
  changes: { view?: PageView; monday?: Temporal.PlainDate; eventId?: string; mailId?: string } = {},
): string {
  const query = new URLSearchParams();
  const nextView = changes.view ?? view;
  const nextMonday = changes.monday ?? monday;
  if (nextView !== 'calendar') query.set('view', nextView);
  else if (!nextMonday.equals(mondayOf(today))) query.set('week', nextMonday.toString());
  if (changes.eventId) query.set('event', changes.eventId);
  if (changes.mailId) query.set('mail', changes.mailId);
  const text = query.toString();
  return `${mailboxAddress(mailbox)}${text && `?${text}`}`;
}

export function mailboxAddress({ address }: Pick<Mailbox, 'address'>): string {
  return `/mailboxes/${encodeURIComponent(address).replaceAll('%40', '@')}`;
}

function readDate(text: string | null): Temporal.PlainDate | undefined {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? Temporal.PlainDate.from(text, { overflow: 'constrain' }) : undefined;
}
