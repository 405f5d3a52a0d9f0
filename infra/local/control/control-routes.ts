import type { Exchange } from '../exchange/exchange.ts';
import { listMail } from '../exchange/mail-store.ts';
import { findMailbox, listMailboxes } from '../exchange/mailboxes.ts';
import { jsonReply, parameter } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { sameOrigin } from '../http/same-origin.ts';
import { emptyMailboxes } from './empty-mailboxes.ts';

/** What tests need and no Microsoft service offers; like everything here, reachable from this machine only. */
export function controlRoutes(exchange: Exchange): Route[] {
  return [
    {
      method: 'POST',
      path: '/_control/reset',
      handle: sameOrigin(() => {
        emptyMailboxes(exchange);
        return { status: 204 };
      }),
    },
    { method: 'GET', path: '/_control/mailboxes', handle: () => jsonReply(200, listMailboxes(exchange)) },
    {
      method: 'GET',
      path: '/_control/mailboxes/{address}/mail',
      handle: (call) => {
        const mailbox = findMailbox(exchange, parameter(call, 'address'));
        if (!mailbox) return jsonReply(404, { error: 'There is no such mailbox.' });
        const folder = call.url.searchParams.get('folder') === 'sentitems' ? 'sentitems' : 'inbox';
        return jsonReply(200, listMail(exchange, mailbox.address, folder));
      },
    },
  ];
}
