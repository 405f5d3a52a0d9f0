import type { Direction } from '../range/cell-range.ts';

/** What a key asks of the sheet, as in Excel; undefined leaves it to the grid or the browser. */
export type GridCommand =
  | { command: 'select-all' | 'undo' | 'redo' | 'fill-down' | 'clear' | 'collapse' }
  | { command: 'extend'; direction: Direction; distance: 'cell' | 'page' | 'edge' }
  /** @property text that replaces what is there; undefined keeps it, to be changed */
  | { command: 'edit'; text: string | undefined };

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'>;

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export function commandOf(press: KeyPress): GridCommand | undefined {
  const { key, shiftKey } = press;
  // Some keyboards write @ or € with a key that is Ctrl and Alt together.
  const types = press.getModifierState('AltGraph');
  if (!types && (press.ctrlKey || press.metaKey)) return withControl(key, shiftKey);
  if (!types && press.altKey) return undefined;
  if (shiftKey) {
    const extension = extend(key, 'cell');
    if (extension) return extension;
  }
  if (key === 'Delete' || key === 'Backspace') return { command: 'clear' };
  if (key === 'Escape') return { command: 'collapse' };
  if (key === 'F2' || (key === 'Enter' && !shiftKey)) return { command: 'edit', text: undefined };
  // The space bar selects the row.
  return key.length === 1 && key !== ' ' ? { command: 'edit', text: key } : undefined;
}

function withControl(key: string, shiftKey: boolean): GridCommand | undefined {
  const letter = key.toLowerCase();
  if (letter === 'z') return { command: shiftKey ? 'redo' : 'undo' };
  if (shiftKey) return extend(key, 'edge');
  if (letter === 'a') return { command: 'select-all' };
  if (letter === 'y') return { command: 'redo' };
  return letter === 'd' ? { command: 'fill-down' } : undefined;
}

function extend(key: string, distance: 'cell' | 'edge'): GridCommand | undefined {
  const direction = directions[key];
  if (direction) return { command: 'extend', direction, distance };
  if (key === 'PageUp') return { command: 'extend', direction: 'up', distance: 'page' };
  if (key === 'PageDown') return { command: 'extend', direction: 'down', distance: 'page' };
  if (key === 'Home') return { command: 'extend', direction: 'left', distance: 'edge' };
  return key === 'End' ? { command: 'extend', direction: 'right', distance: 'edge' } : undefined;
}
