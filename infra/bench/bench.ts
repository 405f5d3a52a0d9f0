/** `npm run bench`: measures the product on this machine, beside what the machine could do at best, and keeps the result. */
import { fileURLToPath } from 'node:url';
import { benchIngestion } from './bench-ingestion.ts';
import { type BenchOptions, readBenchOptions } from './bench-options.ts';
import { startBenchProduct } from './bench-product.ts';
import { benchSockets } from './bench-sockets.ts';
import { commitOf, describeMachine, loadNow } from './machine.ts';
import { closeConnections } from './post-json.ts';
import { writeReport } from './report.ts';
import { runRounds } from './run-rounds.ts';
import { createCardActions } from './workloads/card-actions.ts';
import type { Setting, Workload } from './workloads/workload.ts';

const workloads: Record<string, (setting: Setting) => Promise<Workload>> = { 'card-actions': createCardActions };

const say = (line: string) => process.stdout.write(`${line}\n`);

async function bench(options: BenchOptions): Promise<boolean> {
  const create = workloads[options.workload];
  const isOfSockets = options.workload === 'sockets';
  const isOfIngestion = options.workload === 'ingestion';
  if (!create && !isOfSockets && !isOfIngestion) {
    throw new Error(`--workload must be one of: ${[...Object.keys(workloads), 'sockets', 'ingestion'].join(', ')}`);
  }
  const loadBefore = loadNow();
  say(`Starting the product with a grown fleet, for ${options.users} ${isOfSockets ? 'open pages' : 'people'} …`);
  const product = await startBenchProduct({ ...options, actors: create ? options.users : 1 });
  const interrupt = () => void product.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    const machine = await describeMachine(product.owner, loadBefore);
    if (isOfIngestion) return await benchIngestion(product, machine, options, say);
    if (!create) return await benchSockets(product, machine, options, say);
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
