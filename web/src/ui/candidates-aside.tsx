import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { entryCandidates, type EntryCandidate } from '../api/entry-candidates';
import { useCandidateActs } from './candidate-acts';
import { CandidateNote } from './candidate-row';
import { Row, Rows } from './rows';
import styles from './candidates-aside.module.css';

interface CandidatesAsideProps {
  /** Of the last two weeks unless said. */
  range?: { from?: string; to?: string };
}

/** What was said no to, and what a colleague has logged: it can be proposed again. */
export function CandidatesAside({ range = recently }: CandidatesAsideProps) {
  const { formatMessage } = useIntl();
  const [open, setOpen] = useState(false);
  const dismissed = useQuery({ ...entryCandidates.aside('dismissed', range), enabled: open });
  const withdrawn = useQuery({ ...entryCandidates.aside('withdrawn', range), enabled: open });
  const all = dismissed.data && withdrawn.data && [...dismissed.data, ...withdrawn.data];
  return (
    <>
      {open && all && all.length > 0 && (
        <Rows label={formatMessage({ id: 'candidate.aside' })}>
          {all.map((candidate) => (
            <Aside key={candidate.id} candidate={candidate} />
          ))}
        </Rows>
      )}
      <div className={styles.aside}>
        {open && all?.length === 0 && (
          <span className="dim small">
            <FormattedMessage id="candidate.nothing-aside" />
          </span>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={open}
          leftSection={open ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          <FormattedMessage id={open ? 'candidate.hide-aside' : 'candidate.show-aside'} />
        </Button>
      </div>
    </>
  );
}

const recently = {};

function Aside({ candidate }: { candidate: EntryCandidate }) {
  const { formatMessage } = useIntl();
  const { restore } = useCandidateActs();
  return (
    <Row
      title={<span className="dim">{candidate.title}</span>}
      note={<CandidateNote candidate={candidate} />}
      end={
        candidate.can.restore && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={restore.isPending}
            aria-label={formatMessage({ id: 'candidate.restore-this' }, { title: candidate.title })}
            onClick={() => restore.mutate(candidate)}
          >
            <FormattedMessage id="candidate.restore" />
          </Button>
        )
      }
    />
  );
}
