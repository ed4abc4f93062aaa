import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../kernel/actor.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import { Environment } from '../config/environment.js';
import { languageOf } from '../http/problem.filter.js';
import { textsFor, type MessageKey, type Texts } from '../i18n/translate.js';
import { dressed } from './dressed.js';
import { sheet } from './sheet.js';

type Titled<Key extends MessageKey> = Key extends `${infer Words}.title` ? Words : never;

/** Why a link opens nothing, as the beginning of the keys of its title and text: `report.closed.expired`. */
export type ClosedWords = Titled<Extract<MessageKey, `${string}.closed.${string}.title`>>;

/** A link from a mail that opens nothing, or does so no more. */
export class ClosedLink extends Error {
  constructor(
    readonly words: ClosedWords,
    /** The reader's; null where nobody is known. */
    readonly language: Language | null,
    readonly form: FormOfAddress = 'formal',
  ) {
    super(words);
  }
}

/** What a reader sees whose link opens nothing; it says nothing about what it led to. */
export function closedPage(texts: Texts, words: ClosedWords, signInUrl: string): string {
  const title = texts.t(`${words}.title`);
  return sheet(
    texts,
    title,
    <main>
      <header>
        <p className="brand">Affianco</p>
        <h1>{title}</h1>
      </header>
      <section>
        <p>{texts.t(`${words}.text`)}</p>
        <div className="actions">
          <a className="button plain" href={signInUrl}>
            {texts.t('link.sign-in')}
          </a>
        </div>
      </section>
    </main>,
  );
}

/** Tells a reader in their language that a link opens nothing, and how to go on. */
@Catch(ClosedLink)
export class ClosedLinkFilter implements ExceptionFilter<ClosedLink> {
  constructor(private readonly environment: Environment) {}

  catch({ words, language, form }: ClosedLink, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void dressed(reply)
      .status(words.endsWith('.unknown') ? 404 : 410)
      .send(
        closedPage(textsFor(language ?? languageOf(request), form), words, `${this.environment.publicUrl}/`),
      );
  }
}
