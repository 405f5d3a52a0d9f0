import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const limitBytes = 200_000;
let chunks: Rolldown.OutputChunk[];

beforeAll(async () => {
  // Vite takes React's development build for anything else, which is what vitest sets.
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({ root: import.meta.dirname, logLevel: 'silent', build: { write: false } });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('The build gave no output.');
  chunks = output.output.filter((file) => file.type === 'chunk');
}, 120_000);

afterAll(() => vi.unstubAllEnvs());

/** The entry and everything it imports statically, which the browser loads before the first page is there. */
function firstPage(): Rolldown.OutputChunk[] {
  const loaded = new Set<Rolldown.OutputChunk>();
  const load = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const name of chunk.imports) load(chunks.find(({ fileName }) => fileName === name));
  };
  load(chunks.find(({ isEntry }) => isEntry));
  return [...loaded];
}

describe('the first page', () => {
  it(`needs at most ${limitBytes / 1000} kB of JavaScript, gzipped`, () => {
    const bytes = firstPage().reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(limitBytes);
  });

  it.each([
    '@microsoft/teams-js',
    '@azure/msal-browser',
    'socket.io-client',
    '@fluentui/react-dialog',
    '@fluentui/react-menu',
    '@fluentui/react-combobox',
    '@fluentui/react-tooltip',
  ])('does not wait for %s', (library) => {
    const modules = firstPage().flatMap(({ moduleIds }) => moduleIds);
    expect(modules.filter((id) => id.includes(`/node_modules/${library}/`))).toEqual([]);
  });
});
