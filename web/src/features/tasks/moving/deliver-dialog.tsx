import { Button, Checkbox, Stack, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../../api/deliverables';
import { tasks } from '../../../api/tasks';
import type { Deliverable, Task } from '../../../api/types';
import { Dialog } from '../../../ui/dialog';
import { Loaded } from '../../../ui/loaded';
import { ProblemNote } from '../../../ui/problem-note';
import { putTasks } from '../task-cache';
import styles from './dialogs.module.css';
import { useSending } from '../../../ui/sending';

/** Hands a task over: which drafts the client gets to see with it, and a word. */
export default function DeliverDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const query = useQuery(deliverables.list({ taskId: task.id }));
  return (
    <Dialog onClose={onClose} title={formatMessage({ id: 'deliver.title' })}>
      <Loaded query={query}>
        {({ items }) => <DeliverForm task={task} documents={items} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

interface DeliverFormProps {
  task: Task;
  documents: Deliverable[];
  onClose: () => void;
}

function DeliverForm({ task, documents, onClose }: DeliverFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { send, pending, error } = useSending();
  // Also a newer version of what the client has seen is a draft until it is shown.
  const drafts = documents.filter(({ can }) => can.show);
  const [chosen, setChosen] = useState(() =>
    drafts.filter(({ latest, shownVersion }) => latest.number > (shownVersion ?? 0)).map(({ id }) => id),
  );
  const [note, setNote] = useState('');
  const open = task.checklist.total - task.checklist.done;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(async () => {
      for (const id of chosen) {
        if (drafts.some((draft) => draft.id === id)) await deliverables.show(id);
      }
      putTasks(queries, [await tasks.move(task.id, 'delivered', note.trim() || undefined)]);
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['tasks'] }),
        queries.invalidateQueries({ queryKey: ['deliverables'] }),
      ]);
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ProblemNote error={error} />
      <p className={styles.lead}>{task.title}</p>
      {open > 0 && (
        <p className={styles.hint}>
          <FormattedMessage id="deliver.open-steps" values={{ count: open }} />
        </p>
      )}
      {drafts.length > 0 ? (
        <Checkbox.Group
          label={formatMessage({ id: 'deliver.drafts' })}
          description={formatMessage({ id: 'deliver.drafts-hint' })}
          value={chosen}
          onChange={setChosen}
        >
          <Stack gap="xs" mt="xs">
            {drafts.map(({ id, title, shownVersion, latest }) => (
              <Checkbox
                key={id}
                value={id}
                label={title}
                description={
                  shownVersion !== null && (
                    <FormattedMessage id="document.version" values={{ number: latest.number }} />
                  )
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : (
        <p className={styles.hint}>
          <FormattedMessage id="deliver.shown" values={{ count: documents.length }} />
        </p>
      )}
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxRows={12}
        maxLength={5000}
        label={formatMessage({ id: 'move.note.handing-over' })}
        description={formatMessage({ id: 'moving.both-read-optional' })}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={pending}>
          <FormattedMessage id="deliver.do" values={{ count: chosen.length }} />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}
