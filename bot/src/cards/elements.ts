/** The bricks of the cards. Whatever a person or the database wrote goes through `plain`, never into a TextBlock. */
import type { z } from 'zod';
import type { payloads, Verb } from '../actions/payloads.ts';
import type {
  AdaptiveCard,
  CardAction,
  CardElement,
  ColumnSet,
  Container,
  ExecuteAction,
  OpenDialogAction,
  RichTextBlock,
  ShowCardAction,
  TextBlock,
  TextRun,
} from './adaptive-card.ts';

export function adaptiveCard(body: CardElement[], actions: CardAction[] = []): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    ...(actions.length > 0 && { actions }),
  };
}

/** @param text words of the catalogue; a client may read markup in them */
export function heading(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true, size: 'large', weight: 'bolder', style: 'heading' };
}

/** @param text words of the catalogue */
export function paragraph(text: string, options: Partial<TextBlock> = {}): TextBlock {
  return { type: 'TextBlock', text, wrap: true, ...options };
}

const joiner = '\u2060';
const spanOfTime = /(?<=\d:\d\d) ?– ?(?=\d{1,2}:\d\d)/g;
const keepTogether = (dash: string) => dash.replaceAll(' ', '\u00a0') + joiner;

/**
 * Text shown letter by letter: rich text knows no Markdown, and the functions that a client would still expand, such as
 * `{{DATE(…)}}`, are broken up by an invisible joiner. Another keeps `09:00–12:00` on one line.
 */
export function plain(text: string, options: Omit<TextRun, 'type' | 'text'> = {}): RichTextBlock {
  const shown = text.replaceAll('{{', `{${joiner}{`).replaceAll(spanOfTime, keepTogether);
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: shown, ...options }] };
}

/** The beginning of something long, where the whole is one press away. */
export function shorten(text: string, characters = 100): string {
  return text.length <= characters ? text : `${text.slice(0, characters).trimEnd()}…`;
}

/** Label and value beside each other; rows without a value are left out. @param labelWidth where labels hold long words */
export function facts(
  rows: readonly (readonly [label: string, value: string | null | undefined])[],
  labelWidth: `${number}px` = '92px',
): ColumnSet[] {
  return rows
    .filter(([, value]) => value)
    .map(([label, value], index) => ({
      type: 'ColumnSet',
      spacing: index === 0 ? 'medium' : 'small',
      columns: [
        { type: 'Column', width: labelWidth, items: [paragraph(label, { isSubtle: true })] },
        { type: 'Column', width: 'stretch', items: [plain(value ?? '')] },
      ],
    }));
}

/** Something the reader must not overlook, said in words and set off by color. */
export function notice(style: NonNullable<Container['style']>, items: CardElement[]): Container {
  return { type: 'Container', style, spacing: 'medium', items };
}

interface ExecuteOptions {
  style?: 'positive' | 'destructive';
  tooltip?: string;
  ignoresInputs?: boolean;
}

/** A button that comes back as `verb` with `data`, as Action.Submit from clients that know no Action.Execute. */
export function execute<Name extends Verb>(
  verb: Name,
  title: string,
  data: Partial<z.input<(typeof payloads)[Name]>>,
  { style, tooltip, ignoresInputs = false }: ExecuteOptions = {},
): ExecuteAction {
  const inputs = ignoresInputs ? ({ associatedInputs: 'none' } as const) : {};
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    ...(style && { style }),
    ...(tooltip && { tooltip }),
    ...inputs,
    fallback: { type: 'Action.Submit', title, data: { ...data, verb }, ...(style && { style }), ...inputs },
  };
}

/** A button that opens a page of the tabs in a dialog. */
export function openDialog(
  page: 'reserve' | 'vehicle' | 'handover',
  title: string,
  data: Record<string, string>,
  style?: 'positive',
): OpenDialogAction {
  const verb = `open-${page}`;
  return {
    type: 'Action.Submit',
    title,
    ...(style && { style }),
    data: { msteams: { type: 'task/fetch' }, verb, ...data } as OpenDialogAction['data'],
  };
}

/** Teams asks for at most so many people; the others see the card as it is. */
const mostRefreshed = 60;

/** The same card, in whose place each of these people is shown what `verb` answers them. */
export function refreshFor<Name extends Verb>(
  card: AdaptiveCard,
  verb: Name,
  title: string,
  data: z.input<(typeof payloads)[Name]>,
  userIds: readonly string[],
): AdaptiveCard {
  const action = execute(verb, title, data as Partial<z.input<(typeof payloads)[Name]>>);
  return { ...card, refresh: { action, userIds: [...new Set(userIds)].slice(0, mostRefreshed) } };
}

/** A button that opens a small card beneath it, to ask once more before something is done. */
export function unfold(
  title: string,
  body: CardElement[],
  actions: CardAction[],
  options: { style?: 'destructive'; tooltip?: string } = {},
): ShowCardAction {
  return { type: 'Action.ShowCard', title, ...options, card: { type: 'AdaptiveCard', body, actions } };
}
