import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Language } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { textsFor, type Texts } from '../i18n/translate.js';
import { dressed } from './dressed.js';
import { sheet } from './sheet.js';

/** What a record keeps of a content that is not there any more. */
export interface RemovedFacts {
  readonly fileName: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  /** Local day. */
  readonly day: string;
  readonly why: 'engagement-ended' | 'keep-until' | 'deleted';
}

/** A content is kept no longer. Nothing that was linked to disappears silently: it is said since when, and why. */
export class RemovedContent extends DomainError {
  constructor(
    code: string,
    readonly facts: RemovedFacts,
    readonly language: Language,
  ) {
    super(code, 'gone', { day: facts.day, why: facts.why });
  }
}

function removedPage(texts: Texts, { fileName, size, sha256, day, why }: RemovedFacts): string {
  const title = texts.t('removed-content.title');
  return sheet(
    texts,
    title,
    <main>
      <header>
        <p className="brand">Affianco</p>
        <h1>{title}</h1>
      </header>
      <section>
        <p>{texts.t('removed-content.text', { name: fileName, day: texts.day(day, 'long') })}</p>
        <p>{texts.t(`removed-content.why.${why}`)}</p>
        <p>{texts.t('removed-content.kept', { size: texts.bytes(size), sha256 })}</p>
      </section>
    </main>,
  );
}

/** Tells a reader who followed a link what has become of the file. */
@Catch(RemovedContent)
export class RemovedContentFilter implements ExceptionFilter<RemovedContent> {
  catch({ facts, language }: RemovedContent, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void dressed(reply)
      .status(410)
      .send(removedPage(textsFor(language), facts));
  }
}
