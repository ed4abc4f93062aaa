import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { feedback as api } from '../../api/feedback';
import type { Feedback } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import styles from './feedback.module.css';
import { ScoreRow } from './score-rows';

interface FeedbackFormProps {
  feedback: Feedback;
  /** The answer is given, and the form not needed any more. */
  onDone?: () => void;
}

/** How it was, and how timely: two taps; a field for a sentence comes with the first of them. */
export function FeedbackForm({ feedback, onDone }: FeedbackFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [approach, setApproach] = useState(feedback.approach);
  const [timing, setTiming] = useState(feedback.timing);
  const [sentence, setSentence] = useState(feedback.sentence);
  const [tried, setTried] = useState(false);
  const send = useMutation({
    mutationFn: (scores: { approach: number; timing: number }) =>
      api.answer(feedback.id, { ...scores, sentence: sentence.trim() }),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'feedback.thanks' }));
      onDone?.();
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['feedback'] }),
        queries.invalidateQueries({ queryKey: ['notices'] }),
      ]),
  });
  if (!feedback.can.answer) return null;
  const begun = approach !== null || timing !== null;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (approach !== null && timing !== null && !send.isPending) send.mutate({ approach, timing });
      }}
    >
      <ProblemNote error={send.error} />
      <div className={styles.rows}>
        <ScoreRow
          axis="approach"
          value={approach}
          onChange={setApproach}
          missing={tried && approach === null}
        />
        <ScoreRow axis="timing" value={timing} onChange={setTiming} missing={tried && timing === null} />
      </div>
      {begun && (
        <>
          <Textarea
            autosize
            minRows={2}
            maxRows={10}
            maxLength={2000}
            label={formatMessage({ id: 'feedback.sentence' })}
            value={sentence}
            onChange={(event) => setSentence(event.currentTarget.value)}
          />
          <div className={styles.buttons}>
            <Button type="submit" loading={send.isPending}>
              <FormattedMessage id="feedback.send" />
            </Button>
            {onDone && (
              <Button variant="default" onClick={onDone}>
                <FormattedMessage id="common.cancel" />
              </Button>
            )}
          </div>
        </>
      )}
    </form>
  );
}
