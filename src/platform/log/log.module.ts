import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Environment } from '../config/environment.js';

/** What may stand in a request or an error and must not stand in a log. */
const SECRETS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-csrf-token"]',
  'res.headers["set-cookie"]',
  '*.password',
  '*.token',
  'err.parameters',
  'err.driverError',
  'err.query',
];

/** Structured logs, one line an event. Addresses of links that mails carry are secrets: their path is cut. */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [Environment],
      useFactory: (environment: Environment) => ({
        pinoHttp: {
          level: environment.logLevel,
          redact: { paths: SECRETS, censor: '[secret]' },
          autoLogging: { ignore: (request) => /^\/(health|metrics|assets)/.test(request.url ?? '') },
          customLogLevel: (_request, reply, error) => (error || reply.statusCode >= 500 ? 'error' : 'debug'),
          serializers: {
            req: (request: { id: string; method: string; url: string }) => ({
              id: request.id,
              method: request.method,
              url: withoutSecrets(request.url),
            }),
          },
        },
      }),
    }),
  ],
})
export class LogModule {}

/** `/r/<secret>/…` and friends lose the secret; query strings are never logged. */
export function withoutSecrets(url: string): string {
  return url
    .replace(/\?.*$/, '')
    .replace(/^(\/(?:r|feeds|invitation|reset|api\/v1\/invitation-links)\/)[^/]+/, '$1[secret]');
}
