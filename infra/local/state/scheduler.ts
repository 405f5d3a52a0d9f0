/** What happens later: by the machine's clock, or by one that a test moves. */
export interface Scheduler {
  /** @returns takes it back */
  after(milliseconds: number, work: () => void | Promise<void>): () => void;
  /** After this nothing happens any more. */
  stop(): void;
}

/** @param onError told about work that failed */
export function createRealScheduler(onError: (error: unknown) => void): Scheduler {
  const timers = new Set<NodeJS.Timeout>();
  return {
    after(milliseconds, work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void (async () => work())().catch(onError);
      }, milliseconds);
      timers.add(timer);
      return () => {
        clearTimeout(timer);
        timers.delete(timer);
      };
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

export interface VirtualTime extends Scheduler {
  now(): Date;
  /** Moves the clock, and does on the way what falls due, in order; what it leads to as well. */
  advance(milliseconds: number): Promise<void>;
}

/** A clock that stands still until it is moved, so that a run with a seed repeats exactly. */
export function createVirtualTime(start: Date): VirtualTime {
  let time = start.getTime();
  let count = 0;
  let waiting: { at: number; order: number; work: () => void | Promise<void> }[] = [];
  return {
    now: () => new Date(time),
    after(milliseconds, work) {
      const entry = { at: time + milliseconds, order: count++, work };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    stop() {
      waiting = [];
    },
    async advance(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        const [next] = waiting.toSorted((one, other) => one.at - other.at || one.order - other.order);
        if (!next || next.at > end) break;
        waiting = waiting.filter((one) => one !== next);
        time = Math.max(time, next.at);
        await next.work();
      }
      time = end;
    },
  };
}
