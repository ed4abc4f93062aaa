/** One configuration, a project per layer: rules (pure), api (real PostgreSQL), contract, browser. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic' },
      useDefineForClassFields: false,
    },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};
const base = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  injectGlobals: true,
};
const layer = (displayName, testMatch, extra = {}) => ({
  ...base,
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  ...extra,
});

export default {
  // Each file loads the whole product anew, and V8 keeps what ES modules of earlier ones left: a worker that holds this
  // much is replaced between two files, before it runs slowly and then out of memory.
  workerIdleMemoryLimit: '1GB',
  projects: [
    layer('rules', ['src/**/*.spec.ts', 'src/**/*.spec.tsx']),
    layer('api', ['test/api/**/*.api-spec.ts'], {
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    }),
    layer('contract', ['test/contract/**/*.contract-spec.ts'], {
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    }),
    layer('browser', ['test/browser/**/*.browser-spec.ts'], {
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    }),
  ],
};
