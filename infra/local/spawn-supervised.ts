import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * The program runs beside a watcher that reads a pipe from this process: the pipe closes when this process ends in any
 * way, `kill -9` included, and then the watcher ends the program.
 */
const supervisor = `signal=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- & program=$!
trap 'kill -$signal $program 2>/dev/null' INT TERM
(cat <&3 >/dev/null; kill -$signal $program 2>/dev/null) & watcher=$!
while kill -0 $program 2>/dev/null; do wait $program; code=$?; done
kill $watcher 2>/dev/null
exit $code`;

export interface SupervisedOptions {
  /** What ends the program in order. */
  stopSignal: 'INT' | 'TERM' | 'KILL';
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Another account to run as; only root can lend one. */
  identity?: { uid: number; gid: number } | undefined;
}

export interface Supervised {
  child: ChildProcess;
  /** Resolves when the program has ended and all its output was read. */
  ended: Promise<{ code: number | null; failure?: Error }>;
  /** Ends the program in order; by force after `patienceMilliseconds`. */
  stop(patienceMilliseconds?: number): Promise<void>;
}

/** Starts a program that cannot outlive this process; its stdout and stderr are pipes. */
export function spawnSupervised(command: readonly string[], options: SupervisedOptions): Supervised {
  const { stopSignal, cwd, env, identity } = options;
  const child = spawn('/bin/sh', ['-c', supervisor, 'fleet-supervisor', stopSignal, ...command], {
    ...identity,
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    // A process group of its own: Ctrl-C reaches us alone, and we end the programs in the right order.
    detached: true,
  });
  child.stdin?.on('error', () => {});
  const ended = new Promise<Awaited<Supervised['ended']>>((resolve) => {
    child.once('error', (failure) => resolve({ code: null, failure }));
    child.once('close', (code) => resolve({ code }));
  });
  return {
    child,
    ended,
    async stop(patienceMilliseconds) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const exit = once(child, 'exit');
      child.stdin?.end();
      const force = patienceMilliseconds && setTimeout(() => killGroup(child), patienceMilliseconds);
      await exit;
      if (force) clearTimeout(force);
    },
  };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}
