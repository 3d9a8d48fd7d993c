import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.DIEMCAU_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    target: ['chrome120', 'edge120', 'firefox128', 'safari17.4'],
    chunkSizeWarningLimit: 1600,
  },
  server: {
    proxy: {
      '/api': { target: server },
      '/ws': { target: server, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 20_000,
  },
});
