import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { questions, type AnswerDraft } from '../../api/questions';
import type { Question } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import styles from './portal.module.css';

interface QuestionAnswerProps {
  question: Question;
  /** The field for words stands there at once. */
  open?: boolean;
}

/** The answer to a question: a tap on a choice, words of one's own, or both. */
export function QuestionAnswer({ question, open = false }: QuestionAnswerProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [writing, setWriting] = useState(open);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const answer = useMutation({
    mutationFn: (body: AnswerDraft) => questions.answer(question.id, body),
    onSuccess: () => toasts.done(formatMessage({ id: 'portal.question.thanks' })),
    onSettled: () =>
      Promise.all(
        ['questions', 'tasks', 'notices'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
      ),
  });
  if (!question.can.answer) return null;
  const choices = question.choices.length > 0;
  const own = formatMessage({ id: choices ? 'portal.question.own-words' : 'portal.go.question' });
  const said = text.trim();
  const choosing = answer.isPending ? answer.variables.choice : undefined;
  return (
    <div className={styles.answer}>
      <ProblemNote error={answer.error} />
      {(choices || !writing) && (
        <div className={styles.choices} role="group" aria-label={question.text}>
          {question.choices.map((choice, index) => (
            <Button
              key={index}
              variant="light"
              className={styles.choice}
              loading={choosing === index}
              disabled={answer.isPending && choosing !== index}
              onClick={() => answer.mutate(said ? { choice: index, text: said } : { choice: index })}
            >
              {choice}
            </Button>
          ))}
          {!writing && (
            <Button
              variant={choices ? 'default' : 'light'}
              className={styles.choice}
              disabled={answer.isPending}
              aria-label={formatMessage({ id: 'portal.go-named' }, { go: own, title: question.taskTitle })}
              onClick={() => setWriting(true)}
            >
              {own}
            </Button>
          )}
        </div>
      )}
      {writing && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (said && !answer.isPending) answer.mutate({ text: said });
          }}
          onKeyDown={(event) => event.key === 'Escape' && !open && setWriting(false)}
        >
          <Textarea
            autoFocus={!open}
            autosize
            minRows={2}
            maxRows={12}
            maxLength={5000}
            label={formatMessage({ id: choices ? 'portal.question.own-words' : 'portal.question.answer' })}
            value={text}
            error={tried && !said ? formatMessage({ id: 'common.required' }) : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className={styles.buttons}>
            <Button
              type="submit"
              variant={choices ? 'default' : 'filled'}
              loading={answer.isPending && choosing === undefined}
            >
              <FormattedMessage id="portal.question.send" />
            </Button>
            {!open && (
              <Button variant="subtle" color="gray" onClick={() => setWriting(false)}>
                <FormattedMessage id="common.cancel" />
              </Button>
            )}
          </div>
        </form>
      )}
    </div>
  );
}
