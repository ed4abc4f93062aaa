import { Button, CloseButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks as api, type BulkTaskChange } from '../../../api/tasks';
import type { Task } from '../../../api/types';
import { useToasts } from '../../../ui/toasts';
import { MoveMenu } from '../moving/move-menu';
import { putTasks } from '../task-cache';
import { BulkDialog } from './bulk-dialog';
import { reversals } from './bulk-undo';
import styles from '../../../ui/bulk.module.css';

/** As many as the API takes in one call. */
const most = 200;

/** What can be done with the chosen tasks at once; each of it all or none, and each can be taken back. */
export function BulkBar({ tasks, onDone }: { tasks: Task[]; onDone: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [asking, setAsking] = useState(false);
  const fixed = tasks.filter(({ can }) => !can.edit).length;
  const tooMany = tasks.length > most;
  const change = async (changes: BulkTaskChange): Promise<void> => {
    const refresh = () => queries.invalidateQueries({ queryKey: ['tasks'] });
    const back = reversals(tasks, changes);
    putTasks(
      queries,
      (
        await api.editMany(
          tasks.map(({ id }) => id),
          changes,
        )
      ).items,
    );
    setAsking(false);
    onDone();
    toasts.undo(formatMessage({ id: 'tasks.changed' }, { count: tasks.length }), async () => {
      for (const each of back) await api.editMany(each.ids, each.changes);
      await refresh();
    });
    await refresh();
  };
  return (
    <section className={styles.bar} aria-label={formatMessage({ id: 'tasks.chosen-actions' })}>
      <span className={styles.count} role="status">
        <FormattedMessage id="tasks.chosen" values={{ count: tasks.length }} />
      </span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<PencilLine size={15} aria-hidden />}
        disabled={fixed > 0 || tooMany}
        onClick={() => setAsking(true)}
      >
        <FormattedMessage id="tasks.change" />
      </Button>
      {!tooMany && <MoveMenu tasks={tasks} worded />}
      <CloseButton aria-label={formatMessage({ id: 'tasks.choose-none' })} onClick={onDone} />
      {(fixed > 0 || tooMany) && (
        <p className={styles.why}>
          {tooMany ? (
            <FormattedMessage id="tasks.too-many" values={{ most }} />
          ) : (
            <FormattedMessage id="tasks.some-closed" values={{ count: fixed }} />
          )}
        </p>
      )}
      {asking && <BulkDialog tasks={tasks} onChange={change} onClose={() => setAsking(false)} />}
    </section>
  );
}
