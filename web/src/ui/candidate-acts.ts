import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { entryCandidates, type CandidateChanges, type EntryCandidate } from '../api/entry-candidates';
import { useToasts } from './toasts';

const touched = ['entry-candidates', 'time-entries', 'appointments', 'tasks', 'balances'];

interface Answer {
  candidate: EntryCandidate;
  changes?: CandidateChanges;
}

/** What somebody says to an event of their calendar: it is work, or it is not; both can be taken back. */
export function useCandidateActs() {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = () => Promise.all(touched.map((noun) => queries.invalidateQueries({ queryKey: [noun] })));
  const takeBack = ({ id }: EntryCandidate) => entryCandidates.restore(id).then(refresh);
  const accept = useMutation({
    mutationFn: ({ candidate, changes }: Answer) => entryCandidates.accept(candidate.id, changes),
    onSuccess: (_, { candidate, changes }) => {
      const { title, proposes } = candidate;
      const booked = changes?.tell ? ('candidate.booked' as const) : ('candidate.booked-untold' as const);
      // An appointment may be known to others by then, and is cancelled where it stands.
      if (proposes === 'appointment') toasts.done(formatMessage({ id: booked }, { title }));
      else toasts.undo(formatMessage({ id: 'candidate.logged' }, { title }), () => takeBack(candidate));
    },
    onSettled: refresh,
  });
  const dismiss = useMutation({
    mutationFn: (candidate: EntryCandidate) => entryCandidates.dismiss(candidate.id),
    onSuccess: (_, candidate) =>
      toasts.undo(formatMessage({ id: 'candidate.dismissed' }, { title: candidate.title }), () =>
        takeBack(candidate),
      ),
    onError: toasts.failed,
    onSettled: refresh,
  });
  const restore = useMutation({ mutationFn: takeBack, onError: toasts.failed });
  return { accept, dismiss, restore, failed: toasts.failed };
}
