import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LayoutTemplate } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { Page } from '../../ui/page';
import { MovingProvider } from './moving/moving-provider';
import { QuickAdd } from './quick-add';
import type { TaskSearch } from './search';
import { TaskDesk } from './task-desk';
import { TaskFilters } from './task-filters';
import { useViewChoice } from './view-choice';
import { ViewSwitch } from './view-switch';
import styles from './tasks.module.css';

const TemplatePicker = lazy(() => import('./template-picker'));

/** Every task one may see: on a board, in lists by client, by day or by whose turn it is. */
export function TasksPage() {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const search = useSearch({ from: '/app/tasks' });
  const [kept, keep] = useViewChoice();
  const [picking, setPicking] = useState(false);
  const view = search.view ?? kept;
  const places = useQuery(engagements.list());
  const all = places.data?.items ?? [];
  const delegable = all.filter(({ can, endedOn }) => can.delegate && !endedOn);
  const preferred =
    search.engagementId ?? onlyOne(delegable.filter(({ clientId }) => clientId === search.clientId))?.id;
  const go = (next: TaskSearch) => void navigate({ to: '/tasks', search: next, replace: true });
  return (
    <MovingProvider>
      <Page
        wide={view === 'board'}
        title={formatMessage({ id: 'nav.tasks' })}
        actions={
          delegable.length > 0 && (
            <Button
              variant="default"
              leftSection={<LayoutTemplate size={16} aria-hidden />}
              onClick={() => setPicking(true)}
            >
              <FormattedMessage id="template.pick" />
            </Button>
          )
        }
      >
        {delegable.length > 0 && <QuickAdd engagements={delegable} preferred={preferred} />}
        <div className={styles.tools}>
          <ViewSwitch
            view={view}
            onView={(chosen) => {
              keep(chosen);
              go({ ...search, view: chosen });
            }}
          />
          <TaskFilters engagements={all} search={search} onChange={go} />
        </div>
        <TaskDesk search={search} view={view} engagements={delegable} preferred={preferred} />
        {picking && (
          <Suspense fallback={null}>
            <TemplatePicker engagements={delegable} preferred={preferred} onClose={() => setPicking(false)} />
          </Suspense>
        )}
      </Page>
    </MovingProvider>
  );
}

function onlyOne<T>(list: T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
