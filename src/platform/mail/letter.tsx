import type { ReactElement } from 'react';
import type { Texts } from '../i18n/translate.js';
import { Button, Link, MailLayout, Paragraph, Small, Title } from './mail-layout.js';

/** A short mail with one thing to do. Its HTML and its text part are both written from these facts. */
export interface Letter {
  readonly title: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly button: { readonly label: string; readonly url: string };
  /** What is good to know, in small print under the button. */
  readonly notes: readonly string[];
  readonly footer: string;
}

/** The letter as HTML. */
export function letterHtml(texts: Texts, letter: Letter): ReactElement {
  const { title, greeting, paragraphs, button, notes, footer } = letter;
  return (
    <MailLayout language={texts.language} title={title} preheader={paragraphs[0] ?? title} footer={footer}>
      <Title>{title}</Title>
      <Paragraph>{greeting}</Paragraph>
      {paragraphs.map((paragraph) => (
        <Paragraph key={paragraph}>{paragraph}</Paragraph>
      ))}
      <Button url={button.url}>{button.label}</Button>
      {notes.map((note) => (
        <Small key={note}>{note}</Small>
      ))}
      <Small>
        {texts.t('mail.copy-link')} <Link url={button.url}>{button.url}</Link>
      </Small>
    </MailLayout>
  );
}

/** The letter as text. */
export function letterText({ greeting, paragraphs, button, notes, footer }: Letter): string {
  const blocks = [greeting, ...paragraphs, `${button.label}:\n${button.url}`, ...notes, `-- \n${footer}`];
  return `${blocks.join('\n\n')}\n`;
}
