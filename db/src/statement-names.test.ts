import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const statement = /name: '([\w-]+\.[\w-]+)',\s*text:\s*(`[^`]*`|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g;

// A connection that has prepared one of them refuses the other, whenever the two happen to meet on it.
test('no two statements share a name and differ in their text', async () => {
  const texts = new Map<string, Map<string, string>>();
  for await (const path of glob('{api,bot,db}/**/*.ts', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/*.test.ts'],
  })) {
    for (const [, name = '', text = ''] of readFileSync(root + path, 'utf8').matchAll(statement)) {
      const known = texts.get(name) ?? new Map<string, string>();
      texts.set(name, known.set(text.slice(1, -1), path));
    }
  }
  expect(texts.size).toBeGreaterThan(50);
  const shared = [...texts].filter(([, known]) => known.size > 1);
  expect(shared.map(([name, known]) => [name, ...known.values()])).toEqual([]);
});
