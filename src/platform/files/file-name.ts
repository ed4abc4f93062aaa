const LONGEST = 255;

/** Control characters, and the marks that turn text around to make `exe.pdf` look like `fdp.exe`. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * A name fit to be shown and offered for download: its last part alone (no folders, of either kind of slash),
 * no control characters, at most 255 characters with its extension kept. A name of which nothing is left is `file`.
 */
export function cleanFileName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
  const shown = /^\.*$/.test(clean) ? 'file' : clean;
  return shortened(shown);
}

/** The extension without its dot, in lower case; empty when there is none. */
export function extensionOf(fileName: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST) return name;
  const extension = extensionOf(name);
  const tail = extension ? `.${extension}` : '';
  return characters.slice(0, LONGEST - tail.length).join('') + tail;
}
