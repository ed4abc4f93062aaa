import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LifeBuoy, Star } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { feedback } from '../../api/feedback';
import type { Client, FeedbackTrend as Trend } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { FeedbackBars } from './feedback-bars';
import { monthsOf } from './feedback-months';
import styles from './feedback.module.css';

const answersShown = 4;

/** What a client says about manner and timing: never an average without its number, none below three. */
export function FeedbackTrend({ client }: { client: Client }) {
  const { formatMessage } = useIntl();
  const query = useQuery(feedback.trend(client.id));
  return (
    <Card
      flush
      title={formatMessage({ id: 'feedback.card' })}
      aside={query.data && <FormattedMessage id="feedback.answers" values={{ count: query.data.n }} />}
    >
      <Loaded query={query} skeleton={<SkeletonRows count={3} height={56} />}>
        {(trend) =>
          trend.n === 0 ? (
            <Empty icon={<Star size={18} />}>
              <FormattedMessage id="feedback.none" />
            </Empty>
          ) : (
            <>
              <div className={styles.inset}>
                <Averages trend={trend} />
                <FeedbackBars months={monthsOf(trend)} />
              </div>
              <Answers client={client} trend={trend} />
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

function Averages({ trend }: { trend: Trend }) {
  if (trend.approach === null || trend.timing === null) {
    return (
      <p className={`${styles.few} dim`}>
        <FormattedMessage id="feedback.too-few" />
      </p>
    );
  }
  return (
    <dl className={styles.averages}>
      {(['approach', 'timing'] as const).map((axis) => (
        <div key={axis}>
          <dt>
            <FormattedMessage id={`feedback.${axis}`} />
          </dt>
          <dd>
            <strong>
              <FormattedNumber value={trend[axis] ?? 0} minimumFractionDigits={1} maximumFractionDigits={1} />
            </strong>{' '}
            <span className="dim small">
              <FormattedMessage id="feedback.average-of" values={{ n: trend.n }} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Each answer with its words; after a low one, the task by which somebody gets in touch. */
function Answers({ client, trend }: { client: Client; trend: Trend }) {
  const { person } = useSession();
  const dates = useDates();
  const [all, setAll] = useState(false);
  const { data } = useQuery(feedback.list({ clientId: client.id, state: 'answered' }));
  const recovery = new Map(data?.items.map(({ id, recoveryTaskId }) => [id, recoveryTaskId]));
  const shown = all ? trend.answers : trend.answers.slice(0, answersShown);
  return (
    <>
      <Rows>
        {shown.map(({ id, taskId, taskTitle, contactName, approach, timing, sentence, answeredAt }) => {
          const recoveryTaskId = recovery.get(id);
          return (
            <Row
              key={id}
              title={
                <Link to="/tasks/$taskId" params={{ taskId }}>
                  {taskTitle}
                </Link>
              }
              note={
                <>
                  {sentence && <p className={styles.sentence}>{sentence}</p>}
                  {contactName} · {dates.day(dayIn(answeredAt, person.timeZone), 'full')}
                  {recoveryTaskId && (
                    <>
                      {' · '}
                      <Link
                        to="/tasks/$taskId"
                        params={{ taskId: recoveryTaskId }}
                        className={styles.recovery}
                      >
                        <LifeBuoy size={13} aria-hidden /> <FormattedMessage id="feedback.recovery" />
                      </Link>
                    </>
                  )}
                </>
              }
              end={
                <span className={styles.pair} data-low={approach <= 2 || timing <= 2 || undefined}>
                  <FormattedMessage id="feedback.pair" values={{ approach, timing }} />
                </span>
              }
            />
          );
        })}
      </Rows>
      {trend.answers.length > shown.length && (
        <div className={styles.more}>
          <Button size="compact-md" variant="subtle" color="gray" onClick={() => setAll(true)}>
            <FormattedMessage id="feedback.all" values={{ count: trend.answers.length }} />
          </Button>
        </div>
      )}
    </>
  );
}
