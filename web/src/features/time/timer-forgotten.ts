import type { TimeEntry } from '../../api/types';
import { later } from './moments';

/** After so many hours a timer was perhaps forgotten: it is asked, and never stopped on its own. */
const afterHours = 8;
const kept = 'affianco.keeps-running';

export interface ForgottenTimer {
  proposedEnd: string;
  afterHours: number;
}

/** What the server thinks of this timer; one that it has not heard of is judged by its length. Null once answered. */
export function forgottenOf(entry: TimeEntry, seconds: number): ForgottenTimer | null {
  if (localStorage.getItem(kept) === entry.id || !entry.startedAt) return null;
  if (entry.forgotten) return entry.forgotten;
  if (seconds <= afterHours * 3600) return null;
  return { proposedEnd: later(entry.startedAt, afterHours * 3600), afterHours };
}

/** It runs rightly: this device does not ask again. */
export function keepRunning({ id }: TimeEntry): void {
  localStorage.setItem(kept, id);
}
