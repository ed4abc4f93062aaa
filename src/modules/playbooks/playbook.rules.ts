import MarkdownIt, { type Token } from 'markdown-it';
import { LONGEST_STEP, type Doer, type Step } from '../../kernel/checklist.js';
import { shortened } from '../../kernel/shortened.js';

/** A playbook as it is read and printed: steps, and what is written between and beneath them. */
export type PlaybookBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'text' | 'quote' | 'code' | 'point'; readonly text: string }
  | {
      readonly kind: 'step';
      readonly text: string;
      readonly by: Doer;
      readonly details: readonly PlaybookBlock[];
    };

/** How people say in four languages who does a step: `(client)`, `@gemeinsam`. Lower case. */
const marks: ReadonlyMap<string, Doer> = new Map(
  (
    [
      ['assistant', 'assistant assistente assistenz assistent assistentin asistente asistenta'],
      ['client', 'client cliente clienta committente kunde kundin kunden auftraggeber auftraggeberin'],
      ['together', 'together insieme gemeinsam zusammen juntos juntas'],
    ] as const
  ).flatMap(([by, words]) => words.split(' ').map((word) => [word, by] as const)),
);

const FIRST_WORD = /^@(\p{L}+)(?:\s*[:,–-]\s*|\s+)/u;
const LAST_WORD = /(?:\s*\(\s*@?(\p{L}+)\s*\)|(?:^|\s+)@(\p{L}+))(\s*[.;:,!]?)$/u;
// Stands around code, in which nothing is a mark; Markdown has no such character of its own.
const CODE = '\0';
const CHECKBOX = /^\[[ xX]\]\s+/;

// Of what people write only the structure is taken. Raw HTML is text like any other.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

interface Node {
  readonly token: Token;
  readonly children: Node[];
}

/** Reads a playbook. Each item of a list that stands by itself is a step; what is nested in it are its details. */
export function readPlaybook(source: string): PlaybookBlock[] {
  return treeOf(markdown.parse(source, {})).flatMap((node) => blocksOf(node, true));
}

/** The steps of a playbook, in order; items without words are none. The whole of a long step stays in the playbook. */
export function stepsOf(source: string): Step[] {
  return readPlaybook(source).flatMap((block) =>
    block.kind === 'step' ? [{ text: shortened(block.text, LONGEST_STEP), by: block.by }] : [],
  );
}

/** Opening and closing tokens as a tree. */
function treeOf(tokens: readonly Token[]): Node[] {
  const root: Node[] = [];
  const open: Node[][] = [root];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const node = { token, children: [] };
    open.at(-1)?.push(node);
    if (token.nesting === 1) open.push(node.children);
  }
  return root;
}

function blocksOf({ token, children }: Node, top: boolean): PlaybookBlock[] {
  switch (token.type) {
    case 'heading_open':
      return block({ kind: 'heading', level: Number(token.tag.slice(1)), text: wordsOf(children) });
    case 'paragraph_open':
      return block({ kind: 'text', text: wordsOf(children) });
    case 'fence':
    case 'code_block':
      return block({ kind: 'code', text: token.content.trimEnd() });
    case 'blockquote_open':
      return children.flatMap((child) => blocksOf(child, false)).map(quoted);
    case 'tr_open':
      return block({ kind: 'text', text: children.map((cell) => wordsOf(cell.children)).join(' · ') });
    case 'bullet_list_open':
    case 'ordered_list_open':
      return children.flatMap((item) => (top ? stepOf(item) : pointOf(item)));
    default:
      return children.flatMap((child) => blocksOf(child, false));
  }
}

/** A step: its first words, who does it, and whatever else stands in the item. */
function stepOf({ children }: Node): PlaybookBlock[] {
  const [first, ...rest] = children;
  if (!first) return [];
  const worded = first.token.type === 'paragraph_open';
  const { text, by } = markOf(worded ? piecesOf(first.children) : plain(blocksOf(first, false)));
  if (text === '') return [];
  const details = (worded ? rest : children).flatMap((child) => blocksOf(child, false));
  return [{ kind: 'step', text, by, details }];
}

function pointOf({ children }: Node): PlaybookBlock[] {
  return children
    .flatMap((child) => blocksOf(child, false))
    .map((one) => (one.kind === 'text' ? { kind: 'point', text: one.text } : one));
}

/** Words of one kind: text that may say who does a step, and code that never does. */
interface Piece {
  readonly text: string;
  readonly code: boolean;
}

function piecesOf(nodes: readonly Node[]): Piece[] {
  return nodes.flatMap(({ token }) => inlinePieces(token.children ?? []));
}

/** What is read of a line: words without their dress; a link with its address, where that says more. */
function inlinePieces(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  const links: { address: string; from: number }[] = [];
  const add = (text: string, code = false) => pieces.push({ text, code });
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'text_special') add(token.content);
    else if (token.type === 'code_inline') add(token.content, true);
    else if (token.type === 'softbreak' || token.type === 'hardbreak') add(' ');
    else if (token.type === 'image') add(token.content, true);
    else if (token.type === 'link_open')
      links.push({ address: String(token.attrGet('href') ?? ''), from: pieces.length });
    else if (token.type === 'link_close') {
      const link = links.pop();
      const shown = pieces.slice(link?.from).map(({ text }) => text);
      if (link && saysMore(link.address, shown.join(''))) add(` (${link.address})`, true);
    }
  }
  return pieces;
}

function saysMore(address: string, shown: string): boolean {
  return address !== '' && !address.startsWith('#') && !address.endsWith(shown.trim());
}

function wordsOf(nodes: readonly Node[]): string {
  return oneLine(piecesOf(nodes));
}

function plain(blocks: readonly PlaybookBlock[]): Piece[] {
  return blocks.slice(0, 1).map(({ text }) => ({ text: text.split('\n', 1)[0] ?? '', code: true }));
}

/** Takes the marks at both ends of a step and says what they mean; a client and an assistant do it together. */
function markOf(pieces: readonly Piece[]): Step {
  const named = new Set<Doer>();
  let text = oneLine(pieces.map((one) => (one.code ? { ...one, text: CODE + one.text + CODE } : one)));
  text = text.replace(CHECKBOX, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(FIRST_WORD, (whole, word: string) => heard(named, word) ?? whole);
    text = text.replace(
      LAST_WORD,
      (whole, bracketed?: string, bare?: string, end = '') =>
        heard(named, bracketed ?? bare ?? '', String(end).trim()) ?? whole,
    );
  }
  const words = text.replaceAll(CODE, '').trim();
  return { text: /[\p{L}\p{N}\p{S}]/u.test(words) ? words : '', by: doerOf(named) };
}

/** What stands in place of a mark, or null when the word is none. */
function heard(named: Set<Doer>, word: string, instead = ''): string | null {
  const by = marks.get(word.toLowerCase());
  if (!by) return null;
  named.add(by);
  return instead;
}

function doerOf(named: ReadonlySet<Doer>): Doer {
  if (named.has('together') || (named.has('client') && named.has('assistant'))) return 'together';
  return named.has('client') ? 'client' : 'assistant';
}

function oneLine(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

function quoted(one: PlaybookBlock): PlaybookBlock {
  return one.kind === 'text' || one.kind === 'point' ? { kind: 'quote', text: one.text } : one;
}

function block(one: PlaybookBlock): PlaybookBlock[] {
  return one.text.trim() === '' ? [] : [one];
}
