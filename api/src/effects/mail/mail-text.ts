import type { Letterhead } from '../../domain/tenant/load-letterhead.ts';
import type { Fact, MailContent } from './mail-content.ts';
import type { MailReader } from './mail-reader.ts';
import type { MailWords } from './words/words.ts';

/** The same as plain text, for programs without HTML and whoever prefers it. */
export function mailText(content: MailContent, { words }: MailReader, { tenantName }: Letterhead): string {
  const { title, paragraphs, quote, facts, sections, action, because } = content;
  const blocks = [
    title,
    ...paragraphs,
    quote && `${quote.by}:\n${indent(quote.text)}`,
    factLines(facts, words),
    ...sections.map(({ title: of, lines = [], facts: inIt = [] }) =>
      [of, ...lines.map((line) => `- ${line}`), factLines(inIt, words)].filter(Boolean).join('\n'),
    ),
    `${action.label}:\n${action.address}`,
    // What programs know as the signature.
    `-- \n${because}\n${words.sentBy(tenantName)}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function factLines(facts: readonly Fact[], { before }: MailWords): string {
  return facts
    .flatMap(({ name, value, note, was }) => [
      `${name}: ${value}`,
      ...(note === undefined ? [] : [indent(note)]),
      ...(was === undefined ? [] : [indent(`${before} ${was}`)]),
    ])
    .join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
