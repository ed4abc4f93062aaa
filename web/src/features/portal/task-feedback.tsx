import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { feedback } from '../../api/feedback';
import type { Feedback, Task } from '../../api/types';
import { Card } from '../../ui/page';
import { FeedbackForm } from './feedback-form';
import styles from './feedback.module.css';

/** How the reader found a finished task: asked once, and for a day to be thought over. */
export function TaskFeedback({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery({
    ...feedback.list({ engagementId: task.engagementId }),
    enabled: task.status === 'done',
  });
  const own = data?.items.find(
    ({ taskId, can, state }) => taskId === task.id && (can.answer || state === 'answered'),
  );
  if (task.status !== 'done' || !own) return null;
  return (
    <Card title={formatMessage({ id: own.state === 'answered' ? 'feedback.yours' : 'feedback.title' })}>
      {own.state === 'answered' ? <Said key={own.version} feedback={own} /> : <FeedbackForm feedback={own} />}
    </Card>
  );
}

function Said({ feedback: own }: { feedback: Feedback }) {
  const [changing, setChanging] = useState(false);
  if (changing) return <FeedbackForm feedback={own} onDone={() => setChanging(false)} />;
  return (
    <>
      <dl className={styles.said}>
        {(['approach', 'timing'] as const).map((axis) => (
          <Score key={axis} axis={axis} score={own[axis]} />
        ))}
      </dl>
      {own.sentence && <p className={styles.sentence}>{own.sentence}</p>}
      {own.can.answer && (
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => setChanging(true)}>
            <FormattedMessage id="feedback.change" />
          </Button>
          <span className="dim small">
            <FormattedMessage id="feedback.change-hint" />
          </span>
        </div>
      )}
    </>
  );
}

function Score({ axis, score }: { axis: 'approach' | 'timing'; score: number | null }) {
  return (
    <>
      <dt>
        <FormattedMessage id={`feedback.${axis}`} />
      </dt>
      <dd>{score !== null && <FormattedMessage id="feedback.of-five" values={{ score }} />}</dd>
    </>
  );
}
