import type { Deliverable } from '../api/types';

/** What of a document is changed by hand. */
export type DocumentValues = {
  title: string;
  taskId: string;
  folder: string;
  tags: string[];
  /** `YYYY-MM-DD`, empty for as long as the agreement says. */
  keepUntil: string;
};

type Changeable = Pick<Deliverable, 'title' | 'taskId' | 'folder' | 'tags' | 'keepUntil'>;

export function documentValues({ title, taskId, folder, tags, keepUntil }: Changeable): DocumentValues {
  return { title, taskId: taskId ?? '', folder, tags, keepUntil: keepUntil ?? '' };
}

/** Only what was changed here, so that what somebody else changed meanwhile stays. */
export function ownChanges(base: DocumentValues, mine: DocumentValues): Partial<Changeable> {
  return {
    ...(mine.title.trim() !== base.title && { title: mine.title.trim() }),
    ...(mine.taskId !== base.taskId && { taskId: mine.taskId || null }),
    ...(mine.folder !== base.folder && { folder: mine.folder }),
    ...(mine.tags.join('\n') !== base.tags.join('\n') && { tags: mine.tags }),
    ...(mine.keepUntil !== base.keepUntil && { keepUntil: mine.keepUntil || null }),
  };
}

/** Fields that somebody else changed since the form was opened, to something else than what stands in it. */
export function changedByOthers(
  base: DocumentValues,
  now: DocumentValues,
  mine: DocumentValues,
): (keyof DocumentValues)[] {
  const text = (value: unknown) => (Array.isArray(value) ? value.join('\n') : String(value));
  return (Object.keys(now) as (keyof DocumentValues)[]).filter(
    (field) => text(now[field]) !== text(base[field]) && text(now[field]) !== text(mine[field]),
  );
}
