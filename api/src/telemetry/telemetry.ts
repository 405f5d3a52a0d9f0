import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultReporter } from './report-faults.ts';

export interface TelemetrySettings {
  /** The entry point; a service of its own to whoever looks at traces. */
  program: string;
  /** Whether numbers are kept for Prometheus. */
  metrics: boolean;
  /** Of Azure Application Insights, for traces and numbers. */
  applicationInsights: string | undefined;
  /** Which part of the traces is kept, 0 to 1. */
  traceRatio: number;
  /** Of Sentry, for faults. */
  sentryDsn: string | undefined;
  environment: string;
}

export interface Telemetry {
  /** Whether anybody sees spans or numbers; if not, nothing need be watched. */
  isOn: boolean;
  /** Writes what Prometheus scrapes; undefined where numbers are not kept for it. */
  sendMetrics: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Undefined without Sentry. */
  reportFault: FaultReporter | undefined;
  /** Sends what is left. */
  stop(): Promise<void>;
}
