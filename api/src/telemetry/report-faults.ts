/** Faults to Sentry: what the log says of them, cleaned like it, and nothing the SDK would gather by itself. */
import { createRequire } from 'node:module';
import { defaultStackParser, makeNodeTransport, NodeClient, Scope } from '@sentry/node';
import type { DescribedError } from './describe-error.ts';

export type FaultReporter = (facts: Readonly<Record<string, unknown>>, message: string) => void;

const stopMilliseconds = 2_000;
const tags = ['program', 'route', 'method', 'status', 'effect', 'job', 'type', 'activity', 'vendor', 'code'];
const contextMembers = ['requestId', 'tenantId', 'eventId', 'connectionId', 'durationMilliseconds'];
const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

export function createFaultReporter({
  dsn,
  program,
  environment,
}: {
  dsn: string;
  program: string;
  environment: string;
}) {
  const client = new NodeClient({
    dsn,
    environment,
    release: `fleet@${version}`,
    transport: makeNodeTransport,
    stackParser: defaultStackParser,
    // Each would add something of the request, the machine or the person.
    integrations: [],
    sendClientReports: false,
    serverName: program,
  });
  client.init();
  const scope = new Scope();
  scope.setClient(client);
  const report: FaultReporter = (facts, message) => {
    const { err, traceId } = facts as { err?: DescribedError; traceId?: string };
    scope.captureEvent({
      level: 'error',
      message,
      tags: { ...pick(facts, tags), program } as Record<string, string>,
      contexts: {
        fault: pick(facts, contextMembers),
        ...(traceId && { trace: { trace_id: traceId, span_id: traceId.slice(16) } }),
      },
      ...(err && { exception: { values: toExceptions(err) } }),
    });
  };
  return { report, stop: () => client.close(stopMilliseconds).then(() => {}) };
}

/** The cause comes first, as Sentry has it. */
function toExceptions({ type, message, at, cause }: DescribedError) {
  const value = {
    type,
    value: message ?? '',
    stacktrace: { frames: defaultStackParser(['Error', ...(at ?? [])].join('\n    ')) },
  };
  const causes: object[] = cause ? toExceptions(cause) : [];
  return [...causes, value];
}

function pick(facts: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (name in facts ? [[name, facts[name]]] : [])));
}
