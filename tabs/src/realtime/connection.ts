/** Whether the server's changes reach this page by themselves. */
export type ConnectionState = 'connecting' | 'connected' | 'polling';

interface Connection {
  state: ConnectionState;
  /** How many messages to the server were given up, because too many waited for a connection. */
  dropped: number;
}

let current: Connection = { state: 'connecting', dropped: 0 };
const listeners = new Set<() => void>();

export const connection = {
  get: () => current,
  set(change: Partial<Connection>) {
    const next = { ...current, ...change };
    if (next.state === current.state && next.dropped === current.dropped) return;
    current = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
