import type { CardAction, CardElement } from './adaptive-card.ts';
import { paragraph, plain } from './elements.ts';

export interface Row {
  title: string;
  lines: readonly string[];
  /** From the catalogue. */
  status?: string;
  action?: CardAction | undefined;
}

/** Entries of a list, each with what it says on the left and what can be done on the right. */
export function listRows(rows: readonly Row[]): CardElement[] {
  return rows.map(({ title, lines, status, action }) => ({
    type: 'Container',
    separator: true,
    spacing: 'medium',
    items: [
      plain(title, { weight: 'bolder' }),
      ...lines.map((line) => ({ ...plain(line, { size: 'small' }), spacing: 'none' as const })),
      ...(status ? [paragraph(status, { size: 'small', isSubtle: true, spacing: 'none' })] : []),
      ...(action ? [{ type: 'ActionSet' as const, spacing: 'small' as const, actions: [action] }] : []),
    ],
  }));
}
