// What the compiler does not see: forgotten promises, the clock, the environment, SQL made of strings.
import tseslint from 'typescript-eslint';

const SQL = /\b(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s)/;

/** A value is never part of a statement's text; what its author wrote in capitals, or as a literal, may be. */
const constantSql = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { value: 'SQL takes values as parameters; only constant fragments may stand in its text.' },
  },
  create(context) {
    const isConstant = (node) =>
      node.type === 'Literal' ||
      (node.type === 'Identifier' && /^[A-Z][A-Z0-9_]*$/.test(node.name)) ||
      (node.type === 'CallExpression' && node.arguments.every(isConstant)) ||
      (node.type === 'ConditionalExpression' && isConstant(node.consequent) && isConstant(node.alternate)) ||
      (node.type === 'TemplateLiteral' && node.expressions.every(isConstant));
    const isSql = (node) =>
      node.type === 'TemplateLiteral'
        ? node.quasis.some((part) => SQL.test(part.value.raw))
        : node.type === 'Literal' && SQL.test(String(node.value));
    const report = (node) => isConstant(node) || context.report({ node, messageId: 'value' });
    return {
      TemplateLiteral: (node) => isSql(node) && node.expressions.forEach(report),
      'BinaryExpression[operator="+"]': ({ left, right }) => {
        if (isSql(left)) report(right);
        if (isSql(right)) report(left);
      },
    };
  },
};

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
      eqeqeq: ['error', 'always', { null: 'ignore' }],
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
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': [
        'error',
        // The router takes redirects as thrown.
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { affianco: { rules: { 'constant-sql': constantSql } } },
    rules: {
      'affianco/constant-sql': 'error',
      'no-restricted-syntax': refuse('clock', 'temporalNow', 'environment'),
    },
  },
  {
    files: ['src/kernel/clock.ts', 'src/kernel/ids.ts'],
    rules: { 'no-restricted-syntax': refuse('environment') },
  },
  {
    files: ['src/platform/config/**'],
    rules: { 'no-restricted-syntax': refuse('clock', 'temporalNow') },
  },
  {
    // Statements that name roles and tables take no parameters, and the context of a transaction is set in the round
    // trip of its BEGIN, from checked UUIDs. Nothing in them comes from a request.
    files: [
      'src/platform/database/migrations/**',
      'src/platform/database/roles.ts',
      'src/platform/database/transaction.ts',
    ],
    rules: { 'affianco/constant-sql': 'off' },
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
