interface Step {
  text: string;
  by: 'assistant' | 'client' | 'together';
}

/** Steps as lines of a list, one a line; `@client` or `@together` at the end says who does it. */
export function stepsOf(lines: string): Step[] {
  return lines.split('\n').flatMap((line) => {
    const text = line.replace(/^\s*(?:\d+[.)]|[-*+])?\s*/, '').trim();
    const mark = /\s*@(client|together)$/i.exec(text);
    const said = mark ? text.slice(0, mark.index).trim() : text;
    return said ? [{ text: said, by: (mark?.[1]?.toLowerCase() ?? 'assistant') as Step['by'] }] : [];
  });
}
