import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { Card } from '../../ui/page';
import { RequestForm, useRequest } from './request-form';
import styles from './portal.module.css';

/** What was asked for. It can be written anew until somebody has taken the task on. */
export function Brief({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const [editing, setEditing] = useState(false);
  return (
    <Card
      title={formatMessage({ id: 'task.brief' })}
      aside={
        task.can.edit &&
        !editing && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Pencil size={14} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            <FormattedMessage id="common.edit" />
          </Button>
        )
      }
    >
      {editing && task.can.edit ? (
        <Edit task={task} onClose={() => setEditing(false)} />
      ) : task.brief ? (
        <p className={styles.brief}>{task.brief}</p>
      ) : (
        <p className={`${styles.brief} dim`}>
          <FormattedMessage id="task.no-brief" />
        </p>
      )}
    </Card>
  );
}

function Edit({ task, onClose }: { task: Task; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { id, title, brief, dueOn, engagementId, version } = task;
  const form = useRequest({ title, brief, dueOn: dueOn ?? '', engagementId });
  return (
    <RequestForm
      form={form}
      submit={formatMessage({ id: 'common.save' })}
      onCancel={onClose}
      onSend={async (request) => {
        const { title: newTitle, brief: newBrief, dueOn: newDueOn } = request;
        const saved = await tasks.edit(id, { title: newTitle, brief: newBrief, dueOn: newDueOn }, version);
        queries.setQueryData(tasks.one(id).queryKey, saved);
        onClose();
      }}
    />
  );
}
