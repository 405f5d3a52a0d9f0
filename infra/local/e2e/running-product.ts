/** The whole product as `npm start` runs it, on ports and in a data directory of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  const [port, emulatorPort] = [await freePorts(1), await freePorts(1)];
  const playgroundPort = await freePorts(2);
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [launcher], {
    env: {
      ...inherited,
      NODE_ENV: '',
      PORT: String(port),
      EMULATOR_PORT: String(emulatorPort),
      PLAYGROUND_PORT: String(playgroundPort),
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

/** The first of `count` consecutive free ports. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = await listenOnce(0);
    const rest = await Promise.allSettled(
      Array.from({ length: count - 1 }, (_, index) => listenOnce(first + 1 + index)),
    );
    if (rest.every(({ status }) => status === 'fulfilled')) return first;
  }
}

async function listenOnce(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: used } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return used;
}
