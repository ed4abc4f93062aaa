import { CircleCheck, CircleX, Hourglass } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AgreementReading } from '../api/types';
import { useSession } from '../api/use-session';
import { standOf, type AgreementTime } from './agreement-choice';
import { TermChanges } from './agreement-changes';
import { useDates } from './dates';
import { Card } from './page';
import styles from './agreement.module.css';

interface AgreementStateProps {
  agreement: AgreementReading;
  time: AgreementTime;
}

/** Whether the client has accepted it, and that it holds either way; to whom it was sent, and what was said. */
export function AgreementState({ agreement, time }: AgreementStateProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { answer, validFrom, changedSinceAccepted, proposals } = agreement;
  const decision = standOf(agreement);
  const Icon = { accepted: CircleCheck, declined: CircleX, open: Hourglass }[decision];
  return (
    <Card title={formatMessage({ id: 'agreement.state' })}>
      <p className={styles.state}>
        <Icon size={18} aria-hidden />
        <FormattedMessage
          id={`agreement.state.${decision}`}
          values={{ name: answer?.byName ?? '', at: answer ? dates.moment(answer.at, person.timeZone) : '' }}
        />
      </p>
      {decision !== 'accepted' && time !== 'before' && (
        <p className={`${styles.quiet} dim small`}>
          <FormattedMessage
            id={time === 'now' ? 'agreement.holds' : 'agreement.will-hold'}
            values={{ day: dates.day(validFrom, 'full') }}
          />
        </p>
      )}
      {time === 'before' && (
        <p className={`${styles.quiet} dim small`}>
          <FormattedMessage id="agreement.over" />
        </p>
      )}
      {changedSinceAccepted.length > 0 && (
        <>
          <h3 className={styles.part}>
            <FormattedMessage id="agreement.changed-since" />
          </h3>
          <TermChanges changes={changedSinceAccepted} />
        </>
      )}
      {proposals.length > 0 && (
        <ul className={styles.sent}>
          {proposals.map(({ contactId, contactName, sentAt, sentByName, note }) => (
            <li key={`${contactId} ${sentAt}`}>
              <span className="dim small">
                <FormattedMessage
                  id="agreement.sent"
                  values={{ name: contactName, by: sentByName, at: dates.moment(sentAt, person.timeZone) }}
                />
              </span>
              {note && <blockquote className={styles.words}>{note}</blockquote>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** What contacts asked and answered, newest first. */
export function AgreementSaid({ agreement }: { agreement: AgreementReading }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const worded = agreement.answers.filter(({ reason }) => reason !== '');
  if (worded.length === 0) return null;
  return (
    <Card title={formatMessage({ id: 'agreement.said' })}>
      {worded.map(({ at, byName, decision, reason }) => (
        <figure key={at} className={styles.said}>
          <blockquote className={styles.words}>{reason}</blockquote>
          <figcaption className="dim small">
            <FormattedMessage
              id={`agreement.said.${decision}`}
              values={{ name: byName, at: dates.moment(at, person.timeZone) }}
            />
          </figcaption>
        </figure>
      ))}
    </Card>
  );
}
