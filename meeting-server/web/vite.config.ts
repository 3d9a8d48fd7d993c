import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env.DIEMCAU_SERVER ?? 'http://127.0.0.1:8080';

/** pdf.js fetches these while it reads a document that needs them; see src/pages/reader/pdf.ts. */
function pdfjsFiles(): Plugin {
  const from = resolve(import.meta.dirname, 'node_modules/pdfjs-dist');
  let to = '';
  return {
    name: 'pdfjs-files',
    apply: 'build',
    configResolved: (config) => {
      to = resolve(config.root, config.build.outDir, 'pdfjs');
    },
    closeBundle: () => {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
        cpSync(join(from, folder), join(to, folder), { recursive: true });
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), pdfjsFiles()],
  // which build a page runs: the server knows the one that it serves
  define: { __DIEMCAU_BUILD__: JSON.stringify(process.env.DIEMCAU_BUILD ?? '') },
  build: {
    target: ['chrome120', 'edge120', 'firefox128', 'safari17.4'],
    chunkSizeWarningLimit: 1600,
  },
  server: {
    proxy: {
      '/api': { target: server },
      '/ws': { target: server, ws: true },
      '/colibri-ws': { target: server, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 20_000,
    // './dev test' counts from this report, beside those of Surefire.
    reporters: ['default', ['junit', { outputFile: 'target/vitest.xml' }]],
  },
});
