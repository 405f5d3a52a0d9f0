import type { FleetSocket } from './fleet-socket.ts';

/** So many messages may wait for one connection, except for a moment. */
export const maximumWaiting = 256;
const momentMilliseconds = 1_000;
/** Even for a moment. */
const mostWaiting = 4_096;
const lastWordMilliseconds = 10_000;

/**
 * Ends a connection that takes less than it is sent, before what waits for it fills the memory. Whoever is only slow still hears
 * all of it and why; whoever takes nothing at all is cut off after ten seconds.
 * @param onSlow told once
 */
export function endWhenSlow(socket: FleetSocket, onSlow: () => void): void {
  const { conn } = socket;
  let waiting = 0;
  let patience: NodeJS.Timeout | undefined;

  function end(): void {
    clearTimeout(patience);
    conn.off('packetCreate', count);
    onSlow();
    const detail = 'This connection takes less than it is sent. Connect again and read anew what you show.';
    socket.emit('session.ending', { code: 'TOO_SLOW', detail });
    // Takes nothing more to send from here on, and closes once everything is sent.
    conn.close();
    const cut = setTimeout(() => conn.close(true), lastWordMilliseconds);
    conn.once('close', () => clearTimeout(cut));
  }
  function count(): void {
    waiting++;
    if (waiting > maximumWaiting) patience ??= setTimeout(end, momentMilliseconds);
    // Not in the middle of sending to many.
    if (waiting === mostWaiting) setImmediate(end);
  }
  conn.on('packetCreate', count);
  // Everything that waited was handed to the network.
  conn.on('drain', () => {
    waiting = 0;
    clearTimeout(patience);
    patience = undefined;
  });
  conn.once('close', () => clearTimeout(patience));
}
