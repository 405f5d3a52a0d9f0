/** Where traces, numbers and faults go. What is not configured is not even loaded. */
import type { Telemetry, TelemetrySettings } from './telemetry.ts';

export async function startTelemetry(settings: TelemetrySettings): Promise<Telemetry> {
  const { metrics, applicationInsights, sentryDsn } = settings;
  const faults = sentryDsn
    ? (await import('./report-faults.ts')).createFaultReporter({ ...settings, dsn: sentryDsn })
    : undefined;
  const isOn = metrics || applicationInsights !== undefined;
  const exporting = isOn ? await (await import('./export-telemetry.ts')).exportTelemetry(settings) : undefined;
  return {
    isOn,
    sendMetrics: exporting?.sendMetrics,
    reportFault: faults?.report,
    async stop() {
      await Promise.all([exporting?.stop(), faults?.stop()]);
    },
  };
}
