/**
 * How much JavaScript a browser loads for each page of the tabs, gzipped; fails above the budgets. Words are counted in one
 * language, and what a page fetches later (a dialog, an exporter) counts for the page as a whole, not for the first paint.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtTabs } from './build-tabs.ts';
import { repositoryFolder } from './local-settings.ts';

const firstPaintBytes = 200_000;
const wholePageBytes = 450_000;
/** Opened by the first static tab of Teams: what people wait for. */
const firstPage = 'src/features/fleet/fleet-page.tsx';
const language = 'de';
const entry = 'index.html';
const theme = 'src/ui/themes/light.build-time.ts';
const inTeams = 'src/sign-in/teams-session.ts';
/** What surrounds every page once it stands, in Teams or, with more, in a browser. */
const frame = [entry, theme, 'src/sign-in/browser-session.ts', 'src/ui/header.tsx', 'src/realtime/open-socket.ts'];

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
    inAll: await kilobytes(reached([...frame, page, ...words], true)),
    isFirst: page === firstPage,
  })),
);
if (!rows.some(({ isFirst }) => isFirst)) throw new Error(`pages.ts does not list ${firstPage}`);
const tooLarge = rows.filter(
  ({ isFirst, firstPaint, inAll }) => inAll * 1000 > wholePageBytes || (isFirst && firstPaint * 1000 > firstPaintBytes),
);
const lines = rows.map(
  ({ page, firstPaint, inAll }) =>
    `${page.padEnd(44)} ${firstPaint.toFixed(1).padStart(7)} kB to be painted in Teams, ${inAll.toFixed(1).padStart(7)} kB in all`,
);
const limits = `at most ${firstPaintBytes / 1000} kB until ${firstPage} is painted, ${wholePageBytes / 1000} kB for any page in all`;
process.stdout.write(`JavaScript of the tabs, gzipped (${limits}):\n${lines.join('\n')}\n`);
if (tooLarge.length > 0) {
  process.stderr.write(
    `Above the budget: ${tooLarge.map(({ page }) => page).join(', ')}. Import later what is not needed at once.\n`,
  );
  process.exitCode = 1;
}
