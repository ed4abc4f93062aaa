import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { tasks } from '../../api/tasks';
import { useSession } from '../../api/use-session';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { ClosedTasks } from './closed-tasks';
import { byHolder } from './grouping';
import { QuickAdd } from './quick-add';
import type { TaskSearch } from './search';
import { TaskFilters } from './task-filters';
import { TaskGroup } from './task-group';

/** Every task one may see, by whose turn it is. */
export function TasksPage() {
  const { formatMessage } = useIntl();
  const search = useSearch({ from: '/app/tasks' });
  const places = useQuery(engagements.list());
  const delegable = (places.data?.items ?? []).filter(({ can, endedOn }) => can.delegate && !endedOn);
  return (
    <Page title={formatMessage({ id: 'nav.tasks' })}>
      {delegable.length > 0 && <QuickAdd engagements={delegable} preferred={search.engagementId} />}
      <TaskFilters engagements={places.data?.items ?? []} search={search} />
      <OpenTasks search={search} />
    </Page>
  );
}

function OpenTasks({ search }: { search: TaskSearch }) {
  const { seat } = useSession();
  const onlyClosed = search.turn === 'none' || isClosed(search.status);
  const query = useQuery({ ...tasks.list({ ...search, open: true }), enabled: !onlyClosed });
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      {!onlyClosed && (
        <Loaded
          query={query}
          skeleton={
            <Card flush>
              <SkeletonRows count={6} height={56} />
            </Card>
          }
        >
          {({ items }) =>
            items.length === 0 ? (
              <NoTasks filtered={filtered} />
            ) : (
              byHolder(items, seat.id).map((group) => (
                <TaskGroup key={group.holder} holder={group.holder} tasks={group.tasks} />
              ))
            )
          }
        </Loaded>
      )}
      {(onlyClosed || !(search.status || search.turn)) && (
        <ClosedTasks search={search} startOpen={onlyClosed} />
      )}
    </>
  );
}

function isClosed(status: TaskSearch['status']): boolean {
  return status === 'done' || status === 'declined' || status === 'cancelled';
}

function NoTasks({ filtered }: { filtered: boolean }) {
  return (
    <Card>
      <Empty
        icon={<ListChecks size={18} />}
        action={
          filtered && (
            <LinkButton to="/tasks" search={{}} variant="light">
              <FormattedMessage id="tasks.show-all" />
            </LinkButton>
          )
        }
      >
        <FormattedMessage id={filtered ? 'tasks.none-filtered' : 'tasks.none'} />
      </Empty>
    </Card>
  );
}
