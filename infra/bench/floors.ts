/** What the parts cost by themselves on this machine at this moment, with as many people as the workload has. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { BenchProduct } from './bench-product.ts';
import { type Person, timed } from './closed-loop.ts';
import { postJson } from './post-json.ts';

/** As the server's own pool. */
const connections = 16;
/** Near the size of the cards that the bot answers. */
const rows = 24;
const floorServer = fileURLToPath(new URL('./floor-server.ts', import.meta.url));

export interface Floors {
  /** A request answered by bare node:http with a card. */
  http: Person[];
  /** `SELECT 1` through pg. */
  database: Person[];
  stop(): Promise<void>;
}

export async function startFloors(product: BenchProduct, users: number): Promise<Floors> {
  const card = join(product.folder, 'card.json');
  await writeFile(card, JSON.stringify(cardOfUsualSize()));
  let port = '';
  await product.run('floor', [floorServer, card], (output) => {
    port = /listening on (\d+)/.exec(output)?.[1] ?? '';
    return port !== '';
  });
  const url = `http://127.0.0.1:${port}/`;
  const pool = new pg.Pool({ connectionString: product.appUrl, max: connections });
  return {
    http: people(users, () =>
      timed('node:http', async () => {
        const id = randomUUID();
        const { status, body } = await postJson(url, activityOfUsualSize(id));
        const answer = JSON.parse(body) as { value: { id?: string } };
        if (status !== 200 || answer.value.id !== id) throw new Error(`answered ${status}: ${body}`);
      }),
    ),
    database: people(users, () =>
      timed('SELECT 1', async () => {
        const answer = await pool.query({ name: 'one', text: 'select 1 as one' });
        if (answer.rows[0]?.one !== 1) throw new Error('answered something else');
      }),
    ),
    stop: () => pool.end(),
  };
}

function people(users: number, person: Person): Person[] {
  return Array.from({ length: users }, () => person);
}

function cardOfUsualSize(): object {
  const text = 'Ford Transit (M-FT 1204), blue, van, diesel, 3 seats, Munich HQ, Werksviertel';
  const columns = [{ type: 'Column', width: 'stretch', items: [{ type: 'TextBlock', text, wrap: true }] }];
  const body = Array.from({ length: rows }, () => ({ type: 'ColumnSet', spacing: 'medium', columns }));
  return { type: 'AdaptiveCard', version: '1.5', body, fallbackText: text };
}

function activityOfUsualSize(id: string): object {
  return { id, type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { text: 'x'.repeat(600) } } } };
}
