import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import type { Engagement } from '../../api/types';
import { engagementNames } from '../../ui/engagement-names';
import { statuses, turns, type TaskSearch } from './search';
import styles from './tasks.module.css';

interface TaskFiltersProps {
  engagements: Engagement[];
  search: TaskSearch;
}

/** The filters live in the address, so that a list can be kept and come back to. */
export function TaskFilters({ engagements, search }: TaskFiltersProps) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const set = (changed: { [Key in keyof TaskSearch]: TaskSearch[Key] | undefined }) => {
    const all = Object.entries({ ...search, ...changed }).filter(([, value]) => value);
    void navigate({ to: '/tasks', search: Object.fromEntries(all), replace: true });
  };
  return (
    <div role="search" aria-label={formatMessage({ id: 'tasks.filters' })} className={styles.filters}>
      {engagements.length > 1 && (
        <NativeSelect
          aria-label={formatMessage({ id: 'tasks.client' })}
          value={search.engagementId ?? ''}
          onChange={(event) => set({ engagementId: event.currentTarget.value })}
          data={[
            { value: '', label: formatMessage({ id: 'tasks.all-clients' }) },
            ...engagementNames(engagements),
          ]}
        />
      )}
      <NativeSelect
        aria-label={formatMessage({ id: 'tasks.turn' })}
        value={search.turn ?? ''}
        onChange={(event) =>
          set({ turn: turns.find((turn) => turn === event.currentTarget.value), status: undefined })
        }
        data={[
          { value: '', label: formatMessage({ id: 'tasks.all-turns' }) },
          ...turns.map((turn) => ({ value: turn, label: formatMessage({ id: `task.turn.${turn}` }) })),
        ]}
      />
      <NativeSelect
        aria-label={formatMessage({ id: 'tasks.status' })}
        value={search.status ?? ''}
        onChange={(event) =>
          set({ status: statuses.find((status) => status === event.currentTarget.value), turn: undefined })
        }
        data={[
          { value: '', label: formatMessage({ id: 'tasks.all-statuses' }) },
          ...statuses.map((status) => ({
            value: status,
            label: formatMessage({ id: `task.status.${status}` }),
          })),
        ]}
      />
    </div>
  );
}
