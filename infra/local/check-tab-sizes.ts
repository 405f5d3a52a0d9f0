/**
 * How much JavaScript each page of the tabs loads, gzipped, with its words in one language: until it is painted in Teams, until
 * it is at rest there with its live connection, and the most that a plain browser may come to load, with MSAL and all that is
 * fetched when somebody asks for it (a dialog, an exporter). Fails when the first two are above their budgets.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtTabs } from './build-tabs.ts';
import { repositoryFolder } from './local-settings.ts';

const firstPaintBytes = 200_000;
const atRestBytes = 450_000;
/** Opened by the first static tab of Teams: what people wait for. */
const firstPage = 'src/features/fleet/fleet-page.tsx';
const language = 'de';
const entry = 'index.html';
const theme = 'src/ui/themes/light.build-time.ts';
const inTeams = 'src/sign-in/teams-session.ts';
const live = 'src/realtime/open-socket.ts';
const inBrowser = ['src/sign-in/browser-session.ts', 'src/ui/header.tsx'];

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

const folder = await builtTabs();
const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
const shared = reached([entry], false);

/** The chunks that these import; with `later`, also those that a page's own chunks fetch when they are needed. */
function reached(keys: readonly string[], later: boolean, found = new Set<string>()): Set<string> {
  for (const key of keys) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no ${key}`);
    if (found.has(key)) continue;
    found.add(key);
    const others = later && !shared.has(key) ? (chunk.dynamicImports ?? []) : [];
    reached([...(chunk.imports ?? []), ...others], later, found);
  }
  return found;
}

async function kilobytes(keys: ReadonlySet<string>): Promise<number> {
  const files = new Set([...keys].map((key) => manifest[key]?.file).filter((file) => file?.endsWith('.js')));
  const contents = await Promise.all([...files].map((file) => readFile(join(folder, file ?? ''))));
  return contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0) / 1000;
}

/** Every page with the files of its words, as `pages.ts` lists them. */
async function listPages(): Promise<{ page: string; words: string[] }[]> {
  const table = await readFile(join(repositoryFolder, 'tabs/src/pages.ts'), 'utf8');
  const entries = [...table.matchAll(/import\('\.\/(features\/[^']+)'\),\s*words: \[([^\]]*)\]/g)];
  return entries.map(([, page, namespaces = '']) => {
    const names = [...namespaces.matchAll(/'(\w+)'/g)].map(([, name]) => `features/${name}`);
    return { page: `src/${page}`, words: ['ui', 'terms', ...names].map((name) => `src/${name}/words/${language}.ts`) };
  });
}

const rows = await Promise.all(
  (await listPages()).map(async ({ page, words }) => ({
    page: page.replace('src/features/', ''),
    firstPaint: await kilobytes(reached([entry, theme, inTeams, page, ...words], false)),
    atRest: await kilobytes(reached([entry, theme, inTeams, live, page, ...words], false)),
    atMost: await kilobytes(reached([entry, theme, ...inBrowser, live, page, ...words], true)),
    isFirst: page === firstPage,
  })),
);
if (!rows.some(({ isFirst }) => isFirst)) throw new Error(`pages.ts does not list ${firstPage}`);
const tooLarge = rows.filter(
  ({ isFirst, firstPaint, atRest }) => atRest * 1000 > atRestBytes || (isFirst && firstPaint * 1000 > firstPaintBytes),
);
const shown = (kilobytes: number) => kilobytes.toFixed(1).padStart(7);
const lines = rows.map(
  ({ page, firstPaint, atRest, atMost }) =>
    `${page.padEnd(44)} ${shown(firstPaint)} to be painted, ${shown(atRest)} at rest; ${shown(atMost)} at most, in a browser`,
);
const limits = `at most ${firstPaintBytes / 1000} until ${firstPage} is painted in Teams, ${atRestBytes / 1000} for any page at rest there`;
process.stdout.write(`kB of JavaScript in the tabs, gzipped (${limits}):\n${lines.join('\n')}\n`);
if (tooLarge.length > 0) {
  process.stderr.write(
    `Above the budget: ${tooLarge.map(({ page }) => page).join(', ')}. Import later what is not needed at once.\n`,
  );
  process.exitCode = 1;
}
