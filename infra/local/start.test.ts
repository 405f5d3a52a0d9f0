import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const launcher = fileURLToPath(new URL('start.ts', import.meta.url));

/** @returns its exit code and what it wrote to stderr */
async function start(env: Record<string, string>): Promise<{ code: unknown; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [launcher], { env: { ...process.env, NODE_ENV: '', ...env } }, (error, _, stderr) =>
      resolve({ code: error?.code ?? 0, stderr }),
    );
  });
}

const variables = ['PORT', 'EMULATOR_PORT', 'TELEMATICS_EMULATOR_PORT', 'PLAYGROUND_PORT'];

test.each(variables)('a port that is taken is named in one line, with %s to move it', async (variable) => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'fleet-start-'));
  const occupants = new Map(await Promise.all(variables.map(async (name) => [name, await occupy()] as const)));
  const ports = Object.fromEntries([...occupants].map(([name, server]) => [name, String(portOf(server))]));
  const others = [...occupants].filter(([name]) => name !== variable).map(([, server]) => server);
  await Promise.all(others.map(release));
  try {
    const { code, stderr } = await start({ ...ports, DATA_DIR: dataDirectory });
    const port = ports[variable];
    expect(stderr).toBe(`Port ${port} is taken by another program: stop that, or set ${variable} to a free port\n`);
    expect(code).toBe(1);
    expect(await readdir(dataDirectory)).toEqual([]);
  } finally {
    occupants.get(variable)?.close();
    await rm(dataDirectory, { recursive: true, force: true });
  }
});

async function occupy(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function release(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

test('local stand-ins are refused together with NODE_ENV=production', async () => {
  const { code, stderr } = await start({ NODE_ENV: 'production' });
  expect(stderr).toMatch(/^npm start runs local stand-ins, which NODE_ENV=production refuses.*\n$/);
  expect(code).toBe(1);
});
