import { readFileSync } from 'node:fs';
import { readChangeCounter } from '../exchange/change-counter.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { ExchangeError } from '../exchange/exchange-error.ts';
import type { Mailbox } from '../exchange/mailboxes.ts';
import { type Call, type Handler, htmlReply, redirectReply } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { sameOrigin } from '../http/same-origin.ts';
import { demoTenants } from '../seed/demo-directory.ts';
import { bookVehicle, eventActions, runEventAction } from './event-actions.ts';
import { renderMailboxPage, renderNotFound } from './mailbox-page.ts';
import { mailboxAddress, pageAddress, readPageRequest } from './page-request.ts';

/** Frames hold mail somebody sent: nothing of it may load or run, whatever a browser makes of the sandbox. */
const policy = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'",
  // Not no-referrer: browsers then send `Origin: null` with the page's own forms.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** The page that shows every mailbox, and its own endpoints for what Outlook could do there. */
export function pageRoutes(exchange: Exchange): Route[] {
  const first = mailboxAddress({ address: demoTenants[0]?.fleetMailboxAddress ?? '' });
  return [
    { method: 'GET', path: '/', handle: () => redirectReply(first) },
    { method: 'GET', path: '/mailboxes', handle: () => redirectReply(first) },
    { method: 'GET', path: '/mailboxes/{address}', handle: showing(exchange) },
    { method: 'GET', path: '/mailbox-page.css', handle: asset('mailbox-page.css', 'text/css') },
    { method: 'GET', path: '/mailbox-page.js', handle: asset('mailbox-page.js', 'text/javascript') },
    { method: 'GET', path: '/mailbox-changes', handle: (call) => answerChanges(exchange, call) },
    {
      method: 'POST',
      path: '/mailboxes/{address}/book',
      handle: sameOrigin(
        changing(exchange, (call, mailbox) => bookVehicle(exchange, mailbox, new URLSearchParams(call.body))),
      ),
    },
    ...Object.entries(eventActions).map(
      ([name, action]): Route => ({
        method: 'POST',
        path: `/mailboxes/{address}/events/{event}/${name}`,
        handle: sameOrigin(changing(exchange, (call, mailbox) => runEventAction(exchange, mailbox, call, action))),
      }),
    ),
  ];
}

function showing(exchange: Exchange): Handler {
  return (call) => {
    try {
      return htmlReply(200, renderMailboxPage(exchange, readPageRequest(exchange, call)), policy);
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      return htmlReply(error.status, renderNotFound(exchange), policy);
    }
  };
}

function changing(exchange: Exchange, change: (call: Call, mailbox: Mailbox) => void): Handler {
  return (call) => {
    const back = new URL(new URLSearchParams(call.body).get('back') ?? '/', call.url);
    // Only week and view are taken from it; the address itself is built anew.
    const request = readPageRequest(exchange, { ...call, url: back });
    try {
      change(call, request.mailbox);
      return redirectReply(pageAddress(request));
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      return htmlReply(error.status, renderMailboxPage(exchange, request, error.message), policy);
    }
  };
}

function answerChanges(exchange: Exchange, call: Call) {
  const etag = `"${readChangeCounter(exchange)}"`;
  const headers = { etag, 'cache-control': 'no-cache' };
  return call.headers['if-none-match'] === etag ? { status: 304, headers } : { status: 200, headers, body: etag };
}

function asset(name: string, contentType: string): Handler {
  const body = readFileSync(new URL(name, import.meta.url), 'utf8');
  return () => ({
    status: 200,
    headers: { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'no-cache' },
    body,
  });
}
