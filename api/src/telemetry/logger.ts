/**
 * What leaves the process as text, logs and reports of faults alike, may tell what happened and never of whom it is. So it is
 * closed: a member is written when it is named here, text is cleaned, and of an error only what we ourselves may have put into it.
 */
import { trace } from '@opentelemetry/api';
import pino, { type DestinationStream, type LevelWithSilent, type Logger } from 'pino';
import { describeError } from './describe-error.ts';
import { maskText } from './mask-text.ts';

/** What log lines may tell: numbers, codes, our own ids and names of our own things. */
const members = new Set([
  ...['program', 'port', 'teltonikaPort', 'metricsPort', 'why', 'fault', 'reason', 'at', 'err', 'error', 'name'],
  ...['requestId', 'traceId', 'method', 'route', 'status', 'statusCode', 'code', 'sqlState', 'durationMilliseconds'],
  ...['tenantId', 'userId', 'reservationId', 'vehicleId', 'connectionId', 'eventId', 'imei'],
  ...['effect', 'job', 'count', 'type', 'kind', 'vendor', 'activity'],
]);
const hidden = '[not for logs]';
const errorLevel = 50;

export interface LoggerOptions {
  /** The entry point. */
  program: string;
  level: LevelWithSilent;
  /** Told of every line about a fault, cleaned like the line itself. */
  onFault?: ((facts: Readonly<Record<string, unknown>>, message: string) => void) | undefined;
}

export function createLogger({ program, level, onFault }: LoggerOptions, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { program },
      mixin: () => traceOfNow(),
      formatters: { log: cleanFacts },
      // Errors are described with the other members.
      serializers: { err: (error: unknown) => error },
      hooks: {
        logMethod(args, method, levelNumber) {
          const [first, ...others] = args as [unknown, ...unknown[]];
          const texts = others.map((other) => (typeof other === 'string' ? maskText(other) : other));
          const cleaned = [typeof first === 'string' ? maskText(first) : first, ...texts];
          method.apply(this, cleaned as unknown as Parameters<typeof method>);
          if (onFault && levelNumber >= errorLevel) report(onFault, cleaned);
        },
      },
    },
    destination,
  );
}

function report(onFault: NonNullable<LoggerOptions['onFault']>, [first, second]: unknown[]): void {
  const facts = typeof first === 'object' && first !== null ? cleanFacts(first as Record<string, unknown>) : {};
  onFault({ ...facts, ...traceOfNow() }, String(typeof first === 'string' ? first : (second ?? '')));
}

function traceOfNow(): { traceId?: string } {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { traceId: context.traceId } : {};
}

function cleanFacts(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, members.has(name) ? cleanValue(value) : hidden]),
  );
}

function cleanValue(value: unknown): unknown {
  if (value instanceof Error) return describeError(value);
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value === 'object' && value !== null) return cleanFacts(value as Record<string, unknown>);
  return value;
}
