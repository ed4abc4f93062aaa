import { Button } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../../api/types';
import { Markdown } from '../../ui/markdown';
import { Card } from '../../ui/page';
import { TaskForm } from './task-form';
import styles from './tasks.module.css';

/** The parts of a brief, in the order in which one reads them. */
const parts = ['brief', 'purpose', 'inputs', 'acceptanceCriteria'] as const;

/** What is wanted, why, with what, and how both will see that it is done; changed in its place. */
export function TaskBrief({ task, zone }: { task: Task; zone: string }) {
  const { formatMessage } = useIntl();
  const [editing, setEditing] = useState(false);
  const written = parts.filter((part) => task[part].trim() !== '');
  if (editing) {
    return (
      <Card title={formatMessage({ id: 'task.edit' })}>
        <TaskForm task={task} zone={zone} onClose={() => setEditing(false)} />
      </Card>
    );
  }
  return (
    <Card
      title={formatMessage({ id: 'task.brief' })}
      aside={
        task.can.edit && (
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
      {written.length === 0 && (
        <p className={`${styles.brief} dim`}>
          <FormattedMessage id="brief.none" />
        </p>
      )}
      {written.map((part) => (
        <section key={part} className={styles.part} aria-labelledby={`brief-${part}`}>
          <h3 id={`brief-${part}`} className={styles.partName}>
            <FormattedMessage id={`brief.${part}`} />
          </h3>
          <Markdown text={task[part]} />
        </section>
      ))}
    </Card>
  );
}
