import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, Forbidden } from '../../kernel/domain-error.js';
import { holds, type Permission } from '../../kernel/permissions.js';
import { Environment } from '../config/environment.js';
import { ALLOW, PUBLIC, SECRET_LINK } from './allow.js';
import { callerOf } from './caller.js';
import { Sessions } from './sessions.js';
import { Strategies } from './strategies.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Deny by default: finds the caller, checks that the request comes from our own pages, and the permission. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly strategies: Strategies,
    private readonly sessions: Sessions,
    private readonly environment: Environment,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const bySecretLink = this.reflector.get<boolean>(SECRET_LINK, context.getHandler());
    if (!SAFE.has(request.method) && !bySecretLink) this.refuseForeignOrigin(request);
    if (this.reflector.get<string>(PUBLIC, context.getHandler())) return true;

    const permission = this.reflector.get<Permission | undefined>(ALLOW, context.getHandler());
    if (!permission) throw new Forbidden('none');
    const caller = await this.strategies.authenticate(request, reply);
    if (!caller) throw new DomainError('access.unauthenticated', 'unauthenticated');
    request.caller = caller;
    if (caller.session !== null) {
      if (!SAFE.has(request.method)) this.refuseWithoutProof(request, caller.session);
      if (caller.unseen) await this.sessions.touch(caller.session);
    }
    if (!holds(callerOf(request).seat.role, permission)) throw new Forbidden(permission);
    return true;
  }

  /** Fetch metadata where the browser sends it, else Origin; programs send neither and carry no cookie. */
  private refuseForeignOrigin(request: FastifyRequest): void {
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const foreign =
      site !== undefined
        ? site !== 'same-origin' && site !== 'none'
        : origin !== undefined &&
          origin !== this.environment.publicUrl &&
          URL.parse(origin)?.host !== request.headers.host;
    if (foreign) throw new DomainError('access.csrf', 'forbidden');
  }

  private refuseWithoutProof(request: FastifyRequest, session: string): void {
    const token = request.headers['x-csrf-token'];
    if (!this.sessions.provesOrigin(session, typeof token === 'string' ? token : undefined)) {
      throw new DomainError('access.csrf', 'forbidden');
    }
  }
}
