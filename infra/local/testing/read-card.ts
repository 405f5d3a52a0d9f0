/** A card as its reader sees it: all words in order, and every button wherever it stands. */
import type { AdaptiveCard, ExecuteAction } from '@fleet/bot/cards/adaptive-card.ts';

/** Every text of the card, one a line, without what keeps spans of time together. */
export function readCard(card: AdaptiveCard): string {
  return [...walk(card)]
    .flatMap((node) =>
      typeof node.text === 'string' ? [node.text] : typeof node.title === 'string' ? [node.title] : [],
    )
    .join('\n')
    .replaceAll(/\u00a0?–\u00a0?\u2060/g, (dash) => dash.replaceAll('\u00a0', ' ').replace('\u2060', ''));
}

/** Every button that does something, those in unfolding cards included. */
export function buttonsOf(card: AdaptiveCard): ExecuteAction[] {
  return [...walk(card)].filter((node) => node.type === 'Action.Execute') as unknown as ExecuteAction[];
}

/** What the inputs hold before anybody types. */
export function inputsOf(card: AdaptiveCard): Record<string, string> {
  const inputs = [...walk(card)].filter(({ type }) => typeof type === 'string' && type.startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value }) => [id, value ?? '']));
}

type Node = Record<string, unknown>;

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* walk(one);
  else if (typeof value === 'object' && value !== null) {
    yield value as Node;
    for (const [key, one] of Object.entries(value))
      if (!['fallback', 'data', 'refresh'].includes(key)) yield* walk(one);
  }
}
