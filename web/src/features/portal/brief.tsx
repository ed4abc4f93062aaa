import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { draftOf, further, requestOf } from './request';
import { RequestFields } from './request-fields';
import { useRequest } from './use-request';
import styles from './portal.module.css';

/** What was asked for. It can be written anew until somebody has taken the task on. */
export function Brief({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const [editing, setEditing] = useState(false);
  const more = further.filter((part) => task[part]);
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
      ) : (
        <>
          {task.brief || more.length === 0 ? (
            <p className={`${styles.brief} ${task.brief ? '' : 'dim'}`}>
              {task.brief || <FormattedMessage id="task.no-brief" />}
            </p>
          ) : null}
          {more.map((part) => (
            <section key={part} className={styles.part}>
              <h3>
                <FormattedMessage id={`brief.${part}`} />
              </h3>
              <p className={styles.brief}>{task[part]}</p>
            </section>
          ))}
        </>
      )}
    </Card>
  );
}

function Edit({ task, onClose }: { task: Task; onClose: () => void }) {
  const queries = useQueryClient();
  const { data: engagement } = useQuery(engagements.one(task.engagementId));
  // As it stood when the form was opened: what somebody else changes meanwhile is not overwritten unseen.
  const [version] = useState(task.version);
  const form = useRequest(requestOf(task));
  const { send, pending, error } = useSubmit(form, async (values) => {
    const { engagementId: _stays, ...changes } = draftOf(values);
    const saved = await tasks.edit(task.id, changes, version);
    queries.setQueryData(tasks.one(task.id).queryKey, saved);
    onClose();
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  });
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      <ProblemNote error={error} />
      <RequestFields form={form} engagement={engagement} autoFocus />
      <div className={styles.buttons}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}
