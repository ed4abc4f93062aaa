import { useState } from 'react';
import { Problem } from '../../../api/problem';
import type { TimeEntry } from '../../../api/types';
import { useToasts } from '../../../ui/toasts';
import { useEntryChanges, type Times } from '../entry-changes';
import { later, secondsBetween } from '../moments';
import { OverlapNote } from '../overlap-note';

interface OverlapDialogProps {
  entry: TimeEntry;
  times: Times;
  copied: boolean;
  problem: Problem;
  onClose: () => void;
}

/** A moved entry met another one and went back: the ways in which it can be moved all the same. */
export function OverlapDialog({ entry, times, copied, problem, onClose }: OverlapDialogProps) {
  const changes = useEntryChanges();
  const toasts = useToasts();
  const [shown, setShown] = useState({ times, problem });
  const [pending, setPending] = useState(false);
  const seconds =
    'startedAt' in shown.times ? secondsBetween(shown.times.startedAt, shown.times.endedAt) : null;

  const again = async (to: Times, reason?: string) => {
    setPending(true);
    try {
      await (copied ? changes.copy(entry, to, reason) : changes.move(entry, to, reason));
      onClose();
    } catch (error) {
      if (error instanceof Problem && error.code === 'time-entry.overlaps')
        setShown({ times: to, problem: error });
      else toasts.failed(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <OverlapNote
      problem={shown.problem}
      pending={pending}
      seconds={seconds}
      onKeep={(reason) => void again(shown.times, reason)}
      onMove={(startedAt) => {
        if ('startedAt' in shown.times) {
          void again({ ...shown.times, startedAt, endedAt: later(startedAt, seconds ?? 0) });
        }
      }}
    />
  );
}
