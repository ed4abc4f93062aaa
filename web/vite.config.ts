import { parse } from '@formatjs/icu-messageformat-parser';
import { readFile } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { comesLater } from './src/i18n/parts.ts';

const server = process.env['AFFIANCO_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [
    {
      // In the build the messages are parsed beforehand, so that no browser has to load the parser.
      name: 'parsed-messages',
      enforce: 'pre',
      config: (_config, { command }) => ({
        resolve: {
          alias:
            command === 'build'
              ? [
                  {
                    find: /^@formatjs\/icu-messageformat-parser$/,
                    replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
                  },
                ]
              : [],
        },
      }),
      // `it.json?first` and `it.json?rest`: the texts of the first page, and all others.
      async load(id) {
        const [, file, part] = /^(.*\/src\/i18n\/\w\w\.json)\?(first|rest)$/.exec(id) ?? [];
        if (!file) return null;
        this.addWatchFile(file);
        const texts = Object.entries(JSON.parse(await readFile(file, 'utf8')));
        const own = texts.filter(([key]) => comesLater(key) === (part === 'rest'));
        const built = this.environment.mode === 'build';
        const parsed = own.map(([key, text]) => [
          key,
          built && /[{<']/.test(String(text)) ? parse(String(text)) : text,
        ]);
        const json = JSON.stringify(JSON.stringify(Object.fromEntries(parsed)));
        return { code: `export default JSON.parse(${json})`, map: null, moduleType: 'js' };
      },
    },
    react(),
    VitePWA({
      registerType: 'prompt',
      // The page registers it itself: our policy allows no script in the page.
      injectRegister: false,
      manifest: {
        id: '/',
        name: 'Affianco',
        short_name: 'Affianco',
        description: 'Virtual assistants and their clients, side by side.',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#fbfaf8',
        theme_color: '#0f6b63',
        categories: ['business', 'productivity'],
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        ],
        shortcuts: [
          { name: 'Time', url: '/time', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
          { name: 'Tasks', url: '/tasks', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
        ],
      },
      workbox: {
        // The app alone: nothing of /api is ever cached, what is kept of it lies in IndexedDB under its owner's name.
        globPatterns: ['**/*.{js,css,html,svg,woff2}', 'icons/*.png'],
        // Pages that make no sense without the server, and the libraries that only they need.
        globIgnores: ['**/recharts-*', '**/*charts*'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|r|mailbox|feeds|health|metrics|assets)(\/|$)/],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  server: {
    port: 5173,
    // Exact prefixes: `/r/…` is the server's, `/reports` and `/reset/…` are ours.
    proxy: { '^/api/': server, '^/r/': server, '^/mailbox': server, '^/health/': server },
  },
  build: { target: 'es2023', sourcemap: false, manifest: true, assetsInlineLimit: 0 },
  test: { environment: 'jsdom', include: ['src/**/*.spec.{ts,tsx}'], css: false },
});
