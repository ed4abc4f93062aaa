import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import type { Task, TimeBlock } from '../../api/types';
import { useSession } from '../../api/use-session';
import { Dialog } from '../../ui/dialog';
import { DurationField } from '../../ui/duration-field';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSending } from '../../ui/sending';
import { typedFrom, typedOver, typedTimes, type Times } from './pieces';
import { usePlan } from './use-plan';

/** A task that is given its time, or a block that stands already and may be changed. */
export type Asked =
  | { kind: 'place'; task: Pick<Task, 'id' | 'title' | 'clientName'>; times: Times }
  | { kind: 'change'; block: TimeBlock };

/** Everything that dragging does, by fields: day, time, length, note; and taking it away. */
export function BlockDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Dialog
      onClose={onClose}
      title={formatMessage({ id: asked.kind === 'place' ? 'planner.place-title' : 'planner.change-title' })}
    >
      <BlockForm asked={asked} onClose={onClose} />
    </Dialog>
  );
}

function BlockForm({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const plan = usePlan();
  const { send, pending, error } = useSending();
  const block = asked.kind === 'change' ? asked.block : null;
  const work =
    asked.kind === 'place'
      ? { id: asked.task.id, title: asked.task.title, client: asked.task.clientName }
      : { id: asked.block.taskId, title: asked.block.taskTitle, client: asked.block.clientName };
  const initial = typedFrom(asked.kind === 'place' ? asked.times : asked.block, person.timeZone);
  const [id] = useState(newId);
  const [day, setDay] = useState(initial.day);
  const [clock, setClock] = useState(initial.clock);
  const [seconds, setSeconds] = useState<number | null>(initial.minutes * 60);
  const [note, setNote] = useState(block?.note ?? '');
  const [tried, setTried] = useState(false);
  const minutes = Math.round((seconds ?? 0) / 60);
  const times = block
    ? typedOver(block, { day, clock, minutes }, person.timeZone)
    : typedTimes(day, clock, minutes, person.timeZone);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!times) return;
    void send(async () => {
      if (asked.kind === 'place') await plan.place(asked.task, times, note.trim(), id);
      else await plan.change(asked.block, { ...times, note: note.trim() });
    }, onClose);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>
          <Link to="/tasks/$taskId" params={{ taskId: work.id }}>
            {work.title}
          </Link>
          <br />
          <span className="dim small">{work.client}</span>
        </p>
        {error !== null && <ProblemNote error={error} />}
        {block && block.overlaps.length > 0 && (
          <p className="small" style={{ margin: 0 }}>
            <FormattedMessage
              id="planner.overlaps-with"
              values={{
                what: block.overlaps.map((kind) => formatMessage({ id: `planner.over-${kind}` })).join(', '),
              }}
            />
          </p>
        )}
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label={formatMessage({ id: 'planner.day' })}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={formatMessage({ id: 'planner.start' })}
            value={clock}
            onChange={(event) => setClock(event.currentTarget.value)}
          />
        </Group>
        <DurationField
          label={formatMessage({ id: 'planner.length' })}
          value={seconds}
          error={tried && !times ? formatMessage({ id: 'planner.length-fault' }) : undefined}
          onChange={setSeconds}
        />
        <Textarea
          label={formatMessage({ id: 'planner.note' })}
          description={formatMessage({ id: 'planner.note-hint' })}
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          {block?.can.remove && (
            <Button
              variant="subtle"
              color="red"
              mr="auto"
              leftSection={<Trash2 size={16} aria-hidden />}
              onClick={() => void send(() => plan.remove(block), onClose)}
            >
              <FormattedMessage id="planner.remove" />
            </Button>
          )}
          <SaveOrCancel pending={pending} onCancel={onClose} />
        </Group>
      </Stack>
    </form>
  );
}
