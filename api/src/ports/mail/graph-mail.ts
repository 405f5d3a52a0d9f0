import { GraphError } from '@microsoft/microsoft-graph-client';
import type { FileAttachment, Message } from '@microsoft/microsoft-graph-types';
import type { GraphMailboxes } from '../microsoft/graph-clients.ts';
import { type Mail, MailDelayed, type MailMessage, MailRefused } from './mail.ts';

// A named property of ours in the public string namespace; it never changes, or mails that were sent become strangers.
export const mailTagId = 'String {6f4d5c0a-1d0e-4b59-8f6a-6c1f2f7c9a51} Name FleetMailId';

/** Exchange takes up to so long to show a mail among the sent items. */
const settlingSeconds = 60;

/**
 * Mail from a mailbox in Exchange Online through Microsoft Graph. Its JSON takes one body, of which Exchange itself makes the
 * plain text for whoever needs it; so `text` is not sent. It takes no Message-ID of ours either, so the mail is found again
 * among the sent items by a property that nobody sees. A draft to be sent by its id would be found as well, for three requests
 * instead of one and the right to write in the mailbox.
 */
export function createGraphMail(graph: GraphMailboxes): Mail {
  return {
    addressOf: ({ address }) => address,
    send: (sender, message) =>
      graph(sender, async (client, mailbox) => {
        try {
          await client.api(`${mailbox}/sendMail`).post({ message: toGraph(message), saveToSentItems: true });
        } catch (error) {
          throw judge(error);
        }
      }),
    wasSent: (sender, messageId) =>
      graph(sender, async (client, mailbox) => {
        const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${mailTagId}' and ep/value eq '${messageId}')`;
        const query = new URLSearchParams({ $filter: filter, $select: 'id', $top: '1' })
          .toString()
          .replaceAll('+', '%20');
        try {
          const { value } = await client.api(`${mailbox}/mailFolders/sentitems/messages?${query}`).get();
          return value.length > 0;
        } catch (error) {
          // A tenant that was set up before this was asked for: a mail too many is better than none.
          if (error instanceof GraphError && error.statusCode === 403) return false;
          throw judge(error);
        }
      }),
  };
}

function toGraph({ id, to, subject, html, pictures, calendarFile }: MailMessage): Message {
  const attachments = [
    ...pictures.map(({ contentId, contentType, content }) =>
      attachment({ name: contentId, contentType, contentId, isInline: true }, content),
    ),
    ...(calendarFile ? [attachment(describeCalendarFile(calendarFile.method), Buffer.from(calendarFile.content))] : []),
  ];
  return {
    subject,
    body: { contentType: 'html', content: html },
    toRecipients: [{ emailAddress: { address: to.address, name: to.name } }],
    // Graph takes headers of ours only with this prefix; this one keeps away what out-of-office replies would send back.
    internetMessageHeaders: [{ name: 'x-auto-response-suppress', value: 'All' }],
    singleValueExtendedProperties: [{ id: mailTagId, value: id }],
    ...(attachments.length > 0 && { attachments }),
  };
}

const describeCalendarFile = (method: string) => ({
  name: 'reservation.ics',
  contentType: `text/calendar; charset=utf-8; method=${method}`,
});

function attachment(described: FileAttachment, content: Buffer): FileAttachment {
  const odataType = { '@odata.type': '#microsoft.graph.fileAttachment' };
  return { ...odataType, ...described, contentBytes: content.toString('base64') } as FileAttachment;
}

/** What is wrong with the mailbox or our rights to it may be mended, so only the mail's own faults are for good. */
function judge(error: unknown): unknown {
  if (!(error instanceof GraphError)) return error;
  const { statusCode, code, headers } = error;
  const isRecipients = statusCode === 400 && code === 'ErrorInvalidRecipients';
  if (isRecipients || statusCode === 413)
    return new MailRefused(`Graph answered ${statusCode} ${code}`, { cause: error });
  const isBusy = statusCode === 429 || statusCode === 503;
  // No answer, or a server's error: it may have gone out all the same.
  const isUnknown = !isBusy && (statusCode === -1 || statusCode >= 500);
  if (!isBusy && !isUnknown) return error;
  const retryAfterSeconds = isUnknown ? settlingSeconds : Number(headers?.get('retry-after')) || undefined;
  return new MailDelayed(`Graph answered ${statusCode}`, { retryAfterSeconds, cause: error });
}
