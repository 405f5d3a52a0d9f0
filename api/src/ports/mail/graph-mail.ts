import { GraphError } from '@microsoft/microsoft-graph-client';
import type { FileAttachment, Message } from '@microsoft/microsoft-graph-types';
import type { GraphMailboxes } from '../microsoft/graph-clients.ts';
import { type Mail, MailDelayed, type MailMessage, MailRefused } from './mail.ts';

/**
 * Mail from a mailbox in Exchange Online through Microsoft Graph. Its JSON takes one body, of which Exchange itself makes the
 * plain text for whoever needs it; so `text` is not sent. It takes no Message-ID of ours either.
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
  };
}

function toGraph({ to, subject, html, pictures, calendarFile }: MailMessage): Message {
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
  if (statusCode !== 429 && statusCode !== 503) return error;
  const retryAfterSeconds = Number(headers?.get('retry-after')) || undefined;
  return new MailDelayed(`Graph answered ${statusCode}`, { retryAfterSeconds, cause: error });
}
