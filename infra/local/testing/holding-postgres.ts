/** Starts PostgreSQL, says its address to the parent, and does nothing more: made to be killed. */
import { startEmbeddedPostgres } from '../embedded-postgres.ts';

const [dataDirectory = '', password = ''] = process.argv.slice(2);

const server = await startEmbeddedPostgres({ dataDirectory, password });
process.send?.(server.url);
process.on('disconnect', () => {});
