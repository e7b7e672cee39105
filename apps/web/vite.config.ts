import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const gateway = process.env.GATEWAY ?? 'http://localhost:4000';

export default defineConfig({
  root: here('.'),
  cacheDir: here('../../node_modules/.vite/web'),
  build: {
    outDir: here('../../dist/apps/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Every asset stays a file of our own: the pages' content security policy allows no data: script, and caches work per file.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Monaco is one large piece by nature, loaded by the explorer only.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: [here('index.html'), here('explorer.html'), here('src/style/font.css')],
      output: { assetFileNames: ({ names }) => (names.includes('font.css') ? '[name][extname]' : 'assets/[name]-[hash][extname]') },
      // "use client" in a library means nothing here, and says so two hundred times.
      onwarn: (warning, warn) => { if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning); },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/graphql': gateway, '/demo': gateway, '/sign-in': gateway, '/oidc': gateway } },
});
