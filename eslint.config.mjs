// What the compiler does not see: forgotten promises, the clock, the environment, SQL made of strings.
import tseslint from 'typescript-eslint';

const SQL = String.raw`/\b(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s)/`;

/** Syntax that is refused, with the reason that is shown. */
const refused = {
  clock: [
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
      message: 'Ask the Clock: time is injected.',
    },
    {
      selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
      message: 'Ask the Clock: time is injected.',
    },
    {
      selector: 'MemberExpression[object.name="Math"][property.name="random"]',
      message: 'Ask Ids or node:crypto: chance is injected.',
    },
  ],
  temporalNow: [
    {
      selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]',
      message: 'Ask the Clock: time is injected.',
    },
  ],
  environment: [
    {
      selector: 'MemberExpression[object.name="process"][property.name="env"]',
      message: 'The environment is read in src/platform/config only.',
    },
  ],
  sql: [
    {
      selector: `TemplateLiteral:has(> TemplateElement[value.raw=${SQL}]) > :not(TemplateElement, Identifier[name=/^[A-Z][A-Z0-9_]*$/])`,
      message: 'SQL takes values as parameters; only CONSTANT fragments may stand in its text.',
    },
    {
      selector: `BinaryExpression[operator="+"]:has(> :matches(Literal[value=${SQL}], TemplateLiteral > TemplateElement[value.raw=${SQL}]))`,
      message: 'SQL takes values as parameters; it is not put together from strings.',
    },
  ],
};

/** One list: a later block would replace an earlier one, not add to it. */
const refuse = (...kinds) => ['error', ...kinds.flatMap((kind) => refused[kind])];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'data/**',
      'test-results/**',
      'web/src/api/generated/**',
      'web/src/routeTree.gen.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    rules: {
      eqeqeq: ['error', 'always'],
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-debugger': 'error',
      'no-dupe-keys': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-loss-of-precision': 'error',
      'no-self-compare': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'use-isnan': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'web/src/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-console': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': refuse('clock', 'temporalNow', 'environment', 'sql') },
  },
  {
    files: ['src/kernel/clock.ts', 'src/kernel/ids.ts'],
    rules: { 'no-restricted-syntax': refuse('environment', 'sql') },
  },
  {
    files: ['src/platform/config/**'],
    rules: { 'no-restricted-syntax': refuse('clock', 'temporalNow', 'sql') },
  },
  {
    // Statements that name roles, tables and passwords take no parameters; nothing in them comes from a request.
    files: ['src/platform/database/migrations/**', 'src/platform/database/roles.ts'],
    rules: { 'no-restricted-syntax': refuse('clock', 'temporalNow', 'environment') },
  },
  {
    // The browser has no clock but its own, and reads it by Temporal.
    files: ['web/src/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': refuse('clock', 'environment') },
  },
  {
    files: ['test/{api,browser,builders,contract}/**/*.ts'],
    rules: { 'no-restricted-syntax': refuse('clock', 'temporalNow') },
  },
);
