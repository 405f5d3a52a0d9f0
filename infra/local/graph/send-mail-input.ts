import { z } from 'zod';
import type { OutgoingMail } from '../exchange/send-mail.ts';
import { normalizeId } from './event-input.ts';
import { itemBody, recipient } from './recipient-input.ts';

const attachment = z.looseObject({
  '@odata.type': z.literal('#microsoft.graph.fileAttachment'),
  name: z.string(),
  contentType: z.string().nullish(),
  contentBytes: z.base64(),
});

const message = z.looseObject({
  subject: z.string().nullish(),
  body: itemBody.nullish(),
  toRecipients: z.array(recipient).default([]),
  ccRecipients: z.array(recipient).default([]),
  bccRecipients: z.array(recipient).default([]),
  importance: z.enum(['low', 'normal', 'high']).default('normal'),
  attachments: z.array(attachment).default([]),
  singleValueExtendedProperties: z.array(z.looseObject({ id: z.string(), value: z.string() })).default([]),
});

/** The parameters of an action come in either letter case. */
export const sendMailInput = z.preprocess(
  (value) => (value && typeof value === 'object' ? lowerFirst(value) : value),
  z.strictObject({ message, saveToSentItems: z.boolean().nullish() }),
);

export function toOutgoingMail({ message: mail, saveToSentItems }: z.infer<typeof sendMailInput>): OutgoingMail {
  const addresses = (list: z.infer<typeof recipient>[]) => list.map((one) => one.emailAddress);
  return {
    subject: mail.subject ?? '',
    body: mail.body ?? { contentType: 'text', content: '' },
    toRecipients: addresses(mail.toRecipients),
    ccRecipients: addresses(mail.ccRecipients),
    bccRecipients: addresses(mail.bccRecipients),
    importance: mail.importance,
    attachments: mail.attachments.map(({ name, contentType, contentBytes }) => ({
      name,
      contentType: contentType ?? 'application/octet-stream',
      sizeBytes: Buffer.from(contentBytes, 'base64').length,
    })),
    extendedProperties: mail.singleValueExtendedProperties.map(({ id, value }) => ({ id: normalizeId(id), value })),
    saveToSentItems: saveToSentItems ?? true,
  };
}

/** `Comment` and `comment` are the same parameter. */
export function lowerFirst(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [`${name.slice(0, 1).toLowerCase()}${name.slice(1)}`, member]),
  );
}
