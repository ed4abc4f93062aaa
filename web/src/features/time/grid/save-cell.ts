import { Problem } from '../../../api/problem';
import { timeEntries, type TimeEntryDraft } from '../../../api/time-entries';
import type { TimeEntry } from '../../../api/types';
import type { RowKind } from './cells';
import type { Step } from './plan';

type Draft = TimeEntryDraft & { id: string; day: string; durationSeconds: number };

export type Done = { put: TimeEntry } | { gone: string[] };

/** Where something is typed, and the id of an entry that it may make, kept until that is saved. */
interface Target {
  kind: RowKind;
  day: string;
  zone: string;
  id: string;
  read: (id: string) => Promise<TimeEntry>;
}

/** Carries out one step of a plan. */
export async function carryOut(step: Step, { kind, day, zone, id, read }: Target): Promise<Done> {
  switch (step.do) {
    case 'add':
      return { put: await addOnce(draftOf(kind, day, step.seconds, zone, id), read) };
    case 'change': {
      const { id: own, version } = step.entry;
      return { put: await timeEntries.edit(own, { day, durationSeconds: step.seconds }, version) };
    }
    case 'remove': {
      const ids = step.entries.map((entry) => entry.id);
      // One by one: each can wait on this device until the server can be reached.
      for (const gone of ids) await timeEntries.remove(gone);
      return { gone: ids };
    }
  }
}

/** Work on a day without clock times. */
export function draftOf(
  { engagementId, taskId, serviceId, billable }: RowKind,
  day: string,
  durationSeconds: number,
  timeZone: string,
  id: string,
): Draft {
  return { id, engagementId, taskId, serviceId, billable, day, durationSeconds, timeZone };
}

/** An answer that was lost on its way left the entry there: then it is brought to what was typed since. */
async function addOnce(draft: Draft, read: Target['read']): Promise<TimeEntry> {
  try {
    return await timeEntries.create(draft);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'record.already-exists') throw error;
    const entry = await read(draft.id);
    const { day, durationSeconds } = draft;
    return entry.durationSeconds === durationSeconds
      ? entry
      : timeEntries.edit(entry.id, { day, durationSeconds }, entry.version);
  }
}
