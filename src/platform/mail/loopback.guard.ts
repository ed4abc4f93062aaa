import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../kernel/domain-error.js';
import { Environment } from '../config/environment.js';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Lets only this machine's own programs in, and only where the embedded mailbox is in use: the mails in it hold
 * the secrets of links. For everybody else there is nothing here.
 *
 * The name in `Host` must be the machine's own too, so that a page on the internet cannot give its name our address
 * and read along; nor may another site's page have its visitor's browser delete the mails.
 */
@Injectable()
export class LoopbackGuard implements CanActivate {
  constructor(private readonly environment: Environment) {}

  canActivate(context: ExecutionContext): boolean {
    const { socket, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const direct = LOOPBACK.test(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined;
    const addressed = OWN_NAMES.test(headers.host ?? '');
    const invited = headers['sec-fetch-site'] !== 'cross-site';
    if (this.environment.embeddedMailbox && direct && addressed && invited) return true;
    throw new NotFound('page');
  }
}
