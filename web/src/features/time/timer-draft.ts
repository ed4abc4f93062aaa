import { useState } from 'react';
import type { TimeEntry } from '../../api/types';
import type { Timer } from './timer';
import type { Work, WorkList } from './work';

/** What stands in the bar: what runs, or what will be started or logged next. */
export interface TimerDraft {
  words: string;
  place: Work | undefined;
  serviceId: string | null;
  billable: boolean;
  type: (words: string) => void;
  /** The field is left: what runs is now called so. */
  leave: () => void;
  reset: () => void;
  move: (work: Work | undefined) => void;
  serve: (serviceId: string | null) => void;
  toggleBillable: () => void;
  /** As something to start or to log; what comes next begins without words. */
  take: () => Work;
}

interface Next {
  place: Work | undefined;
  serviceId: string | null;
  billable: boolean;
}

/**
 * While a timer runs, every choice changes it, except when logging by hand beside it; else the choices wait for the
 * start. The usual place is the last one.
 */
export function useTimerDraft(
  work: WorkList,
  last: TimeEntry | undefined,
  timer: Timer,
  byHand: boolean,
): TimerDraft {
  const entry = byHand ? null : timer.entry;
  const about = entry?.id ?? 'next';
  const [typing, setTyping] = useState<{ about: string; text: string } | null>(null);
  const typed = typing?.about === about ? typing.text : null;
  const [chosen, setChosen] = useState<Partial<Next>>({});
  const usual =
    work.engagements.find(({ id }) => id === last?.engagementId)?.id ?? work.engagements[0]?.id ?? '';
  const place: Work | undefined = entry
    ? {
        ...{ id: entry.id, title: entry.clientName, note: '', description: entry.description },
        ...{ engagementId: entry.engagementId, clientName: entry.clientName },
        ...{ taskId: entry.taskId, taskTitle: entry.taskTitle, serviceId: entry.serviceId },
      }
    : (chosen.place ?? work.find(usual, null));
  const serviceId = entry ? entry.serviceId : (chosen.serviceId ?? null);
  const billable = entry ? entry.billable : (chosen.billable ?? true);
  const words = typed ?? (entry ? entry.description : '');
  return {
    words,
    place,
    serviceId,
    billable,
    type: (text) => setTyping({ about, text }),
    leave: () => {
      if (!entry || typed === null) return;
      const description = typed.trim();
      const done = () => setTyping(null);
      if (description === entry.description) done();
      else void timer.change({ description }).then(done);
    },
    reset: () => setTyping(null),
    move: (to) => {
      if (!to) return;
      const same = to.engagementId === place?.engagementId;
      const kind = to.serviceId ?? (same ? serviceId : null);
      if (entry) {
        void timer.change({ engagementId: to.engagementId, taskId: to.taskId, serviceId: kind });
      } else setChosen({ ...chosen, place: to, serviceId: kind });
    },
    serve: (kind) => {
      if (entry) void timer.change({ serviceId: kind });
      else setChosen({ ...chosen, serviceId: kind });
    },
    toggleBillable: () => {
      if (entry) void timer.change({ billable: !billable });
      else setChosen({ ...chosen, billable: !billable });
    },
    take: () => {
      if (!place) throw new Error('Nothing can be logged without a client');
      setTyping(null);
      setChosen({ place: chosen.place });
      return { ...place, serviceId: serviceId ?? place.serviceId, billable, description: words.trim() };
    },
  };
}
