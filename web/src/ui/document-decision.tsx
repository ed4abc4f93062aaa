import { Button, Textarea } from '@mantine/core';
import { Check, RotateCcw } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Deliverable } from '../api/types';
import { DocumentOutcome } from './document-outcome';
import { ProblemNote } from './problem-note';
import { useDecision } from './use-document-decision';
import styles from './document-decision.module.css';
import { SaveOrCancel } from './save-or-cancel';

interface DocumentDecisionProps {
  deliverable: Deliverable;
  /** Under a row that names the document: no outcome of long ago, only what happens now. */
  compact?: boolean;
}

/**
 * A contact's yes, or not yet with what is missing: of the version in front of them, by its hash. When somebody else
 * has decided at the same moment, theirs stands, and is shown.
 */
export function DocumentDecision({ deliverable, compact = false }: DocumentDecisionProps) {
  const { formatMessage } = useIntl();
  const { decide, wished, error, others } = useDecision(deliverable);
  const [asking, setAsking] = useState(false);
  const { title, can, shownVersion } = deliverable;
  const open = (can.accept || can.requestChange) && wished === null;
  // Under a row there is nothing to say about what was decided long ago: its badge does.
  if (compact && !open && !wished && !others && error === null) return null;
  return (
    <div className={styles.decision}>
      <div role="status" className={styles.said}>
        {wished && (
          <FormattedMessage
            id={wished === 'accepted' ? 'document.decided.accepted' : 'document.decided.change'}
            values={{ title }}
          />
        )}
        {others && <FormattedMessage id={`document.decided-meanwhile.${others}`} />}
      </div>
      {error !== null && !others && <ProblemNote error={error} />}
      {!compact || others || wished ? <DocumentOutcome deliverable={deliverable} hashed={!compact} /> : null}
      {open && !asking && (
        <div className={styles.buttons}>
          {can.accept && (
            <Button
              leftSection={<Check size={16} aria-hidden />}
              aria-label={
                compact
                  ? formatMessage({ id: 'document.accept-named' }, { title, number: shownVersion ?? 1 })
                  : undefined
              }
              onClick={() => void decide('accepted')}
            >
              <FormattedMessage id="document.accept" values={{ number: shownVersion ?? 1 }} />
            </Button>
          )}
          {can.requestChange && (
            <Button
              variant="default"
              leftSection={<RotateCcw size={16} aria-hidden />}
              aria-label={compact ? formatMessage({ id: 'document.ask-change-named' }, { title }) : undefined}
              onClick={() => setAsking(true)}
            >
              <FormattedMessage id="document.ask-change" />
            </Button>
          )}
        </div>
      )}
      {open && asking && (
        <ChangeWish
          onSend={(reason) => decide('change_requested', reason).then((done) => done && setAsking(false))}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}

interface ChangeWishProps {
  onSend: (reason: string) => Promise<unknown>;
  onCancel: () => void;
}

function ChangeWish({ onSend, onCancel }: ChangeWishProps) {
  const { formatMessage } = useIntl();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setMissing(!reason.trim());
    if (!reason.trim()) return;
    setPending(true);
    void onSend(reason.trim()).finally(() => setPending(false));
  };
  return (
    <form className={styles.wish} onSubmit={submit} noValidate>
      <Textarea
        autoFocus
        autosize
        required
        minRows={2}
        maxRows={10}
        maxLength={5000}
        label={formatMessage({ id: 'document.change-reason' })}
        description={formatMessage({ id: 'document.change-hint' })}
        error={missing && formatMessage({ id: 'common.required' })}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          if (event.currentTarget.value.trim()) setMissing(false);
        }}
      />
      <div className={styles.buttons}>
        <SaveOrCancel pending={pending} label="document.change-send" onCancel={onCancel} />
      </div>
    </form>
  );
}
