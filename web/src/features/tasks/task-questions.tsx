import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleHelp, MessageSquareReply } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { questions } from '../../api/questions';
import type { Question, Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import { useToasts } from '../../ui/toasts';
import { useMoving } from './moving/moving';
import styles from './questions.module.css';

const mostReminders = 3;

/** What was asked: the open question with its reminders, and behind a button what was answered before. */
export function TaskQuestions({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(questions.list({ taskId: task.id }));
  const [earlier, setEarlier] = useState(false);
  const items = data?.items ?? [];
  const open = items.find(({ state }) => state === 'open');
  const closed = items.filter(({ state }) => state !== 'open');
  if (items.length === 0) return null;
  return (
    <Card title={formatMessage({ id: open ? 'question.open' : 'question.title' })}>
      <div className={styles.all}>
        {open && <OpenQuestion task={task} question={open} />}
        {closed.length > 0 && (
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-expanded={earlier}
              onClick={() => setEarlier(!earlier)}
            >
              <FormattedMessage id="question.earlier" values={{ count: closed.length }} />
            </Button>
          </div>
        )}
        {earlier && closed.map((question) => <ClosedQuestion key={question.id} question={question} />)}
      </div>
    </Card>
  );
}

function Asked({ question }: { question: Question }) {
  const { person } = useSession();
  const dates = useDates();
  return (
    <div className="dim small">
      <FormattedMessage
        id={question.contactName ? 'question.asked-whom' : 'question.asked'}
        values={{
          name: question.askedByName,
          at: dates.moment(question.askedAt, person.timeZone),
          whom: question.contactName ?? '',
        }}
      />
    </div>
  );
}

function OpenQuestion({ task, question }: { task: Task; question: Question }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { go } = useMoving();
  const withdraw = useMutation({
    mutationFn: () => questions.withdraw(question.id),
    onSuccess: () => toasts.done(formatMessage({ id: 'question.withdrawn' })),
    onError: toasts.failed,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['questions'] }),
        queries.invalidateQueries({ queryKey: ['tasks'] }),
      ]),
  });
  const moment = (at: string) => dates.moment(at, person.timeZone);
  return (
    <article className={styles.question}>
      <p className={styles.text}>
        <CircleHelp size={16} aria-hidden /> {question.text}
      </p>
      {question.choices.length > 0 && (
        <ul className={styles.choices}>
          {question.choices.map((choice, index) => (
            <li key={index}>{choice}</li>
          ))}
        </ul>
      )}
      <Asked question={question} />
      <ul className={styles.facts}>
        {question.dueAt && (
          <li>
            <FormattedMessage id="question.needed-by" values={{ at: moment(question.dueAt) }} />
          </li>
        )}
        <li>
          <FormattedMessage
            id="question.reminders"
            values={{ count: question.reminders, most: mostReminders }}
          />
        </li>
        <li>
          {question.nextReminderAt ? (
            <FormattedMessage id="question.next-reminder" values={{ at: moment(question.nextReminderAt) }} />
          ) : (
            <FormattedMessage id="question.no-more-reminders" />
          )}
        </li>
      </ul>
      <div className={styles.buttons}>
        {question.can.answer && (
          <Button
            variant="default"
            leftSection={<MessageSquareReply size={15} aria-hidden />}
            onClick={() => go([task], 'in_progress')}
          >
            <FormattedMessage id="question.note-answer" />
          </Button>
        )}
        {question.can.withdraw && (
          <Button
            variant="subtle"
            color="gray"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            <FormattedMessage id="question.withdraw" />
          </Button>
        )}
      </div>
    </article>
  );
}

function ClosedQuestion({ question }: { question: Question }) {
  const { person } = useSession();
  const dates = useDates();
  const { choice, choices, answer } = question;
  const words = [choice === null ? null : choices[choice], answer].filter(Boolean).join(' · ');
  return (
    <article className={styles.question} data-closed>
      <p className={styles.text}>
        <CircleHelp size={16} aria-hidden /> {question.text}
      </p>
      <Asked question={question} />
      {question.state === 'withdrawn' ? (
        <p className={styles.answer}>
          <FormattedMessage id="question.was-withdrawn" />
        </p>
      ) : (
        <>
          <p className={styles.answer}>{words}</p>
          {question.answeredAt && (
            <div className="dim small">
              <FormattedMessage
                id={question.answeredByRole === 'contact' ? 'question.answered' : 'question.noted'}
                values={{
                  name: question.answeredByName ?? '',
                  at: dates.moment(question.answeredAt, person.timeZone),
                }}
              />
            </div>
          )}
        </>
      )}
    </article>
  );
}
