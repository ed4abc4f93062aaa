import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { balances } from '../../api/balances';
import type { Consent } from '../../api/types';
import { beyond } from '../../ui/balance-consent';
import { DurationField } from '../../ui/duration-field';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import styles from '../../ui/balance.module.css';

interface ConsentBoxProps {
  consent: Consent;
  /** Which engagement it is about, where there are several. */
  name?: string;
}

const longest = 744 * 3600;

/** The client's decision on hours beyond the balance: all of them, so many, or none. */
export function ConsentBox({ consent, name }: ConsentBoxProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [seconds, setSeconds] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const answer = useMutation({
    mutationFn: (body: { granted: boolean; minutes: number | null }) => balances.answer(consent.id, body),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'consent.thanks' }));
      return queries.invalidateQueries({ queryKey: ['balances'] });
    },
  });
  const some = () => {
    setAsked(true);
    if (seconds !== null) answer.mutate({ granted: true, minutes: Math.max(1, Math.round(seconds / 60)) });
  };
  const said = answer.isPending ? answer.variables : null;
  return (
    <Card title={formatMessage({ id: 'consent.title' })} aside={name}>
      <form
        className={styles.consent}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          some();
        }}
      >
        <ProblemNote error={answer.error} />
        <p>
          <FormattedMessage id="consent.question" values={{ hours: beyond(consent.overageSeconds) }} />
        </p>
        <div className={styles.answers}>
          <Button
            loading={said?.granted === true && said.minutes === null}
            disabled={answer.isPending}
            onClick={() => answer.mutate({ granted: true, minutes: null })}
          >
            <FormattedMessage id="consent.all" />
          </Button>
          <Button
            variant="default"
            loading={said?.granted === false}
            disabled={answer.isPending}
            onClick={() => answer.mutate({ granted: false, minutes: null })}
          >
            <FormattedMessage id="consent.none" />
          </Button>
        </div>
        <div className={styles.answers}>
          <DurationField
            label={formatMessage({ id: 'consent.up-to' })}
            placeholder="2h"
            longest={longest}
            value={seconds}
            onChange={setSeconds}
            error={asked && seconds === null ? formatMessage({ id: 'duration.empty' }) : undefined}
          />
          <Button
            type="submit"
            variant="default"
            loading={said?.granted === true && said.minutes !== null}
            disabled={answer.isPending}
          >
            <FormattedMessage id="consent.some" />
          </Button>
        </div>
      </form>
    </Card>
  );
}
