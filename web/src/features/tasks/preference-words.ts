import type { Preference, Task } from '../../api/types';

/** Kinds that say something about how a task is done; how a report is written is not one of them. */
const telling: Preference['kind'][] = [
  'travel',
  'likes',
  'dislikes',
  'other',
  'date',
  'address',
  'channel',
  'quiet_hours',
];

/** Those that matter for a task: what its words speak of first, then by kind. */
export function matching(
  all: readonly Preference[],
  task: Pick<Task, 'title' | 'brief' | 'inputs'>,
): Preference[] {
  const words = new Set(wordsOf([task.title, task.brief, task.inputs].join(' ')));
  const rank = (preference: Preference) =>
    wordsOf(`${typeof preference.value === 'string' ? preference.value : ''} ${preference.note}`).some(
      (word) => words.has(word),
    )
      ? 0
      : 1;
  return all
    .filter(({ kind, deletedAt }) => telling.includes(kind) && deletedAt === null)
    .toSorted(
      (one, other) => rank(one) - rank(other) || telling.indexOf(one.kind) - telling.indexOf(other.kind),
    );
}

/** Long enough to mean something, without endings of one letter or two. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 5));
}
