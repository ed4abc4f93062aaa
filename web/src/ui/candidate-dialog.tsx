import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import type { EntryCandidate } from '../api/entry-candidates';
import { engagements } from '../api/engagements';
import { CandidateBookForm } from './candidate-book-form';
import { CandidateLogForm } from './candidate-log-form';
import { CandidateNote } from './candidate-row';
import { Dialog } from './dialog';
import { Loaded } from './loaded';
import { SkeletonRows } from './page';

interface CandidateDialogProps {
  candidate: EntryCandidate;
  onClose: () => void;
}

/** An event of somebody's calendar, before it becomes time or an appointment. */
export default function CandidateDialog({ candidate, onClose }: CandidateDialogProps) {
  const { formatMessage } = useIntl();
  const query = useQuery(engagements.list());
  const isTime = candidate.proposes === 'time_entry';
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={formatMessage({ id: isTime ? 'candidate.dialog-log' : 'candidate.dialog-book' })}
    >
      <p style={{ margin: '0 0 0.125rem', fontWeight: 600 }}>{candidate.title}</p>
      <p className="dim small" style={{ margin: '0 0 1rem' }}>
        <CandidateNote candidate={candidate} />
      </p>
      <Loaded query={query} skeleton={<SkeletonRows count={3} height={56} />}>
        {({ items }) => {
          const mine = items.filter(({ can }) => can.logTime);
          return isTime ? (
            <CandidateLogForm candidate={candidate} engagements={mine} onClose={onClose} />
          ) : (
            <CandidateBookForm candidate={candidate} engagements={mine} onClose={onClose} />
          );
        }}
      </Loaded>
    </Dialog>
  );
}
