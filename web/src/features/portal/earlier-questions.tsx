import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { questions } from '../../api/questions';
import type { Question, Task } from '../../api/types';
import { Card } from '../../ui/page';
import { useWhen } from './when';
import styles from './portal.module.css';

/** What was asked before and what was said to it; nothing where nothing was asked. */
export function EarlierQuestions({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(questions.list({ taskId: task.id }));
  const [open, setOpen] = useState(false);
  const closed = (data?.items ?? []).filter(({ state }) => state !== 'open');
  if (closed.length === 0) return null;
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <Card title={formatMessage({ id: 'question.title' })}>
      <Button
        size="compact-md"
        variant="subtle"
        color="gray"
        aria-expanded={open}
        leftSection={<Icon size={16} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        <FormattedMessage id="question.earlier" values={{ count: closed.length }} />
      </Button>
      {open && closed.map((question) => <Earlier key={question.id} question={question} />)}
    </Card>
  );
}

function Earlier({ question }: { question: Question }) {
  const at = useWhen();
  const { choice, choices, answer } = question;
  const words = [choice === null ? null : choices[choice], answer].filter(Boolean).join(' · ');
  return (
    <figure className={styles.earlier}>
      <p className={styles.asked}>{question.text}</p>
      <blockquote className={styles.brief}>
        {question.state === 'withdrawn' ? <FormattedMessage id="question.was-withdrawn" /> : words}
      </blockquote>
      {question.answeredAt && question.state === 'answered' && (
        <figcaption className="dim small">
          <FormattedMessage
            id={question.answeredByRole === 'contact' ? 'question.answered' : 'question.noted'}
            values={{ name: question.answeredByName ?? '', at: at(question.answeredAt) }}
          />
        </figcaption>
      )}
    </figure>
  );
}
