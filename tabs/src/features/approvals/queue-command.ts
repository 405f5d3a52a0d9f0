import type { KeyboardEvent } from 'react';

export type QueueCommand = 'next' | 'previous' | 'first' | 'last' | 'approve' | 'reject' | 'mark' | 'help';

const commands: Readonly<Record<string, QueueCommand>> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  Home: 'first',
  End: 'last',
  a: 'approve',
  r: 'reject',
  x: 'mark',
  '?': 'help',
};

/** Single letters act only while the focus is in the queue (WCAG 2.1.4), and never while somebody writes. */
export function queueCommand(event: KeyboardEvent): QueueCommand | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined;
  const target = event.target as HTMLElement;
  if (target.matches('textarea, select, input:not([type=checkbox])')) return undefined;
  return commands[event.key];
}
