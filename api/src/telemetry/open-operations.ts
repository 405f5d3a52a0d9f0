import { observeVitals, type Vitals } from './observe-vitals.ts';
import { type OperationsServer, startOperationsServer } from './operations-server.ts';
import { createReadiness, type ReadinessSources } from './readiness.ts';
import type { Telemetry } from './telemetry.ts';

/**
 * Tells how the program and the installation do.
 * @param port for those who run it; undefined where there is none
 */
export async function openOperations(
  { isOn, sendMetrics }: Telemetry,
  port: number | undefined,
  vitals: Omit<ReadinessSources, 'readVitals'> & { readVitals(): Promise<Vitals> },
): Promise<OperationsServer | undefined> {
  if (isOn) observeVitals(() => vitals.readVitals());
  if (port === undefined || !sendMetrics) return undefined;
  return startOperationsServer({ port, sendMetrics, readiness: createReadiness(vitals) });
}
