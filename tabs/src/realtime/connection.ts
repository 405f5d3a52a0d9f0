/** Whether the server's changes reach this page by themselves. */
export type ConnectionState = 'connecting' | 'connected' | 'polling';

let state: ConnectionState = 'connecting';
const listeners = new Set<() => void>();

export const connection = {
  get: () => state,
  set(next: ConnectionState) {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
