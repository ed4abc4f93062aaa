import { SegmentedControl } from '@mantine/core';
import { CalendarDays, Columns3, List, Repeat2, Users, type LucideIcon } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { views, type TaskView } from './search';
import styles from './tasks.module.css';

const icons: Record<TaskView, LucideIcon> = {
  board: Columns3,
  list: List,
  client: Users,
  due: CalendarDays,
  turn: Repeat2,
};

/** The same tasks, ordered by what one wants to know. */
export function ViewSwitch({ view, onView }: { view: TaskView; onView: (view: TaskView) => void }) {
  const { formatMessage } = useIntl();
  return (
    <div className={styles.views}>
      <SegmentedControl
        aria-label={formatMessage({ id: 'tasks.view' })}
        value={view}
        onChange={(chosen) => onView(views.find((known) => known === chosen) ?? view)}
        data={views.map((value) => {
          const Icon = icons[value];
          return {
            value,
            label: (
              <span className={styles.view}>
                <Icon size={16} aria-hidden />
                <span className={styles.viewName}>
                  <FormattedMessage id={`tasks.view.${value}`} />
                </span>
              </span>
            ),
          };
        })}
      />
    </div>
  );
}
