import { expect, it } from 'vitest';
import { commandOf } from './grid-command.ts';

const press = (keys: string) => {
  const parts = keys.split('+');
  const key = parts.at(-1) || '+';
  const has = (name: string) => parts.slice(0, -1).includes(name);
  const isAltGraph = has('AltGraph');
  return commandOf({
    key,
    shiftKey: has('Shift'),
    ctrlKey: has('Ctrl') || isAltGraph,
    metaKey: has('Meta'),
    altKey: has('Alt') || isAltGraph,
    getModifierState: (name) => name === 'AltGraph' && isAltGraph,
  });
};

it.each([
  ['Shift+ArrowDown', { command: 'extend', direction: 'down', distance: 'cell' }],
  ['Ctrl+Shift+ArrowRight', { command: 'extend', direction: 'right', distance: 'edge' }],
  ['Shift+PageDown', { command: 'extend', direction: 'down', distance: 'page' }],
  ['Ctrl+a', { command: 'select-all' }],
  ['Ctrl+z', { command: 'undo' }],
  ['Meta+Shift+Z', { command: 'redo' }],
  ['Ctrl+y', { command: 'redo' }],
  ['Ctrl+d', { command: 'fill-down' }],
  ['Delete', { command: 'clear' }],
  ['F2', { command: 'edit', text: undefined }],
  ['7', { command: 'edit', text: '7' }],
  ['AltGraph+@', { command: 'edit', text: '@' }],
])('%s does what it does in Excel', (keys, command) => {
  expect(press(keys)).toEqual(command);
});

it.each(['ArrowDown', 'Ctrl+ArrowDown', 'Tab', ' ', 'Ctrl+c', 'Ctrl+v', 'Ctrl+r', 'Alt+d', 'F5'])(
  '%s is left to the grid or the browser',
  (keys) => {
    expect(press(keys)).toBeUndefined();
  },
);
