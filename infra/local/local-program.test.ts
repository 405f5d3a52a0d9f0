import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalProgram } from './local-program.ts';

let folder: string;
let program: LocalProgram;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-program-'));
});

afterEach(async () => {
  await program.stop();
  await rm(folder, { recursive: true, force: true });
});

function run(script: string): LocalProgram {
  program = new LocalProgram({
    name: 'example',
    command: [process.execPath, '-e', script],
    cwd: folder,
    env: process.env,
    logFile: join(folder, 'example.log'),
    isReady: (output) => output.includes('ready'),
  });
  return program;
}

const untilStopped = 'console.log("ready"); setInterval(() => {}, 1000);';

test('a program is ready when it says so, and what it writes is in its log', async () => {
  await run(untilStopped).start();
  await program.stop();
  await vi.waitFor(async () => expect(await readFile(join(folder, 'example.log'), 'utf8')).toMatch(/^ready\n/));
});

test('a program that ends before it is ready fails with its own words', async () => {
  await expect(run('throw new Error("no such setting")').start()).rejects.toThrow(
    'example ended before it was ready: Error: no such setting',
  );
});

test('a program that crashes is started again, and the crash is told', async () => {
  const crashOnce = `
    const { existsSync, writeFileSync } = require('node:fs');
    console.log('ready');
    if (existsSync('crashed')) { writeFileSync('again', ''); setInterval(() => {}, 1000); }
    else { writeFileSync('crashed', ''); throw new Error('for once'); }`;
  await run(crashOnce).start();
  const told: string[] = [];
  const kept = program.keepRunning((line) => told.push(line));
  await vi.waitFor(() => readFile(join(folder, 'again')), { timeout: 10_000 });
  expect(told).toEqual(['example ended by itself (Error: for once); starting it again']);
  await program.stop();
  await expect(kept).resolves.toBeUndefined();
});

test('a program that keeps crashing is given up', async () => {
  await run('console.log("ready"); throw new Error("always")').start();
  await expect(program.keepRunning(() => {})).rejects.toThrow('example ended by itself (Error: always) 4 times');
});

test('a program that does not stop when asked is stopped by force', async () => {
  await run(`process.on('SIGTERM', () => {}); ${untilStopped}`).start();
  await program.stop(200);
  expect(program.isRunning).toBe(false);
});
