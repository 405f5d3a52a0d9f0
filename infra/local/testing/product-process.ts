import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { demoApps } from '../seed/demo-directory.ts';
import type { TestDatabase } from './test-database.ts';
import { until } from './until.ts';

/** 32 bytes in base64 that protect nothing. */
export const testSecretsKey = Buffer.alloc(32, 7).toString('base64');

export interface ProductProcess {
  child: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** The exit status; null when a signal ended it. */
  ended: Promise<number | null>;
  /** The value of a member of one of its log lines, once there is one. */
  logged(message: string, member: string): Promise<unknown>;
}

/** Runs one of the product's entry points as a process of its own that ends with the test. */
export function startProduct(
  program: 'web' | 'worker' | 'ingester',
  database: TestDatabase,
  microsoftUrl: string,
  more: NodeJS.ProcessEnv = {},
): ProductProcess {
  const file = fileURLToPath(new URL(`../../../api/src/${program}.ts`, import.meta.url));
  const child = fork(file, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      PUBLIC_URL: 'http://localhost:3978',
      DATABASE_APP_URL: database.appUrl,
      DATABASE_JOBS_URL: database.jobsUrl,
      ENTRA_API_CLIENT_ID: demoApps.api.clientId,
      ENTRA_API_CLIENT_SECRET: demoApps.api.clientSecret,
      ENTRA_API_IDENTIFIER_URI: demoApps.api.identifierUri,
      ENTRA_TABS_CLIENT_ID: demoApps.tabs.clientId,
      SECRETS_KEY: testSecretsKey,
      MICROSOFT_EMULATOR_URL: microsoftUrl,
      ...more,
    },
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  }
  return {
    child,
    output: () => written,
    ended: once(child, 'exit').then(([status]) => status as number | null),
    async logged(message, member) {
      // A machine that does much at once takes its time to start a process.
      const line = await until(
        async () => {
          if (child.exitCode !== null) throw new Error(`${program} ended: ${written}`);
          return written.split('\n').find((one) => one.includes(`"msg":"${message}"`));
        },
        { seconds: 60 },
      );
      return (JSON.parse(line) as Record<string, unknown>)[member];
    },
  };
}
