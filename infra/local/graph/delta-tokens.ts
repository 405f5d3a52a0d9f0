import type { Graph } from './graph.ts';
import { GraphError } from './graph-error.ts';

/** What one link of a delta query stands for; the window it began with stays with it. */
export interface DeltaState {
  window: { start: string; end: string };
  /** What has been told already: the last write to any calendar then. */
  after: number;
  /** Where this round ends; what is written while it is read belongs to the next. */
  until: number;
  /** Of a round's pages. */
  offset: number;
  /** Whether the round tells everything or what changed. */
  kind: 'full' | 'changes';
  pageSize: number;
  /** Every link leads to another and never to an end. */
  isEndless?: boolean;
}

const lifetimeDays = 30;

export function issueDeltaToken(graph: Graph, mailbox: string, state: DeltaState): string {
  const token = graph.randomBytes(96).toString('base64url');
  graph.database
    .prepare('insert into delta_tokens (token, mailbox, state, created_at) values (?, ?, ?, ?)')
    .run(token, mailbox, JSON.stringify(state), graph.now().toISOString());
  return token;
}

/** Throws 410 or another refusal that means: begin anew. */
export function readDeltaToken(graph: Graph, mailbox: string, token: string): DeltaState {
  const row = graph.database.prepare('select * from delta_tokens where token = ? and mailbox = ?').get(token, mailbox);
  const isOld = row && graph.now().getTime() - Date.parse(String(row.created_at)) > lifetimeDays * 86_400_000;
  if (!row || isOld || graph.faults.strikes('syncStateNotFound')) {
    throw new GraphError(404, 'SyncStateNotFound', 'The sync state generation is not found; full resync is required.');
  }
  if (graph.faults.strikes('deltaGone')) {
    throw new GraphError(410, 'resyncRequired', 'Resync required. Replace any local items with the server’s version.');
  }
  return JSON.parse(String(row.state));
}
