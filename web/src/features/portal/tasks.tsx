import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ListChecks, Search } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Task, Turn } from '../../api/types';
import { useSession } from '../../api/use-session';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { ClosedTasks } from './closed-tasks';
import { DelegateButton } from './delegate';
import { RecurringTasks } from './recurring-tasks';
import { SharedPlaybooks } from './shared-playbooks';
import { TaskRows } from './task-rows';
import styles from './portal.module.css';

const order = ['client', 'assistant', 'third_party', 'none'] as const satisfies Turn[];

/** Every open task by whose turn it is, the reader's own first; words find the closed ones too. */
export function PortalTasksPage() {
  const { formatMessage } = useIntl();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 300);
  const found = useQuery({
    ...tasks.list(words ? { q: words } : { open: true }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={formatMessage({ id: 'nav.tasks' })} actions={<DelegateButton />}>
      <TextInput
        type="search"
        className={styles.search}
        aria-label={formatMessage({ id: 'portal.tasks.search' })}
        placeholder={formatMessage({ id: 'portal.tasks.search' })}
        leftSection={<Search size={16} aria-hidden />}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Loaded
        query={found}
        skeleton={
          <Card flush>
            <SkeletonRows count={4} height={64} />
          </Card>
        }
      >
        {({ items }) => (
          <>
            <p role="status" className="only-heard">
              {words && <FormattedMessage id="today.tasks" values={{ count: items.length }} />}
            </p>
            {items.length === 0 && (
              <Card>
                <Empty icon={<ListChecks size={18} />}>
                  <FormattedMessage id={words ? 'portal.tasks.not-found' : 'portal.tasks.none'} />
                </Empty>
              </Card>
            )}
            {order.map((turn) => (
              <Group key={turn} turn={turn} items={items.filter((task) => task.turn === turn)} />
            ))}
          </>
        )}
      </Loaded>
      {!words && (
        <>
          <ClosedTasks />
          <RecurringTasks />
          <SharedPlaybooks />
        </>
      )}
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
      title={formatMessage(
        { id: turn === 'none' ? 'portal.tasks.closed' : `portal.tasks.${turn}` },
        { workspace: seat.workspace.name },
      )}
      aside={<FormattedMessage id="today.tasks" values={{ count: items.length }} />}
    >
      <TaskRows tasks={items} />
    </Card>
  );
}
