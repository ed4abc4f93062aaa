import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { touchpoints } from '../../api/touchpoints';
import type { Touchpoint } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { monthName } from './month-name';
import styles from './knowing.module.css';

type Step = 'confirm' | 'decline' | 'done';

const steps: Step[] = ['confirm', 'done', 'decline'];

/** One courtesy: why now, what one could do, and what was decided; words to it if one likes. */
export function TouchpointItem({ touchpoint }: { touchpoint: Touchpoint }) {
  const intl = useIntl();
  const { formatMessage } = intl;
  const queries = useQueryClient();
  const [noting, setNoting] = useState(false);
  const [note, setNote] = useState('');
  const { id, kind, month, state, reason, suggestion, can } = touchpoint;
  const decide = useMutation({
    mutationFn: (step: Step) => touchpoints[step](id, note.trim() || undefined),
    onSuccess: () => {
      setNoting(false);
      setNote('');
    },
    onSettled: () =>
      Promise.all(
        ['touchpoints', 'referrals'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
      ),
  });
  const possible = steps.filter((step) => can[step]);
  // What is proposed is first decided; what is intended is done.
  const offered = state === 'proposed' ? possible.filter((step) => step !== 'done') : possible;
  return (
    <li className={styles.item} data-state={state}>
      <div className="dim small">
        <FormattedMessage id={`touchpoint.kind.${kind}`} />
        {' · '}
        {monthName(month, intl)}
        {' · '}
        <FormattedMessage id={`touchpoint.state.${state}`} />
      </div>
      <p className={styles.reason}>{reason}</p>
      {suggestion && <p className={styles.suggestion}>{suggestion}</p>}
      {touchpoint.note && <p className={styles.itemNote}>{touchpoint.note}</p>}
      <ProblemNote error={decide.error} />
      {offered.length > 0 && (
        <>
          {noting && (
            <TextInput
              autoFocus
              label={formatMessage({ id: 'touchpoint.note' })}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          <div className={styles.buttons}>
            {offered.map((step, index) => (
              <Button
                key={step}
                size="compact-md"
                variant={index === 0 ? 'light' : 'default'}
                aria-label={`${formatMessage({ id: `touchpoint.${step}` })}: ${reason}`}
                loading={decide.isPending && decide.variables === step}
                disabled={decide.isPending && decide.variables !== step}
                onClick={() => decide.mutate(step)}
              >
                <FormattedMessage id={`touchpoint.${step}`} />
              </Button>
            ))}
            {!noting && (
              <Button size="compact-md" variant="subtle" color="gray" onClick={() => setNoting(true)}>
                <FormattedMessage id="touchpoint.note" />
              </Button>
            )}
          </div>
        </>
      )}
    </li>
  );
}
