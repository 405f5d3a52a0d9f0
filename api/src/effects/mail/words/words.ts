/** What a catalogue holds: every message of the English one, and no other. */
import type { english } from './english.ts';

type InAnyLanguage<Message> = Message extends string
  ? string
  : Message extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof Message]: InAnyLanguage<Message[Key]> };

export type MailWords = InAnyLanguage<typeof english>;
