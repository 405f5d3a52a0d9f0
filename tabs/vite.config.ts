import griffel from '@griffel/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { buildTimeValues } from './build-time-values.ts';
import { compressFiles } from './compress-files.ts';
import { placeFiles } from './place-files.ts';
import { singleIcons } from './single-icons.ts';

/** What only some pages share is a file of its own from here on: each file costs a request, and on a slow network a turn. */
const sharedBytes = 700;

/** Libraries that change rarely stay in chunks of their own, so that a new version of ours leaves them in the cache. */
export default defineConfig({
  base: '/tabs/',
  plugins: [singleIcons(), react(), { ...griffel(), apply: 'build' }, buildTimeValues(), placeFiles(), compressFiles()],
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/, priority: 2 },
            { name: 'query', test: /node_modules[\\/]@tanstack[\\/](react-query|query-core)[\\/]/, priority: 2 },
            { name: 'zod', test: /node_modules[\\/]zod[\\/]/, priority: 2 },
            { name: 'words', test: /[\\/](i18next|react-i18next)[\\/]/, priority: 2 },
            // What every page begins with, in one file.
            { name: 'shell', tags: ['$initial'], priority: 1 },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: sharedBytes },
          ],
        },
      },
    },
  },
});
