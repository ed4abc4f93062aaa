import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languages, type Language } from '../../kernel/actor.js';
import { DomainError, type DomainErrorKind } from '../../kernel/domain-error.js';
import { sqlState } from '../database/sql-state.js';
import { textsFor } from '../i18n/translate.js';
import { knownSqlStates, knownStatuses, statusOf, type Problem } from './problem.js';
import { InvalidRequest } from './validation.js';

/** Turns every error into a problem document in the reader's language; what nobody foresaw is logged and stays vague. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const known = understood(error);
    if (!known) this.log.error({ err: error, requestId: request.id }, 'unexpected error');
    const problem = problemOf(
      known ?? new DomainError('server.unexpected', 'unavailable'),
      known ? undefined : 500,
      request,
    );
    const wait = known?.details.retryAfterSeconds;
    if (problem.status === 429) reply.header('retry-after', String(wait ?? 60));
    if (problem.status === 503) reply.header('retry-after', '1');
    void reply
      .status(problem.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  }
}

function understood(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  const state = sqlState(error);
  const known = state !== undefined ? knownSqlStates[state] : knownStatuses[statusIn(error)];
  return known ? new DomainError(known.code, known.kind) : null;
}

/** Nest's exceptions and Fastify's errors (body too large, wrong type) carry an HTTP status. */
function statusIn(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 0;
}

/** @param status where it is not the one of the error's kind */
export function problemOf(error: DomainError, status: number | undefined, request: FastifyRequest): Problem {
  const texts = textsFor(languageOf(request));
  const code = status ?? statusOf[error.kind as DomainErrorKind];
  const problems = error instanceof InvalidRequest ? error.problems : [];
  return {
    type: `about:blank#${error.code}`,
    title: STATUS_CODES[code] ?? 'Error',
    status: code,
    code: error.code,
    detail: texts.error(error.code, error.details),
    ...(Object.keys(error.details).length > 0 && { details: error.details }),
    ...(problems.length > 0 && {
      errors: problems.map(({ field, code, limit }) => ({
        field,
        code,
        message: texts.validation(code, { min: limit ?? 0, max: limit ?? 0 }),
      })),
    }),
    requestId: request.id,
  };
}

/** The caller's own language, else what the browser asks for, else English. */
export function languageOf(request: FastifyRequest): Language {
  if (request.caller) return request.caller.person.language;
  const wished = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return (
    languages.find((language) => wished[0] === language) ??
    languages.find((language) => wished.includes(language)) ??
    'en'
  );
}
