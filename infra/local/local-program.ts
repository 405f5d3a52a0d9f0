import { createWriteStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type Supervised, spawnSupervised } from './spawn-supervised.ts';

export interface LocalProgramOptions {
  name: string;
  command: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** All output goes here. */
  logFile: string;
  /** Resolves to true once it does its work; sees what it has written so far. */
  isReady: (output: string) => boolean | Promise<boolean>;
  /** Programs that keep nothing may be ended at once. */
  stopSignal?: 'TERM' | 'KILL';
}

const readyMilliseconds = 60_000;
const stopMilliseconds = 8_000;
const restartWindowMilliseconds = 60_000;
const restartsAWindow = 3;

/** One of the programs that `npm start` runs: started, watched, restarted when it crashes, stopped. */
export class LocalProgram {
  readonly name: string;
  readonly #options: LocalProgramOptions;
  #running: Supervised | undefined;
  #output = '';
  #stopping = false;

  constructor(options: LocalProgramOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** Of its supervisor, which ends when the program has ended. */
  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  /**
   * Starts it and waits until it is ready.
   * @throws with its last words when it ends before, or is not ready within a minute
   */
  async start(): Promise<void> {
    const running = this.#launch();
    const giveUpAt = Date.now() + readyMilliseconds;
    let over = false;
    running.ended.then(() => {
      over = true;
    });
    while (!(await this.#isReady())) {
      if (over) throw new Error(`${this.name} ended before it was ready: ${this.#lastWords()}`);
      if (Date.now() > giveUpAt) throw new Error(`${this.name} was not ready in time; see ${this.#options.logFile}`);
      await delay(50);
    }
  }

  /**
   * Starts it again whenever it ends, because the work it left is safe in the database and the others can go on. A
   * program that keeps crashing is given up.
   * @param told of each crash in one line
   * @returns rejects when it is given up; resolves when it was stopped
   */
  async keepRunning(told: (line: string) => void): Promise<void> {
    const crashes: number[] = [];
    while (this.#running) {
      await this.#running.ended;
      if (this.#stopping) return;
      const now = Date.now();
      crashes.push(now);
      const recent = crashes.filter((time) => time > now - restartWindowMilliseconds).length;
      const what = `${this.name} ended by itself (${this.#lastWords()})`;
      if (recent > restartsAWindow)
        throw new Error(`${what} ${recent} times within a minute; ${this.#options.logFile}`);
      told(`${what}; starting it again`);
      this.#launch();
    }
  }

  get isRunning(): boolean {
    const child = this.#running?.child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** @param patienceMilliseconds after which it is ended by force */
  async stop(patienceMilliseconds = stopMilliseconds): Promise<void> {
    this.#stopping = true;
    await this.#running?.stop(patienceMilliseconds);
  }

  #launch(): Supervised {
    const { command, cwd, env, logFile, stopSignal = 'TERM' } = this.#options;
    this.#output = '';
    const running = spawnSupervised(command, { stopSignal, cwd, env });
    const log = createWriteStream(logFile, { flags: this.#running ? 'a' : 'w' });
    for (const stream of [running.child.stdout, running.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-20_000);
        log.write(text);
      });
    }
    running.ended.then(() => log.end());
    this.#running = running;
    return running;
  }

  async #isReady(): Promise<boolean> {
    try {
      return await this.#options.isReady(this.#output);
    } catch {
      // Nobody answers yet.
      return false;
    }
  }

  #lastWords(): string {
    const lines = this.#output.trim().split('\n');
    const line = lines.findLast((text) => /error/i.test(text)) ?? lines.at(-1);
    return line?.trim().slice(0, 300) || 'without a word';
  }
}
