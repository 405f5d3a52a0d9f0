/** What a mail says, before it becomes HTML or plain text: both come from it, so that they say the same. */

export interface Fact {
  name: string;
  /** What people wrote is text like any other: it is escaped when it becomes HTML. */
  value: string;
  /** Smaller, below the value. */
  note?: string | undefined;
  /** What it was before, for what changed. */
  was?: string | undefined;
}

export interface Section {
  title: string;
  lines?: string[];
  facts?: Fact[];
}

export interface MailContent {
  subject: string;
  title: string;
  tone: 'neutral' | 'good' | 'warning' | 'attention';
  paragraphs: string[];
  /** What somebody wrote about it. */
  quote?: { by: string; text: string } | undefined;
  facts: Fact[];
  /** What stands below them, under titles of their own. */
  sections: Section[];
  /** The one thing to do next. */
  action: { label: string; address: string };
  /** Why the reader gets it. */
  because: string;
}
