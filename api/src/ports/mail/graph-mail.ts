import type { GraphMailboxes } from '../microsoft/graph-clients.ts';
import type { Mail } from './mail.ts';

/** Mail from a mailbox in Exchange Online through Microsoft Graph. */
export function createGraphMail(graph: GraphMailboxes): Mail {
  return {
    send: (sender, { to, subject, html }) =>
      graph(sender, async (client, mailbox) => {
        await client.api(`${mailbox}/sendMail`).post({
          message: {
            subject,
            body: { contentType: 'html', content: html },
            toRecipients: [{ emailAddress: { address: to.address, name: to.name } }],
          },
          saveToSentItems: true,
        });
      }),
  };
}
