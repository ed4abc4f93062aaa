import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../../kernel/domain-error.js';
import type { Environment } from '../config/environment.js';
import { refuseAddress } from './bad-address.js';
import { refuseHostileBody } from './body-guard.js';
import { Metrics } from './metrics.js';

const LARGEST_BODY = 1_048_576;
/** One upload; the quota of a workspace is counted by the files service. */
export const LARGEST_FILE = 50 * 1_048_576;

const LARGEST_MAIL = 5 * 1_048_576;

/** Fastify, told how large requests may be and whose forwarded addresses to believe. */
export function httpAdapter(environment: Environment): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    trustProxy: (_address: string, hop: number) => hop < environment.trustedProxies,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
  });
}

/** Cookies, forms, uploads, and the headers that every answer carries, error pages included. */
export async function dressServer(app: NestFastifyApplication, environment: Environment): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await app.register(helmet as never, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine writes its variables into a style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: environment.secure ? [] : null,
      },
    },
    strictTransportSecurity: environment.secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(compress as never, { threshold: 1024 });
  await app.register(cookie as never);
  await app.register(multipart as never, {
    limits: { fileSize: LARGEST_FILE, files: 1, fields: 20, fieldSize: 20_000, headerPairs: 50 },
  });
  // Bytes of an upload are read by whoever keeps them, and by nobody before.
  server.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  // Mails that a mail server posts are bytes too, read whole: their charset is theirs.
  server.addContentTypeParser(
    'message/rfc822',
    { parseAs: 'buffer', bodyLimit: LARGEST_MAIL },
    (_request, body, done) => done(null, body),
  );
  server.addHook('onRequest', (request, _reply, done) => {
    forgetTypeOfNothing(request);
    done();
  });
  server.addHook('preValidation', (request, _reply, done) => {
    refuseForms(request);
    refuseHostileBody(request.body);
    done();
  });
  server.addHook('onSend', (request, reply, _payload, done) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
    done();
  });
  app.get(Metrics).observe(server);
}

/** Google names JSON as the type of a message without a body: what is not there has no type, and is not read. */
function forgetTypeOfNothing({ headers }: FastifyRequest): void {
  if (headers['content-length'] === '0') delete headers['content-type'];
}

/** The API takes JSON, and multipart where a file comes along: what a page of another site can send is neither. */
function refuseForms({ url, headers }: FastifyRequest): void {
  const simple = /^(text\/plain|application\/x-www-form-urlencoded)\b/i.test(headers['content-type'] ?? '');
  if (simple && url.startsWith('/api/')) throw new DomainError('request.unsupported-type', 'unsupported');
}
