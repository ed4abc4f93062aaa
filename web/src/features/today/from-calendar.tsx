import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { entryCandidates, type EntryCandidate } from '../../api/entry-candidates';
import { CandidateRow } from '../../ui/candidate-row';
import { CandidatesAside } from '../../ui/candidates-aside';
import { Card } from '../../ui/page';
import { Rows } from '../../ui/rows';
import styles from './today.module.css';

const CandidateDialog = lazy(() => import('../../ui/candidate-dialog'));

/** So many at a time: who has more looks at the week. */
const most = 4;
/** Events end while the page stands there. */
const lookAgain = 5 * 60_000;

/** Events that may have been work, and such to come that may be appointments; nothing where there are none. */
export function FromCalendar() {
  const { formatMessage } = useIntl();
  const { data: recent } = useQuery({ ...entryCandidates.recent, refetchInterval: lookAgain });
  const { data: upcoming } = useQuery(entryCandidates.upcoming);
  const [edited, setEdited] = useState<EntryCandidate | null>(null);
  // The latest first: what was this morning is known best.
  const past = (recent ?? []).toReversed();
  const coming = upcoming ?? [];
  if (past.length + coming.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'candidate.title' })}>
      <p className={`dim small ${styles.lead}`}>
        <FormattedMessage id="candidate.private" />
      </p>
      {past.length > 0 && (
        <Rows label={formatMessage({ id: 'candidate.title' })}>
          {past.slice(0, most).map((candidate) => (
            <CandidateRow key={candidate.id} candidate={candidate} onEdit={setEdited} />
          ))}
        </Rows>
      )}
      {past.length > most && (
        <p className={`small ${styles.rest}`}>
          <Link to="/time">
            <FormattedMessage id="candidate.all" values={{ count: past.length - most }} />
          </Link>
        </p>
      )}
      {coming.length > 0 && (
        <>
          <h3 className={styles.group}>
            <FormattedMessage id="candidate.upcoming" />
          </h3>
          <Rows label={formatMessage({ id: 'candidate.upcoming' })}>
            {coming.slice(0, most).map((candidate) => (
              <CandidateRow key={candidate.id} candidate={candidate} onEdit={setEdited} />
            ))}
          </Rows>
        </>
      )}
      <CandidatesAside />
      {edited && (
        <Suspense fallback={null}>
          <CandidateDialog candidate={edited} onClose={() => setEdited(null)} />
        </Suspense>
      )}
    </Card>
  );
}
