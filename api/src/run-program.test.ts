import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const program = `
  import { runProgram } from ${JSON.stringify(import.meta.resolve('./run-program.ts'))};
  await runProgram('test', async (_environment, logger) => {
    const alive = setInterval(() => {}, 1000);
    for (let line = 0; line < 200; line++) logger.info('more than a pipe holds '.repeat(5000));
    process.stderr.write('written');
    return { stop: async () => clearInterval(alive) };
  });
`;
const environment = {
  PUBLIC_URL: 'http://localhost:1',
  DATABASE_APP_URL: 'postgres://nobody@localhost/none',
  ENTRA_API_CLIENT_ID: 'f1ee7000-0000-4000-8000-00000000a001',
  ENTRA_API_CLIENT_SECRET: 'none',
  ENTRA_TABS_CLIENT_ID: 'none',
  SECRETS_KEY: Buffer.alloc(32).toString('base64'),
  BOT_APP_ID: 'none',
};

test('a program ends when it is told to, also when nobody reads its log any more', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, ...environment, NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await once(child.stderr, 'data');
    child.stdout.destroy();
    child.stderr.destroy();
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});
