import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Libraries that change rarely stay in chunks of their own, so that a new version of ours leaves them in the cache. */
export default defineConfig({
  base: '/tabs/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
            { name: 'query', test: /node_modules[\\/]@tanstack[\\/]/ },
            { name: 'contracts', test: /(api[\\/]contracts|node_modules[\\/]zod)[\\/]/ },
          ],
        },
      },
    },
  },
});
