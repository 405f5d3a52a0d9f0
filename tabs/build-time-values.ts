import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const buildTimeFile = /\.build-time\.ts$/;

/** Runs the files that end in `.build-time.ts` when the tabs are built, and sends browsers what they export. */
export function buildTimeValues(): Plugin {
  return {
    name: 'build-time-values',
    apply: 'build',
    load: {
      filter: { id: buildTimeFile },
      async handler(path) {
        const values: Record<string, unknown> = await import(pathToFileURL(path).href);
        return Object.entries(values)
          .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
          .join('\n');
      },
    },
  };
}
