#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
if (!existsSync(program)) {
  process.stderr.write('Affianco is not built yet: run "npm run build" first.\n');
  process.exit(1);
}
if (typeof Temporal === 'undefined') {
  process.stderr.write(
    'Affianco needs the Node.js that its own packages bring: start it as "npx affianco".\n',
  );
  process.exit(1);
}
await import(program);
