/** Saves rows a few at a time, each by one request however many of its cells changed, and as fast as the server allows. */

export type SaveOutcome =
  /** Saved, refused, or given up: there is nothing more to do. */
  | { kind: 'settled' }
  /** To be sent again after a while: the server asked for a pause, or did not answer. */
  | { kind: 'later'; afterMilliseconds: number };

export interface SaveQueueOptions {
  /** Sends what the row has to save now. */
  save: (rowId: string) => Promise<SaveOutcome>;
  /** Called whenever the progress changed. */
  onProgress: (progress: SaveProgress) => void;
  /** Calls back after a while; returns how to call that off. */
  wait?: (callback: () => void, milliseconds: number) => () => void;
  concurrency?: number;
}

/** Since the queue was last empty. */
export interface SaveProgress {
  finished: number;
  total: number;
  /** Waits until the server takes more. */
  paused: boolean;
}

const defaultConcurrency = 4;

export class SaveQueue {
  readonly #options: Required<SaveQueueOptions>;
  readonly #waiting = new Set<string>();
  readonly #running = new Set<string>();
  #endPause: (() => void) | undefined;
  #finished = 0;

  constructor(options: SaveQueueOptions) {
    this.#options = { wait: waitByTimer, concurrency: defaultConcurrency, ...options };
  }

  /** A row that is on its way is sent again afterwards. */
  add(rowIds: Iterable<string>): void {
    for (const rowId of rowIds) this.#waiting.add(rowId);
    this.#start();
    this.#tell();
  }

  /** @returns the rows that had not been sent yet; what is on its way comes to its end */
  stop(): string[] {
    const stopped = [...this.#waiting];
    this.#waiting.clear();
    this.#endPause?.();
    this.#tell();
    return stopped;
  }

  #start(): void {
    if (this.#endPause) return;
    for (const rowId of this.#waiting) {
      if (this.#running.size >= this.#options.concurrency) return;
      if (this.#running.has(rowId)) continue;
      this.#waiting.delete(rowId);
      this.#running.add(rowId);
      void this.#run(rowId);
    }
  }

  async #run(rowId: string): Promise<void> {
    const outcome = await this.#options.save(rowId);
    this.#running.delete(rowId);
    if (outcome.kind === 'later') {
      this.#waiting.add(rowId);
      this.#pause(outcome.afterMilliseconds);
    } else {
      this.#finished++;
    }
    this.#start();
    this.#tell();
  }

  /** Nothing is begun meanwhile: what kept this row back would keep back the others. */
  #pause(milliseconds: number): void {
    if (this.#endPause) return;
    const callOff = this.#options.wait(() => this.#resume(), milliseconds);
    this.#endPause = () => {
      callOff();
      this.#endPause = undefined;
    };
  }

  #resume(): void {
    this.#endPause = undefined;
    this.#start();
    this.#tell();
  }

  #tell(): void {
    const left = this.#waiting.size + this.#running.size;
    this.#options.onProgress({
      finished: this.#finished,
      total: this.#finished + left,
      paused: this.#endPause !== undefined,
    });
    if (left === 0) this.#finished = 0;
  }
}

function waitByTimer(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
