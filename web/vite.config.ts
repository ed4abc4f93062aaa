import { parse } from '@formatjs/icu-messageformat-parser';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env['AFFIANCO_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [
    {
      // In the build the messages are parsed beforehand, so that no browser has to load the parser.
      name: 'parsed-messages',
      apply: 'build',
      enforce: 'pre',
      config: () => ({
        resolve: {
          alias: [
            {
              find: /^@formatjs\/icu-messageformat-parser$/,
              replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
            },
          ],
        },
      }),
      transform(code, id) {
        if (!/\/src\/i18n\/\w\w\.json$/.test(id)) return null;
        const parsed = Object.entries(JSON.parse(code)).map(([key, text]) => [
          key,
          typeof text === 'string' && /[{<']/.test(text) ? parse(text) : text,
        ]);
        return { code: JSON.stringify(Object.fromEntries(parsed)), map: null };
      },
    },
    react(),
  ],
  server: {
    port: 5173,
    // Exact prefixes: `/r/…` is the server's, `/reports` and `/reset/…` are ours.
    proxy: { '^/api/': server, '^/r/': server, '^/mailbox': server, '^/health/': server },
  },
  build: { target: 'es2023', sourcemap: false, manifest: true, assetsInlineLimit: 0 },
  test: { environment: 'jsdom', include: ['src/**/*.spec.{ts,tsx}'], css: false },
});
