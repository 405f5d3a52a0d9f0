import { createTransport } from 'nodemailer';
import { type Mail, MailDelayed, type MailMessage, MailRefused } from './mail.ts';

export interface SmtpSettings {
  /** `smtps://user:password@host:465`, or `smtp://…:587`, which becomes TLS by STARTTLS. */
  url: string;
  /** RFC 5322, for example `Fleet <fleet@example.com>`. */
  from: string;
}

export interface SmtpMail extends Mail {
  /** Ends the connections that are kept open. */
  close(): void;
}

const timeoutMilliseconds = 30_000;
const connections = 4;

/** Mail by a mail server, for tenants without a mailbox in Exchange Online. Nothing goes out in the clear, except on one machine. */
export function createSmtpMail({ url, from }: SmtpSettings): SmtpMail {
  const { protocol, hostname } = new URL(url);
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    requireTLS: protocol === 'smtp:' && !isLoopback(hostname),
    connectionTimeout: timeoutMilliseconds,
    greetingTimeout: timeoutMilliseconds,
    socketTimeout: timeoutMilliseconds,
    // Whatever a mail says, it reads no file and fetches no address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const address = addressIn(from);
  const domain = address.split('@')[1] ?? 'fleet';
  return {
    addressOf: () => address,
    async send(sender, message) {
      try {
        await transport.sendMail({
          from: { name: sender.name, address },
          replyTo: { name: sender.name, address: sender.address },
          ...toSmtp(message, domain),
        });
      } catch (error) {
        throw judge(error);
      }
    },
    // A mail server keeps nothing to look into; its repeat has the same Message-ID.
    wasSent: async () => false,
    close: () => transport.close(),
  };
}

function toSmtp({ id, threadId, to, subject, html, text, pictures, calendarFile }: MailMessage, domain: string) {
  return {
    to,
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    references: `<${threadId}@${domain}>`,
    // RFC 3834, and what Exchange goes by: nobody's absence is to be answered.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: pictures.map(({ contentId, contentType, content }) => ({
      cid: contentId,
      contentType,
      content,
      filename: contentId,
      contentDisposition: 'inline' as const,
    })),
    ...(calendarFile && {
      icalEvent: { method: calendarFile.method, content: calendarFile.content, filename: 'reservation.ics' },
    }),
  };
}

/** @param from `Name <address>`, or the address alone */
function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

interface SmtpFault {
  responseCode?: number;
  command?: string;
  message: string;
}

/**
 * RFC 5321: 5yz is for good, 4yz is worth another try. Only what is said about the recipient or the message is: that we may
 * not sign in, or not write from this address, is for whoever runs Fleet to mend.
 */
function judge(error: unknown): unknown {
  const { responseCode = 0, command } = error as SmtpFault;
  const said = `The mail server answered ${responseCode} to ${command}`;
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  if (responseCode >= 500 && isAboutMail) return new MailRefused(said, { cause: error });
  if (responseCode >= 400 && responseCode < 500) return new MailDelayed(said, { cause: error });
  return error;
}
