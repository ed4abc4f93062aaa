import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env['AFFIANCO_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  server: {
    port: 5173,
    // Exact prefixes: `/r/…` is the server's, `/reports` and `/reset/…` are ours.
    proxy: { '^/api/': server, '^/r/': server, '^/mailbox': server, '^/health/': server },
  },
  build: { target: 'es2023', sourcemap: false, manifest: true, assetsInlineLimit: 0 },
  test: { environment: 'jsdom', include: ['src/**/*.spec.{ts,tsx}'], css: false },
});
