import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { followUps } from '../../api/attendance';
import type { FollowUp } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import styles from './attendance.module.css';

/** The kind word after a missed session: awaited, written, sent or let be. Only a member sends it. */
export function FollowUpView({ followUp }: { followUp: FollowUp }) {
  const { person } = useSession();
  const dates = useDates();
  const { restore } = useDeciding(followUp);
  const { state, can, contactName, dueAt, text, settledAt, settledByName, because } = followUp;
  if (can.send) return <Letter followUp={followUp} />;
  if (state === 'waiting')
    return (
      <div className={styles.letter}>
        <p>
          <FormattedMessage
            id="follow-up.waiting"
            values={{ name: contactName, at: dates.moment(dueAt, person.timeZone) }}
          />
        </p>
        <div>
          <LetBe followUp={followUp} />
        </div>
      </div>
    );
  if (state === 'sent')
    return (
      <div className={styles.letter}>
        <blockquote className={styles.whole}>{text}</blockquote>
        <p className="dim small">
          <FormattedMessage
            id="follow-up.sent"
            values={{
              name: settledByName ?? '',
              at: settledAt ? dates.moment(settledAt, person.timeZone) : '',
            }}
          />
        </p>
      </div>
    );
  return (
    <div className={styles.letter}>
      <p>
        <FormattedMessage id="follow-up.dropped" values={{ because: because ?? 'member' }} />
      </p>
      {can.restore && (
        <div>
          <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
            <FormattedMessage id="follow-up.restore" />
          </Button>
        </div>
      )}
    </div>
  );
}

function Letter({ followUp }: { followUp: FollowUp }) {
  const { formatMessage } = useIntl();
  const [text, setText] = useState(followUp.text);
  const { send } = useDeciding(followUp);
  return (
    <form
      className={styles.letter}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !send.isPending) send.mutate(text.trim());
      }}
    >
      <ProblemNote error={send.error} />
      <Textarea
        label={formatMessage({ id: 'follow-up.text' })}
        description={formatMessage({ id: 'follow-up.text-hint' })}
        lang={followUp.language}
        autosize
        minRows={6}
        maxRows={20}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.choices}>
        <Button type="submit" loading={send.isPending} disabled={!text.trim()}>
          <FormattedMessage id="follow-up.send" />
        </Button>
        <LetBe followUp={followUp} />
      </div>
    </form>
  );
}

function LetBe({ followUp }: { followUp: FollowUp }) {
  const { drop } = useDeciding(followUp);
  return (
    <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate()}>
      <FormattedMessage id="follow-up.drop" />
    </Button>
  );
}

/** What a member does about it; letting it be is taken back by one tap. */
function useDeciding({ id }: FollowUp) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = () =>
    Promise.all(
      ['attendance', 'follow-ups', 'notices'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
  const send = useMutation({
    mutationFn: (text: string) => followUps.send(id, text),
    onSuccess: () => toasts.done(formatMessage({ id: 'follow-up.sent-now' })),
    onSettled: refresh,
  });
  const drop = useMutation({
    mutationFn: () => followUps.drop(id),
    onSuccess: () =>
      toasts.undo(formatMessage({ id: 'follow-up.dropped-now' }), () => followUps.restore(id).then(refresh)),
    onError: toasts.failed,
    onSettled: refresh,
  });
  const restore = useMutation({
    mutationFn: () => followUps.restore(id),
    onError: toasts.failed,
    onSettled: refresh,
  });
  return { send, drop, restore };
}
