import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { agreements, type AgreementAnswerDraft } from '../../api/agreements';
import { Problem } from '../../api/problem';
import type { AgreementReading } from '../../api/types';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import styles from '../../ui/agreement.module.css';

interface AgreementAnswerProps {
  engagementId: string;
  agreement: AgreementReading;
}

/** The client's answer to just the terms that stand on the page: yes, a question, or no with the reason. */
export function AgreementAnswer({ engagementId, agreement }: AgreementAnswerProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['engagements'] });
  const answer = useMutation({
    mutationFn: (decision: AgreementAnswerDraft['decision']) =>
      agreements.answer(engagementId, agreement.id, {
        decision,
        sha256: agreement.sha256,
        ...(decision !== 'accepted' && { reason: reason.trim() }),
      }),
    onSuccess: (_, decision) => {
      setReason('');
      toasts.done(formatMessage({ id: `agreement.thanks.${decision}` }));
      return refresh();
    },
    // Others took the place of the terms meanwhile, or somebody else was faster: the page shows what holds.
    onError: (error) => (error instanceof Problem && error.status === 409 ? refresh() : undefined),
  });
  const say = (decision: 'asked' | 'declined') => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') answer.mutate(decision);
  };
  const said = answer.isPending ? answer.variables : null;
  return (
    <Card title={formatMessage({ id: 'agreement.do-you-agree' })}>
      <div className={styles.answer}>
        <ProblemNote error={answer.error} />
        <p className="dim small">
          <FormattedMessage id="agreement.answer-hint" />
        </p>
        <Button
          loading={said === 'accepted'}
          disabled={answer.isPending}
          onClick={() => answer.mutate('accepted')}
        >
          <FormattedMessage id="agreement.accept" />
        </Button>
        <Textarea
          label={formatMessage({ id: 'agreement.words' })}
          rows={3}
          resize="vertical"
          maxLength={2000}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={missing && reason.trim() === '' ? formatMessage({ id: 'common.required' }) : undefined}
        />
        <div className={styles.buttons}>
          <Button
            variant="default"
            loading={said === 'asked'}
            disabled={answer.isPending}
            onClick={() => say('asked')}
          >
            <FormattedMessage id="agreement.ask" />
          </Button>
          <Button
            variant="default"
            loading={said === 'declined'}
            disabled={answer.isPending}
            onClick={() => say('declined')}
          >
            <FormattedMessage id="agreement.decline" />
          </Button>
        </div>
      </div>
    </Card>
  );
}
