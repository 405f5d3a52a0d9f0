import griffel from '@griffel/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { buildTimeValues } from './build-time-values.ts';
import { compressFiles } from './compress-files.ts';
import { placeFiles } from './place-files.ts';
import { singleIcons } from './single-icons.ts';

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
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
            { name: 'query', test: /node_modules[\\/]@tanstack[\\/](react-query|query-core)[\\/]/ },
            { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
            { name: 'words', test: /[\\/](i18next|react-i18next)[\\/]/ },
          ],
        },
      },
    },
  },
});
