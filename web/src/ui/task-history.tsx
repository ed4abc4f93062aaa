import { useQuery } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { tasks } from '../api/tasks';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { Loaded } from './loaded';
import { SkeletonRows } from './page';
import styles from './task-history.module.css';

/** Each step of a task with who, when and what was said: the same for both sides, the latest first. */
export function TaskHistory({ taskId }: { taskId: string }) {
  const { person } = useSession();
  const dates = useDates();
  const query = useQuery(tasks.history(taskId));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={3} height={44} />}>
      {({ items }) => (
        <ol className={styles.steps} reversed>
          {items
            .toSorted((one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id))
            .map((step) => (
              <li key={step.id} className={styles.step}>
                <span className={styles.what}>
                  <FormattedMessage id={`task.status.${step.to}`} />
                </span>
                <div className="dim small">
                  {step.actorName} · <time dateTime={step.at}>{dates.moment(step.at, person.timeZone)}</time>
                </div>
                {step.note && <p className={styles.note}>{step.note}</p>}
              </li>
            ))}
        </ol>
      )}
    </Loaded>
  );
}
