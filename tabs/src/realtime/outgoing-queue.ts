import type { ClientMessage, ClientMessageName, MessageAnswer } from '@fleet/contracts/socket-messages.ts';

export type Outgoing = { [Name in ClientMessageName]: { name: Name; message: ClientMessage<Name> } }[ClientMessageName];

interface OutgoingQueueOptions {
  /** Resolves with the server's answer; rejects when the connection broke before it came. */
  send: (outgoing: Outgoing) => Promise<MessageAnswer>;
  /** Told how many messages were given up in all, as more waited than there is room for. */
  onDropped: (total: number) => void;
  most?: number;
  /** How long the server wants to be left alone by a page that sends too much. */
  pauseMilliseconds?: number;
}

export interface OutgoingQueue {
  add(outgoing: Outgoing): void;
  /** Sends what waits, one after the other, and whatever is added from now on. */
  open(): void;
  /** Keeps what is added until it is opened again. */
  close(): void;
  /** What a new connection says by itself need not be said again. */
  clear(): void;
}

/** What a page says to the server, kept while there is no connection: the newest thousand messages. */
export function createOutgoingQueue({
  send,
  onDropped,
  most = 1_000,
  pauseMilliseconds = 10_000,
}: OutgoingQueueOptions): OutgoingQueue {
  let waiting: Outgoing[] = [];
  let dropped = 0;
  /** Each opening has its own; what was sent before the last one ended does not go on. */
  let opening: object | undefined;
  let isSending = false;

  async function sendAll(): Promise<void> {
    const mine = opening;
    if (isSending || !mine) return;
    isSending = true;
    try {
      for (let next = waiting[0]; next && opening === mine; next = waiting[0]) {
        const answer = await send(next);
        if (!answer.done && answer.code === 'TOO_MANY_REQUESTS') {
          await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
        } else if (waiting[0] === next) {
          waiting.shift();
        }
      }
    } catch {
      // The connection is gone; what was not answered waits for the next.
    } finally {
      isSending = false;
    }
    if (opening && opening !== mine) void sendAll();
  }

  return {
    add(outgoing) {
      waiting.push(outgoing);
      if (waiting.length > most) {
        waiting.shift();
        onDropped(++dropped);
      }
      void sendAll();
    },
    open() {
      opening = {};
      void sendAll();
    },
    close() {
      opening = undefined;
    },
    clear() {
      waiting = [];
    },
  };
}
