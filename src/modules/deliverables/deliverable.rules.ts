/** What a deliverable is made of; all its versions are of one kind. */
export const deliverableKinds = ['file', 'link', 'text'] as const;
export type DeliverableKind = (typeof deliverableKinds)[number];

/**
 * A draft is known to members alone. What is shown is undecided until a contact accepts it or asks for a change; a
 * newer version is a draft of its own, and the state is that of the shown one until the newer is shown.
 */
export const deliverableStates = ['draft', 'shown', 'accepted', 'change_requested'] as const;
export type DeliverableState = (typeof deliverableStates)[number];

export const decisions = ['accepted', 'change_requested'] as const;
export type Decision = (typeof decisions)[number];

/** Why the content of a version is kept no longer. */
export const removalReasons = ['engagement-ended', 'keep-until', 'deleted'] as const;
export type RemovalReason = (typeof removalReasons)[number];

/** What can be looked at without a download; `waiting` while it is being made, `none` where nothing can be. */
export const previews = ['waiting', 'image', 'pages', 'text', 'none'] as const;
export type Preview = (typeof previews)[number];

const LONGEST_FOLDER = 300;
const LONGEST_NAME = 80;
const DEEPEST = 10;
export const MOST_TAGS = 20;
export const LONGEST_TAG = 40;

/** Control characters, and marks that turn text around. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** One line, one form of the same letters, nothing that is not seen. */
function plain(text: string): string {
  return text.normalize('NFC').replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();
}

/**
 * A folder as it is kept: names between single slashes, `Viaggi/2026`, none of them empty, `.` or `..`; empty is the
 * archive itself. Null where it is too deep or a name too long.
 */
export function cleanFolder(folder: string): string | null {
  const names = folder
    .split(/[/\\]/)
    .map(plain)
    .filter((name) => name !== '' && !/^\.+$/.test(name));
  const path = names.join('/');
  const fits = names.length <= DEEPEST && names.every((name) => [...name].length <= LONGEST_NAME);
  return fits && path.length <= LONGEST_FOLDER ? path : null;
}

/** Tags as they are kept: each once, whatever its capitals, in the order in which they came. */
export function cleanTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags.map(plain)) {
    const key = tag.toLocaleLowerCase('en');
    if (tag !== '' && !kept.has(key)) kept.set(key, tag);
  }
  return [...kept.values()];
}

/** The decision that both sides can rely on: about the version that is shown, and only while nobody has decided. */
export type DecisionVerdict = 'fine' | 'not shown' | 'other version' | 'decided';

export function judgeDecision(
  deliverable: { readonly shownVersion: number | null; readonly decision: Decision | null },
  shownSha256: string | null,
  wished: { readonly version: number; readonly sha256: string },
): DecisionVerdict {
  if (deliverable.shownVersion === null) return 'not shown';
  if (wished.version !== deliverable.shownVersion || wished.sha256 !== shownSha256) return 'other version';
  return deliverable.decision === null ? 'fine' : 'decided';
}
