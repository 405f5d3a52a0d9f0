/** Spans by OpenTelemetry's API alone: where no exporter was set up they are nothing. No span tells of whom it is. */
import { type Attributes, context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { describeError } from './describe-error.ts';

const tracer = trace.getTracer('fleet');
const sampledFlag = 1;

/** Runs work in a span of its own, within the one that goes on. @param name one of few: a command, a statement, an effect */
export function inSpan<Result>(
  name: string,
  run: () => Promise<Result>,
  { kind = SpanKind.INTERNAL, attributes = {} }: { kind?: SpanKind; attributes?: Attributes } = {},
): Promise<Result> {
  return tracer.startActiveSpan(name, { kind, attributes }, (span) => endWith(span, run));
}

/**
 * Runs work as part of the trace that caused it, in another process and later.
 * @param traceParent as W3C Trace Context has it; work without one begins a trace
 */
export function continueTrace<Result>(
  traceParent: string | undefined,
  name: string,
  run: () => Promise<Result>,
  attributes: Attributes = {},
): Promise<Result> {
  const [, traceId, spanId, flags] = traceParent?.split('-') ?? [];
  const parent =
    traceId && spanId
      ? trace.setSpanContext(ROOT_CONTEXT, {
          traceId,
          spanId,
          traceFlags: Number.parseInt(flags ?? '0', 16),
          isRemote: true,
        })
      : ROOT_CONTEXT;
  // Application Insights leaves consumers without a name.
  return tracer.startActiveSpan(name, { kind: SpanKind.INTERNAL, attributes }, parent, (span) => endWith(span, run));
}

/** Of the span that goes on, for those who continue the trace; undefined where nobody records it. */
export function traceParentOfNow(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span || !(span.traceFlags & sampledFlag)) return undefined;
  return `00-${span.traceId}-${span.spanId}-01`;
}

/** Begins a span that ends elsewhere. @returns runs what belongs to it */
export function beginSpan(name: string, kind: SpanKind): { span: Span; within: <Result>(run: () => Result) => Result } {
  const span = tracer.startSpan(name, { kind });
  const inside = trace.setSpan(context.active(), span);
  return { span, within: (run) => context.with(inside, run) };
}

async function endWith<Result>(span: Span, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    failSpan(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** What somebody is refused by a rule is no fault: it has a code and no status of an error. */
export function failSpan(span: Span, error: unknown): void {
  const { type, code, message } = describeError(error);
  span.setAttribute('error.type', String(code ?? type));
  if (type === 'DomainError') return;
  span.setStatus({ code: SpanStatusCode.ERROR, ...(message && { message }) });
}
