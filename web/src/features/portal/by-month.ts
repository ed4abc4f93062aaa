import type { Deliverable } from '../../api/types';
import { dayIn } from '../../ui/dates';
import { matching } from '../../ui/finder';

/** The documents whose title, file or task has all the words; every one when there are none. */
export function named(documents: Deliverable[], words: string): Deliverable[] {
  return matching(
    documents.map((document) => ({
      id: document.id,
      title: document.title,
      note: [...document.versions.map(({ fileName }) => fileName), document.taskTitle].join(' '),
      document,
    })),
    words,
  ).map(({ document }) => document);
}

export interface Month {
  /** `2026-11`. */
  month: string;
  documents: Deliverable[];
}

/** The latest first, by the month of the newest version in the reader's zone. */
export function byMonth(documents: Deliverable[], zone: string): Month[] {
  const months = new Map<string, Deliverable[]>();
  for (const document of documents.toSorted(byLatest)) {
    const month = dayIn(document.latest.createdAt, zone).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), document]);
  }
  return [...months].map(([month, own]) => ({ month, documents: own }));
}

export function byLatest(one: Deliverable, other: Deliverable): number {
  return other.latest.createdAt.localeCompare(one.latest.createdAt);
}
