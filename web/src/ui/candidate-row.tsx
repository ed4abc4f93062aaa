import { ActionIcon, Button } from '@mantine/core';
import { Pencil, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { EntryCandidate } from '../api/entry-candidates';
import { useSession } from '../api/use-session';
import { useCandidateActs } from './candidate-acts';
import { dayIn, useDates } from './dates';
import { hoursText } from './hours';
import { Row } from './rows';

interface CandidateRowProps {
  candidate: EntryCandidate;
  /** Asks what is otherwise than proposed. */
  onEdit: (candidate: EntryCandidate) => void;
}

/** An event of somebody's calendar that may be work: one tap says yes, another no. */
export function CandidateRow({ candidate, onEdit }: CandidateRowProps) {
  const { formatMessage } = useIntl();
  const { accept, dismiss, failed } = useCandidateActs();
  const { title, proposes, engagementId, contactIds, minutes } = candidate;
  const duration = hoursText(minutes * 60);
  const isTime = proposes === 'time_entry';
  // Without a client or somebody to be with, a person has to say more.
  const known = engagementId !== null && (isTime || (contactIds.length > 0 && candidate.description !== ''));
  const words = !known && isTime ? 'choose' : isTime ? 'log' : 'book';
  const said = () => (known ? accept.mutate({ candidate }, { onError: failed }) : onEdit(candidate));
  return (
    <Row
      title={title}
      note={<CandidateNote candidate={candidate} />}
      end={
        <>
          <Button
            size="compact-sm"
            variant="light"
            loading={accept.isPending}
            disabled={dismiss.isPending}
            aria-label={formatMessage({ id: `candidate.${words}-this` }, { title, duration })}
            onClick={said}
          >
            <FormattedMessage id={`candidate.${words}`} values={{ duration }} />
          </Button>
          {known && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={formatMessage({ id: 'candidate.edit' }, { title })}
              onClick={() => onEdit(candidate)}
            >
              <Pencil size={15} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            loading={dismiss.isPending}
            aria-label={formatMessage({ id: 'candidate.dismiss' }, { title })}
            title={formatMessage({ id: 'candidate.set-aside' })}
            onClick={() => dismiss.mutate(candidate)}
          >
            <X size={15} aria-hidden />
          </ActionIcon>
        </>
      }
    />
  );
}

/** When it was, with which client, and why that is thought. */
export function CandidateNote({ candidate }: { candidate: EntryCandidate }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { startsAt, endsAt, clientName, why, minutes, proposes, state, loggedByName } = candidate;
  const zone = person.timeZone;
  const whole = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  const reason = formatMessage({ id: `candidate.why-${why.reason}` }, { name: why.name });
  return (
    <>
      {dates.day(dayIn(startsAt, zone))}, {dates.time(startsAt, zone)}–{dates.time(endsAt, zone)}
      {clientName && ` · ${clientName}`} · {reason}
      {state === 'withdrawn' && ` · ${formatMessage({ id: 'candidate.logged-by' }, { name: loggedByName })}`}
      {proposes === 'time_entry' && state === 'open' && minutes < whole && (
        <>
          {' · '}
          <FormattedMessage
            id="candidate.partly"
            values={{ left: hoursText(minutes * 60), whole: hoursText(whole * 60) }}
          />
        </>
      )}
    </>
  );
}
