import type { CardAction, CardElement, Picture } from './adaptive-card.ts';
import { paragraph, plain } from './elements.ts';
import { beside } from './vehicle-picture.ts';

export interface Row {
  picture?: Picture;
  title: string;
  lines: readonly string[];
  /** From the catalogue. */
  status?: string;
  actions?: readonly CardAction[] | undefined;
}

/** Entries of a list, each with what it says and what can be done. */
export function listRows(rows: readonly Row[]): CardElement[] {
  return rows.map(({ picture, ...row }) => {
    const items = itemsOf(row);
    return {
      type: 'Container',
      separator: true,
      spacing: 'medium',
      items: picture ? [beside(picture, items)] : items,
    };
  });
}

function itemsOf({ title, lines, status, actions = [] }: Row): CardElement[] {
  return [
    plain(title, { weight: 'bolder' }),
    ...lines.map((line) => ({ ...plain(line, { size: 'small' }), spacing: 'none' as const })),
    ...(status ? [paragraph(status, { size: 'small', isSubtle: true, spacing: 'none' })] : []),
    ...(actions.length > 0 ? [{ type: 'ActionSet' as const, spacing: 'small' as const, actions: [...actions] }] : []),
  ];
}
