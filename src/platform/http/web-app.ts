import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `web/dist`, from src/ as from dist/. */
const FOLDER = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** Addresses that are never a page of the web app; a file of it that is not there is none either. */
const OTHERS =
  /^\/((api|health|metrics|mailbox|r|feeds|assets|icons)(\/|$)|(sw|workbox-\w+)\.js$|manifest\.webmanifest$)/;

/**
 * Serves the built web app: its assets for a year, its one page for every address that is a page of it. The service
 * worker and the manifest are asked for anew each time, so that a browser learns of a new version.
 */
export async function serveWebApp(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(FOLDER)) return;
  // Loaded when needed: a process without the built web app (tests, a worker) has no use for it.
  const { default: staticFiles } = await import('@fastify/static');
  const page = readFileSync(`${FOLDER}/index.html`, 'utf8');
  const server = app.getHttpAdapter().getInstance();
  await app.register(staticFiles as never, {
    root: FOLDER,
    wildcard: false,
    index: false,
    setHeaders: (reply: { header(name: string, value: string): void }, path: string) =>
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  server.get('/*', (request, reply) => {
    const isPage = !OTHERS.test(request.url) && /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*');
    if (!isPage) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
}
