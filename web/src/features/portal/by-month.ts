import type { Deliverable } from '../../api/types';
import { dayIn } from '../../ui/dates';

export interface Month {
  /** `2026-11`. */
  month: string;
  documents: Deliverable[];
}

/** What waits for the reader's yes or not yet, the latest first. */
export function toDecide(documents: Deliverable[]): Deliverable[] {
  return documents.filter(({ can }) => can.accept || can.requestChange).toSorted(byLatest);
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
