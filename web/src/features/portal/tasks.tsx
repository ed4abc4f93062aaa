import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Task, Turn } from '../../api/types';
import { useSession } from '../../api/use-session';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { ClosedTasks } from './closed-tasks';
import { DelegateButton } from './delegate';
import { TaskRows } from './task-rows';

const order = ['client', 'assistant', 'third_party'] as const satisfies Turn[];

/** Every open task by whose turn it is, the reader's own first. */
export function PortalTasksPage() {
  const { formatMessage } = useIntl();
  const query = useQuery(tasks.list({ open: true }));
  return (
    <Page title={formatMessage({ id: 'nav.tasks' })} actions={<DelegateButton />}>
      <Loaded
        query={query}
        skeleton={
          <Card flush>
            <SkeletonRows count={4} height={64} />
          </Card>
        }
      >
        {({ items }) =>
          items.length === 0 ? (
            <Card>
              <Empty icon={<ListChecks size={18} />}>
                <FormattedMessage id="portal.tasks.none" />
              </Empty>
            </Card>
          ) : (
            order.map((turn) => (
              <Group key={turn} turn={turn} items={items.filter((task) => task.turn === turn)} />
            ))
          )
        }
      </Loaded>
      <ClosedTasks />
    </Page>
  );
}

function Group({ turn, items }: { turn: (typeof order)[number]; items: Task[] }) {
  const { formatMessage } = useIntl();
  const { seat } = useSession();
  if (items.length === 0) return null;
  return (
    <Card
      flush
      title={formatMessage({ id: `portal.tasks.${turn}` }, { workspace: seat.workspace.name })}
      aside={<FormattedMessage id="today.tasks" values={{ count: items.length }} />}
    >
      <TaskRows tasks={items} />
    </Card>
  );
}
