import { applyDecorators, Controller, createParamDecorator, Get, Post, UseFilters, type ExecutionContext } from '@nestjs/common'; // prettier-ignore
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { BySecretLink, Public } from '../access/allow.js';
import { ClosedLinkFilter } from './closed-link.js';

const REASON = 'opened by a signed secret of one reader, which its record can close; GET changes nothing';

type Filters = Parameters<typeof UseFilters>;

/** Pages behind a link, without sign-in and without JavaScript: they are no part of the API. */
export const LinkController = (path: string, ...filters: Filters) =>
  applyDecorators(ApiExcludeController(), Controller(path), UseFilters(ClosedLinkFilter, ...filters));

/** What such a link shows, or gives to download. Scanners of mail follow it: it changes nothing. */
export const LinkPage = (path = '') => applyDecorators(Get(path), Public(REASON));

/** A form of such a page; nothing but the secret in its address is believed. */
export const LinkForm = (path = '') => applyDecorators(Post(path), Public(REASON), BySecretLink());

/** Somebody who follows such a link: with which secret, and from where (guesses are counted). */
export interface LinkVisit {
  readonly token: string;
  readonly ip: string;
}

/** The `LinkVisit` of a route whose path has the secret as `:token`. */
export const Visit = createParamDecorator((_: unknown, context: ExecutionContext): LinkVisit => {
  const { params, ip } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { token: string } }>>();
  return { token: params.token, ip };
});
