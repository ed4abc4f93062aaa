import { defineConfig } from '@hey-api/openapi-ts';

/** The client of our own API: functions and types from the committed document, nothing to install at run time. */
export default defineConfig({
  input: '../docs/openapi.json',
  output: { path: 'src/api/generated', clean: true, entryFile: false },
  plugins: [
    { name: '@hey-api/client-fetch', throwOnError: true, runtimeConfigPath: './src/api/runtime' },
    '@hey-api/typescript',
    { name: '@hey-api/sdk', responseStyle: 'data', auth: false },
  ],
});
