import type { KeyboardEvent } from 'react';

interface CardGrid {
  count: number;
  columns: () => number;
  /** Brings the card at a position into sight and focuses its link. */
  focus: (position: number) => void;
}

/** @returns where an arrow key, Home or End leads from a position; undefined for other keys and at the edge */
export function nextPosition(key: string, position: number, { count, columns }: Omit<CardGrid, 'focus'>) {
  const step = stepOf(key, columns);
  const found = key === 'Home' ? 0 : key === 'End' ? count - 1 : step === undefined ? undefined : position + step;
  return found !== undefined && found >= 0 && found < count && found !== position ? found : undefined;
}

function stepOf(key: string, columns: () => number): number | undefined {
  if (key === 'ArrowRight') return 1;
  if (key === 'ArrowLeft') return -1;
  if (key === 'ArrowDown') return columns();
  return key === 'ArrowUp' ? -columns() : undefined;
}

/** Goes from card to card by the arrow keys; each card stands in an element with its `data-position`. */
export function cardKeyHandler(grid: CardGrid) {
  return (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const card = (event.target as Element).closest<HTMLElement>('[data-position]');
    if (!card) return;
    const next = nextPosition(event.key, Number(card.dataset.position), grid);
    if (next === undefined) return;
    event.preventDefault();
    grid.focus(next);
  };
}
