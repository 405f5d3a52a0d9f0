/** The whole product as `npm start` runs it, on ports and in a data directory of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTakenPort } from '../check-ports.ts';
import { findFreePort } from '../find-free-port.ts';

export interface RunningProduct {
  url: string;
  microsoftUrl: string;
  employeeChatUrl: string;
  approverChatUrl: string;
  /** What it has printed so far. */
  output: () => string;
  stop(): Promise<void>;
}

const launcher = fileURLToPath(new URL('../start.ts', import.meta.url));

/** @throws with what it printed when it ends before it runs */
export async function startProduct(): Promise<RunningProduct> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'fleet-e2e-'));
  const [port, emulatorPort] = await Promise.all([findFreePort(), findFreePort()]);
  const playgroundPort = await findPortPair();
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [launcher], {
    env: {
      ...inherited,
      NODE_ENV: '',
      PORT: String(port),
      EMULATOR_PORT: String(emulatorPort),
      PLAYGROUND_PORT: String(playgroundPort),
      TELEMATICS: 'off',
      DATA_DIR: dataDirectory,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const running = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('Fleet is running at')) resolve();
      });
    }
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${output}`)));
  });
  await running;
  return {
    url: `http://localhost:${port}`,
    microsoftUrl: `http://localhost:${emulatorPort}`,
    employeeChatUrl: `http://localhost:${playgroundPort}`,
    approverChatUrl: `http://localhost:${playgroundPort + 1}`,
    output: () => output,
    async stop() {
      if (child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGINT');
        await ended;
      }
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** @returns a free port whose next one is free too */
async function findPortPair(): Promise<number> {
  for (;;) {
    const port = await findFreePort();
    if (!(await findTakenPort([{ port: port + 1, variable: '' }]))) return port;
  }
}
