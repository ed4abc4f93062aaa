import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { feedback } from '../../api/feedback';
import { tasks } from '../../api/tasks';
import { LinkButton } from '../../ui/link-button';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { toRecover } from './to-recover';
import styles from './today.module.css';

const freshHours = 24;

/** Clients who were not satisfied, with the task by which somebody gets in touch; nothing where none is. */
export function LowFeedback() {
  const { formatMessage } = useIntl();
  const { data } = useQuery(feedback.list({ state: 'answered' }));
  const { data: mine } = useQuery(tasks.list({ turn: 'assistant', open: true }));
  const { data: theirs } = useQuery(tasks.list({ turn: 'client', open: true }));
  if (!data || !mine || !theirs) return null;
  const fresh = Temporal.Now.instant().subtract({ hours: freshHours }).toString();
  const found = toRecover(data.items, [...mine.items, ...theirs.items], fresh);
  if (found.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'today.low' })}>
      <Rows>
        {found.map(({ id, taskId, taskTitle, clientName, approach, timing, sentence, recoveryTaskId }) => (
          <Row
            key={id}
            title={
              <Link to="/tasks/$taskId" params={{ taskId }}>
                {clientName}: {taskTitle}
              </Link>
            }
            note={
              <>
                <FormattedMessage id="today.low-scores" values={{ approach, timing }} />
                {sentence && <p className={styles.question}>{sentence}</p>}
              </>
            }
            end={
              recoveryTaskId && (
                <LinkButton
                  to="/tasks/$taskId"
                  params={{ taskId: recoveryTaskId }}
                  size="compact-sm"
                  variant="light"
                  aria-label={`${formatMessage({ id: 'today.low-go' })}: ${clientName}`}
                >
                  <FormattedMessage id="today.low-go" />
                </LinkButton>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
