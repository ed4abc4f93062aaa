import { Radio, Stack, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { questions } from '../../../api/questions';
import type { Question, Task } from '../../../api/types';
import { Dialog } from '../../../ui/dialog';
import { Loaded } from '../../../ui/loaded';
import { ProblemNote } from '../../../ui/problem-note';
import { SaveOrCancel } from '../../../ui/save-or-cancel';
import styles from './dialogs.module.css';
import { useSending } from '../../../ui/sending';

/** The client answered by telephone or elsewhere: what they said is written down, and the task goes on. */
export default function AnswerDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const query = useQuery(questions.list({ taskId: task.id, open: true }));
  return (
    <Dialog onClose={onClose} title={formatMessage({ id: 'question.note-answer' })}>
      <Loaded query={query}>
        {({ items: [question] }) =>
          question ? (
            <AnswerForm question={question} onClose={onClose} />
          ) : (
            <p>
              <FormattedMessage id="question.answered-meanwhile" />
            </p>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function AnswerForm({ question, onClose }: { question: Question; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { send, pending, error } = useSending();
  const [choice, setChoice] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const missing = choice === null && !text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    void send(async () => {
      await questions.answer(question.id, {
        ...(choice === null ? {} : { choice: Number(choice) }),
        ...(text.trim() ? { text: text.trim() } : {}),
      });
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['tasks'] }),
        queries.invalidateQueries({ queryKey: ['questions'] }),
      ]);
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ProblemNote error={error} />
      <blockquote className={styles.quote}>{question.text}</blockquote>
      {question.choices.length > 0 && (
        <Radio.Group
          label={formatMessage({ id: 'question.chosen' })}
          value={choice}
          onChange={(value) => setChoice(value)}
        >
          <Stack gap="xs" mt="xs">
            {question.choices.map((each, index) => (
              <Radio key={index} value={String(index)} label={each} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxRows={12}
        maxLength={5000}
        label={formatMessage({ id: 'move.note.their-answer' })}
        description={formatMessage({ id: 'question.note-hint' })}
        value={text}
        error={tried && missing ? formatMessage({ id: 'common.required' }) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <SaveOrCancel pending={pending} label="question.note-answer" onCancel={onClose} />
      </div>
    </form>
  );
}
