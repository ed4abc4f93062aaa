import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactElement } from 'react';
import type { Language } from '../../kernel/actor.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import { textsFor, type Texts } from '../i18n/translate.js';

/** A kind of mail: how its subject, its HTML and its text are made from the same facts, in any language. */
export interface Mail<Props> {
  /** Names the mail: `noun.what-it-says`, as `identity.password-reset`. */
  readonly kind: string;
  /** Facts for the preview and the tests; made up, and the same on every machine. */
  readonly sample: Props;
  subject(texts: Texts, props: Props): string;
  html(texts: Texts, props: Props): ReactElement;
  /** The text part, written from the facts and not from the HTML. */
  text(texts: Texts, props: Props): string;
  /** Address at which the reader stops this kind of mail: GET shows a page, POST acts (RFC 8058). */
  unsubscribeUrl?(props: Props): string;
}

/** A mail in one language, ready to be kept and sent. */
export interface RenderedMail {
  readonly kind: string;
  readonly language: Language;
  /** One line, without control characters. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly unsubscribeUrl: string | null;
}

const previews = new Map<string, (language: Language, form?: FormOfAddress) => RenderedMail>();

/** Declares a kind of mail; from then on it has a preview in every language. */
export function defineMail<Props>(mail: Mail<Props>): Mail<Props> {
  previews.set(mail.kind, (language, form) => renderMail(mail, language, mail.sample, form));
  return mail;
}

/**
 * Writes a mail for one reader. Pure: the same facts give the same characters.
 * @param form how the reader is addressed: that of the queued mail
 */
export function renderMail<Props>(
  mail: Mail<Props>,
  language: Language,
  props: Props,
  form?: FormOfAddress,
): RenderedMail {
  const texts = textsFor(language, form);
  return {
    kind: mail.kind,
    language,
    subject: oneLine(mail.subject(texts, props)),
    html: `<!doctype html>${renderToStaticMarkup(mail.html(texts, props))}`,
    text: mail.text(texts, props),
    unsubscribeUrl: mail.unsubscribeUrl?.(props) ?? null,
  };
}

/** The kinds of mail that the product sends, in alphabetical order. */
export function mailKinds(): string[] {
  return [...previews.keys()].sort();
}

/** A mail with its sample facts; null for a kind that does not exist. */
export function previewMail(kind: string, language: Language, form?: FormOfAddress): RenderedMail | null {
  return previews.get(kind)?.(language, form) ?? null;
}

/**
 * Text that stands in a mail's header: names and titles come from people, and a line break among them would begin
 * a header of their own.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
