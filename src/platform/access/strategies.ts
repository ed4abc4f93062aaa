import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import passport from 'passport';
import { Strategy as CustomStrategy } from 'passport-custom';
import { Clock } from '../../kernel/clock.js';
import type { Caller } from './caller.js';
import { Seats } from './seats.js';
import { Sessions, sha256 } from './sessions.js';

type Authenticate = (request: unknown, reply: unknown, next: (error?: unknown) => void) => void;

/** The ways to say who one is: a browser's session cookie, or a program's bearer token (RFC 6750, header only). */
@Injectable()
export class Strategies {
  private readonly passport = new passport.Passport();

  constructor(
    private readonly seats: Seats,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {
    this.passport.use(
      'session',
      new CustomStrategy((request, done) => void this.bySession(request as never).then(...settle(done))),
    );
    this.passport.use(
      'token',
      new CustomStrategy((request, done) => void this.byToken(request as never).then(...settle(done))),
    );
  }

  /** The caller, or null where no strategy recognises the request. */
  authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Caller | null> {
    return new Promise((resolve, reject) => {
      const answer = (error: unknown, caller?: Caller | false | null) =>
        error ? reject(error) : resolve(caller || null);
      const middleware = this.passport.authenticate(
        ['session', 'token'],
        { session: false },
        answer,
      ) as Authenticate;
      middleware(request, reply, reject);
    });
  }

  private async bySession(request: FastifyRequest): Promise<Caller | null> {
    const session = request.cookies[this.sessions.cookieName];
    if (!session || request.headers.authorization) return null;
    const found = await this.seats.ofSession(sha256(session), this.clock.now());
    return found && { ...found, session };
  }

  private async byToken(request: FastifyRequest): Promise<Caller | null> {
    const token = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const found = token ? await this.seats.ofToken(sha256(token), this.clock.now()) : null;
    return found && { ...found, session: null };
  }
}

/** Adapts a promise to passport's callback: no caller means "not by this strategy", and the next is asked. */
function settle(
  done: (error: unknown, caller?: unknown) => void,
): [(caller: Caller | null) => void, (error: unknown) => void] {
  return [(caller) => done(null, caller ?? false), (error) => done(error)];
}
