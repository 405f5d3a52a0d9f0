import type { Logger } from 'pino';
import { type Environment, readEnvironment } from './env.ts';
import { createLogger } from './telemetry/logger.ts';
import { startTelemetry } from './telemetry/start-telemetry.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

export interface Program {
  /** Ends in order: finishes what is at hand and takes nothing new. */
  stop(): Promise<void>;
  /** Rejects when the program cannot go on. */
  broken?: Promise<never>;
}

const stopMilliseconds = 4_500;

/**
 * Runs one of the entry points until it is told to end by a signal, or until whoever started it with a channel is gone, so
 * that nothing outlives its launcher. A fault ends it with status 1; its supervisor starts it again.
 */
export async function runProgram(
  name: string,
  start: (environment: Environment, logger: Logger, telemetry: Telemetry) => Promise<Program>,
): Promise<void> {
  const environment = readEnvironmentOrExit();
  // Not pino's own destination: when nobody reads any more, it tries for ever to write its last line at exit.
  process.stdout.on('error', () => {});
  const telemetry = await startTelemetry({ program: name, ...environment.telemetry });
  const { reportFault: onFault } = telemetry;
  const logger = createLogger({ program: name, level: environment.logLevel, onFault }, process.stdout);
  let program: Program | undefined;
  let ending = false;

  const end = async (exitCode: number, why: string) => {
    if (ending) return;
    ending = true;
    logger.info({ why }, 'ending');
    setTimeout(() => process.exit(1), stopMilliseconds).unref();
    await program?.stop().catch((error: unknown) => logger.error({ err: error }, 'did not end in order'));
    await telemetry.stop();
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(0, signal));
  if (process.connected) process.on('disconnect', () => void end(0, 'the launcher is gone'));

  try {
    program = await start(environment, logger, telemetry);
    program.broken?.catch((error: unknown) => {
      logger.fatal({ err: error }, `error: ${name} cannot go on`);
      void end(1, 'broken');
    });
  } catch (error) {
    logger.fatal({ err: error }, `error: ${name} cannot start: ${(error as Error).message}`);
    await end(1, 'cannot start');
  }
}

function readEnvironmentOrExit(): Environment {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
