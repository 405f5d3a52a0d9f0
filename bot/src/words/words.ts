/** What a catalogue holds: every message of the English one, and no other. */
import type { english } from './english.ts';

/** The same shape with any text: a message without its values is a text, one with them a function. */
type InAnyLanguage<Message> = Message extends string
  ? string
  : Message extends (...values: infer Values) => string
    ? (...values: Values) => string
    : Message extends readonly string[]
      ? readonly string[]
      : { readonly [Key in keyof Message]: InAnyLanguage<Message[Key]> };

export type Words = InAnyLanguage<typeof english>;
