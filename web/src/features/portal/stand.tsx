import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import { questions } from '../../api/questions';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { DocumentDecision } from '../../ui/document-decision';
import { DocumentLink } from '../../ui/document-link';
import { Loaded } from '../../ui/loaded';
import { Card, SkeletonRows } from '../../ui/page';
import { StatusBadge } from '../../ui/task-badges';
import { RushMark } from '../../ui/task-marks';
import { TaskMoves } from '../../ui/task-moves';
import { QuestionAnswer } from './question-answer';
import { promiseOf } from './stand-words';
import { latestStep } from './waiting';
import { useWhen } from './when';
import styles from './portal.module.css';

/** Where a task stands in plain words, what was said last, and what the reader can do about it. */
export function Stand({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { seat } = useSession();
  const at = useWhen();
  const { data: asked, error } = useQuery({
    ...questions.list({ taskId: task.id }),
    enabled: task.openQuestion !== null,
  });
  const open = asked?.items.find(({ state, can }) => state === 'open' && can.answer);
  const question = task.status === 'waiting_for_client' ? open : undefined;
  const { promisedAt } = task.turnaround;
  return (
    <Card
      title={formatMessage({
        id:
          task.turn !== 'client'
            ? 'task.stand'
            : task.status === 'waiting_for_client'
              ? 'portal.kind.question'
              : 'portal.kind.delivery',
      })}
      aside={<StatusBadge status={task.status} toClient />}
    >
      <p className={styles.standSentence}>
        <FormattedMessage
          id={`portal.stand.${task.status}`}
          values={{
            name: task.assigneeName ?? seat.workspace.name,
            workspace: seat.workspace.name,
            promise: promiseOf(task),
            at: promisedAt ? at(promisedAt) : '',
            since: at(task.turnSince),
          }}
        />
      </p>
      {task.rush && task.turn !== 'none' && (
        <p className={styles.sentence}>
          <RushMark task={task} />
        </p>
      )}
      {question ? (
        <>
          <figure className={styles.said}>
            <blockquote>{question.text}</blockquote>
            <figcaption className="dim small">
              {question.askedByName}
              {question.dueAt && (
                <>
                  {' · '}
                  <FormattedMessage id="question.needed-by" values={{ at: at(question.dueAt) }} />
                </>
              )}
            </figcaption>
          </figure>
          <QuestionAnswer key={question.id} question={question} open />
          <OtherMoves task={task} />
        </>
      ) : task.openQuestion && !asked && !error ? (
        <SkeletonRows count={2} height={44} />
      ) : (
        <>
          {(task.turn === 'client' || task.status === 'declined') && <Said task={task} />}
          {task.status === 'delivered' ? <Verdict task={task} /> : <TaskMoves task={task} side="client" />}
        </>
      )}
    </Card>
  );
}

/**
 * Whether what was delivered is as wished: said of its documents, where there are any to decide about, since the task
 * follows them; else of the task itself.
 */
function Verdict({ task }: { task: Task }) {
  const query = useQuery(deliverables.list({ taskId: task.id }));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={1} height={44} />}>
      {({ items }) =>
        items.some(({ can }) => can.accept) ? (
          <ul className={styles.verdicts}>
            {items.map((deliverable) => (
              <li key={deliverable.id}>
                <p className={styles.verdictTitle}>
                  <DocumentLink id={deliverable.id}>{deliverable.title}</DocumentLink>
                </p>
                <DocumentDecision deliverable={deliverable} compact />
              </li>
            ))}
          </ul>
        ) : (
          <TaskMoves task={task} side="client" />
        )
      }
    </Loaded>
  );
}

/** What is possible beside an answer; the answer itself has its own field. */
function OtherMoves({ task }: { task: Task }) {
  const moves = task.can.moves.filter((to) => to !== 'in_progress');
  if (moves.length === 0) return null;
  return (
    <div className={styles.further}>
      <TaskMoves task={{ ...task, can: { ...task.can, moves } }} side="client" />
    </div>
  );
}

/** The words with which the task came here: the question, the hand-over, the reason. */
function Said({ task }: { task: Task }) {
  const at = useWhen();
  const { data } = useQuery(tasks.history(task.id));
  const step = data && latestStep(data.items, task.status);
  if (!step?.note) return null;
  return (
    <figure className={styles.said}>
      <blockquote>{step.note}</blockquote>
      <figcaption className="dim small">
        {step.actorName} · <time dateTime={step.at}>{at(step.at)}</time>
      </figcaption>
    </figure>
  );
}
