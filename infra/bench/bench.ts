/** `npm run bench`: measures the product on this machine, beside what the machine could do at best, and keeps the result. */
import { fileURLToPath } from 'node:url';
import { benchCalendarLatency } from './bench-calendar-latency.ts';
import { benchCalendarSimulation } from './bench-calendar-simulation.ts';
import { benchIngestion } from './bench-ingestion.ts';
import { benchLighthouse } from './bench-lighthouse.ts';
import { benchMap } from './bench-map.ts';
import { type BenchOptions, readBenchOptions } from './bench-options.ts';
import { startBenchProduct } from './bench-product.ts';
import { benchSockets } from './bench-sockets.ts';
import { benchWorkbench } from './bench-workbench.ts';
import { commitOf, describeMachine, loadNow } from './machine.ts';
import { closeConnections } from './post-json.ts';
import { writeReport } from './report.ts';
import { runRounds } from './run-rounds.ts';
import { createCardActions } from './workloads/card-actions.ts';
import type { Setting, Workload } from './workloads/workload.ts';

const workloads: Record<string, (setting: Setting) => Promise<Workload>> = { 'card-actions': createCardActions };

/** What is measured in ways of its own. */
const others: Record<string, typeof benchSockets> = {
  sockets: benchSockets,
  'calendar-latency': benchCalendarLatency,
  ingestion: benchIngestion,
  workbench: benchWorkbench,
  map: benchMap,
  lighthouse: benchLighthouse,
};

/** What is measured as people find it after `npm start`. */
const onTheDemo = new Set(['lighthouse']);

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What needs no product that runs. */
const alone: Record<string, typeof benchCalendarSimulation> = { 'calendar-simulation': benchCalendarSimulation };

async function bench(options: BenchOptions): Promise<boolean> {
  const play = alone[options.workload];
  if (play) return play(options, say);
  const create = workloads[options.workload];
  const measure = others[options.workload];
  if (!create && !measure) {
    throw new Error(
      `--workload must be one of: ${[...Object.keys(workloads), ...Object.keys(others), ...Object.keys(alone)].join(', ')}`,
    );
  }
  const loadBefore = loadNow();
  say('Starting the product …');
  const actors = create ? options.users : onTheDemo.has(options.workload) ? 0 : 1;
  const product = await startBenchProduct({ ...options, actors });
  const interrupt = () => void product.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    const machine = await describeMachine(product.owner, loadBefore);
    if (!create) return (await measure?.(product, machine, options, say)) ?? false;
    const measured = await runRounds(product, create, options, say);
    const commits = await Promise.all(
      product.servers.map(async ({ name, folder }) => [name, await commitOf(folder)] as const),
    );
    return await writeReport({ options, machine, commits: Object.fromEntries(commits), ...measured }, say);
  } finally {
    closeConnections();
    await product.stop();
  }
}

try {
  const results = fileURLToPath(new URL('./results', import.meta.url));
  if (!(await bench(readBenchOptions(process.argv.slice(2), results)))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
