import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gauge } from './meters.ts';

const nanosecondsPerSecond = 1e9;

/** How the process itself does: what shows first when it has too much to do. */
export function observeProcess(): void {
  const delay = monitorEventLoopDelay();
  delay.enable();
  gauge('fleet.process.event_loop_delay_seconds', 'p99 of how late the event loop was since it was last asked', () => {
    const seconds = delay.percentile(99) / nanosecondsPerSecond;
    delay.reset();
    return seconds;
  });
  gauge('fleet.process.heap_bytes', 'Memory in use by JavaScript', () => process.memoryUsage().heapUsed);
  gauge('fleet.process.resident_bytes', 'Memory of the whole process', () => process.memoryUsage.rss());
}
