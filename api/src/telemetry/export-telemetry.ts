/** OpenTelemetry's own parts, put together: loaded only where somebody wants traces or numbers. */
import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, type MetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import { observeOutgoing } from './observe-outgoing.ts';
import { observeProcess } from './observe-process.ts';
import type { Telemetry, TelemetrySettings } from './telemetry.ts';

const exportMilliseconds = 60_000;

/** Sets up the global providers: once a process, before anything is watched. */
export async function exportTelemetry(settings: TelemetrySettings): Promise<Pick<Telemetry, 'sendMetrics' | 'stop'>> {
  const { program, applicationInsights, traceRatio } = settings;
  const resource = resourceFromAttributes({ 'service.name': `fleet-${program}`, 'service.namespace': 'fleet' });
  const azure = applicationInsights ? await createAzure(applicationInsights) : undefined;
  const prometheus = settings.metrics ? new PrometheusExporter({ preventServerStart: true }) : undefined;
  const readers: MetricReader[] = [prometheus, azure?.reader].filter((reader) => reader !== undefined);
  const meterProvider = new MeterProvider({ resource, readers });
  metrics.setGlobalMeterProvider(meterProvider);
  observeProcess();
  const tracerProvider = azure && traceTo(azure.spans, traceRatio, resource);
  observeOutgoing();
  return {
    sendMetrics: prometheus && ((request, response) => prometheus.getMetricsRequestHandler(request, response)),
    async stop() {
      await Promise.allSettled([tracerProvider?.shutdown(), meterProvider.shutdown()]);
    },
  };
}

function traceTo(spans: SpanProcessor, traceRatio: number, resource: ReturnType<typeof resourceFromAttributes>) {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const sampler = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(traceRatio) });
  const provider = new BasicTracerProvider({ resource, sampler, spanProcessors: [spans] });
  trace.setGlobalTracerProvider(provider);
  return provider;
}

async function createAzure(connectionString: string) {
  // It would count its own use and send that to Microsoft.
  process.env.APPLICATION_INSIGHTS_NO_STATSBEAT = 'true';
  const { AzureMonitorMetricExporter, AzureMonitorTraceExporter } = await import(
    '@azure/monitor-opentelemetry-exporter'
  );
  // What cannot be sent is not kept on the disk of the server.
  const options = { connectionString, disableOfflineStorage: true };
  return {
    spans: new BatchSpanProcessor(new AzureMonitorTraceExporter(options)),
    reader: new PeriodicExportingMetricReader({
      exporter: new AzureMonitorMetricExporter(options),
      exportIntervalMillis: exportMilliseconds,
    }),
  };
}
