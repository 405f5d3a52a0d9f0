import type { Message } from '@microsoft/microsoft-graph-types';
import { listMail, type MailRecord } from '../exchange/mail-store.ts';
import { parameter } from '../http/call.ts';
import { graphOrigin } from './graph.ts';
import { GraphError } from './graph-error.ts';
import { htmlToText } from './html-to-text.ts';
import { selectMembers } from './list-events.ts';
import { readQueryOptions } from './odata/query-options.ts';
import type { MailboxOperation } from './operation.ts';

const previewLength = 255;

/** `GET …/mailFolders/{folder}/messages`: what lies in the inbox or among the sent items, newest first. */
export const getMessages: MailboxOperation = {
  permission: 'Mail.Read',
  writes: false,
  run(graph, { call, mailbox, preferences }) {
    const folder = parameter(call, 'folder').toLowerCase();
    if (folder !== 'inbox' && folder !== 'sentitems') {
      throw new GraphError(404, 'ErrorItemNotFound', 'The specified folder could not be found in the store.');
    }
    const { filter, select, top, skip } = readQueryOptions(call.url.searchParams, preferences.maximumPageSize);
    const found = listMail(graph, mailbox.address, folder, Number.MAX_SAFE_INTEGER).filter(
      (mail) => filter?.(filterView(mail)) ?? true,
    );
    const page = found.slice(skip, skip + top).map((mail) => selectMembers(toMessageJson(mail), select, 'message'));
    const next = new URL(`${call.url.pathname}${call.url.search}`, graphOrigin);
    next.searchParams.set('$skip', String(skip + top));
    return {
      status: 200,
      body: {
        '@odata.context': `${graphOrigin}/v1.0/$metadata#users/mailFolders/messages`,
        value: page,
        ...(skip + top < found.length ? { '@odata.nextLink': next.href } : {}),
      },
    };
  },
};

/** Extended properties can be filtered by; they are shown to nobody who does not expand them. */
function filterView(mail: MailRecord): object {
  return { ...toMessageJson(mail), singleValueExtendedProperties: mail.document.extendedProperties ?? [] };
}

function toMessageJson({ id, receivedAt, isRead, document }: MailRecord): Message & { '@odata.etag': string } {
  const { body, attachments } = document;
  const text = body.contentType === 'html' ? htmlToText(body.content) : body.content;
  return {
    '@odata.etag': `W/"${id.slice(-20)}"`,
    id,
    createdDateTime: receivedAt,
    receivedDateTime: receivedAt,
    sentDateTime: receivedAt,
    hasAttachments: attachments.length > 0,
    subject: document.subject,
    bodyPreview: text.slice(0, previewLength),
    body,
    importance: document.importance,
    isRead,
    isDraft: false,
    from: { emailAddress: document.from },
    toRecipients: document.toRecipients.map((emailAddress) => ({ emailAddress })),
    ccRecipients: document.ccRecipients.map((emailAddress) => ({ emailAddress })),
  };
}
