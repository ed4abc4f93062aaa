import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { taskLinks } from '../api/task-links';
import type { Task } from '../api/types';
import { useSession } from '../api/use-session';
import { ContactLinks } from './contact-links';
import { useDates } from './dates';
import { standOf } from './task-link-stand';

/** Which contact has a page of the task that needs no sign-in. */
export function TaskLinks({ task }: { task: Pick<Task, 'id' | 'clientId'> }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  return (
    <ContactLinks
      title={formatMessage({ id: 'task-links.title' })}
      lead={<FormattedMessage id="task-links.lead" />}
      clientId={task.clientId}
      links={useQuery(taskLinks.list(task.id))}
      stand={(links) => {
        const { is, at, link } = standOf(links);
        const moment = at === null ? '' : dates.moment(at, person.timeZone);
        return { words: <FormattedMessage id={`task-links.${is}`} values={{ at: moment }} />, link };
      }}
      calls={{
        noun: 'task-links',
        make: (id, contactId) => taskLinks.handOver({ id, taskId: task.id, contactId }),
        takeBack: taskLinks.takeBack,
      }}
    />
  );
}
