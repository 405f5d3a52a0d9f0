import type { Mailbox } from '../microsoft/graph-clients.ts';

/** On whose behalf a mail goes out. The mailbox is the tenant's; answers to the mail belong there. */
export interface MailSender extends Mailbox {
  name: string;
}

export interface CalendarFile {
  /** RFC 5546: what a calendar is to do with it. */
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  content: string;
}

export interface MailMessage {
  /** The same for the same mail: who receives it twice can tell. Letters, digits, dots and hyphens. */
  id: string;
  /** Of whatever it is about, so that programs show what belongs together. */
  threadId: string;
  to: { address: string; name: string };
  subject: string;
  html: string;
  text: string;
  /** Shown by the page under `cid:{contentId}`. */
  pictures: readonly { contentId: string; contentType: string; content: Buffer }[];
  calendarFile?: CalendarFile | undefined;
}

/** Sends mail to a person, as often as it is asked to: who calls keeps a ledger. */
export interface Mail {
  /** From which address it writes for a tenant. */
  addressOf(sender: MailSender): string;
  /**
   * @throws {MailRefused} when it will never be taken
   * @throws {MailDelayed} when the other side has too much to do
   * @throws any other error when it is worth another try
   */
  send(sender: MailSender, message: MailMessage): Promise<void>;
  /**
   * Whether a mail of that id went out, for a try of which nobody knows how it ended.
   * @returns false also where it cannot be told
   */
  wasSent(sender: MailSender, messageId: MailMessage['id']): Promise<boolean>;
}

/** The recipient or the message was refused for good: to try again would change nothing. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/** Not now; the queue waits at least as long as the other side said. */
export class MailDelayed extends Error {
  override name = 'MailDelayed';
  /** Undefined when it did not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    { retryAfterSeconds, cause }: { retryAfterSeconds?: number | undefined; cause: unknown },
  ) {
    super(message, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
