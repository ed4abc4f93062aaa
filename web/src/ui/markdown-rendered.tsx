import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import { useMemo } from 'react';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');

// A link of somebody else's words opens beside the app, and is told nothing about it.
const shownLink = markdown.renderer.rules['link_open'];
markdown.renderer.rules['link_open'] = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet('target', '_blank');
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow');
  return shownLink ? shownLink(tokens, index, options, env, self) : self.renderToken(tokens, index, options);
};

/** HTML of a text in Markdown: no HTML of its own, no pictures from elsewhere, cleaned once more. */
export function renderMarkdown(text: string): string {
  return DOMPurify.sanitize(markdown.render(text), { ADD_ATTR: ['target'] });
}

export default function Rendered({ text }: { text: string }) {
  const html = useMemo(() => renderMarkdown(text), [text]);
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
