import { ActionIcon, Button, Checkbox, Menu, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, EllipsisVertical, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { checklist, type Doer } from '../api/checklist';
import type { ChecklistItem, Task } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { Loaded } from './loaded';
import { SkeletonRows } from './page';
import { StepDoer } from './task-step-doer';
import styles from './task-checklist.module.css';
import { useStepChanges, type StepChanges } from './task-step-changes';

const doers: Doer[] = ['assistant', 'client', 'together'];

interface TaskChecklistProps {
  task: Pick<Task, 'id' | 'turn'>;
  /** Where the steps came from. */
  source?: ReactNode;
  /** The reader may add steps. */
  adds?: boolean;
}

/** The steps of a task: who does each, ticked off, put in order, added and taken away as far as the reader may. */
export function TaskChecklist({ task, source, adds = false }: TaskChecklistProps) {
  const query = useQuery(checklist.list(task.id));
  const changes = useStepChanges(task.id);
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={3} height={36} />}>
      {({ items }) => (
        <>
          {source}
          {items.length === 0 && (
            <p className={styles.nothing}>
              <FormattedMessage id={adds ? 'checklist.nothing-yet' : 'checklist.nothing'} />
            </p>
          )}
          <ol className={styles.steps}>
            {items
              .toSorted((one, other) => one.position - other.position)
              .map((item, index) => (
                <Step key={item.id} item={item} index={index} count={items.length} changes={changes} />
              ))}
          </ol>
          {adds && task.turn !== 'none' && <AddStep changes={changes} />}
        </>
      )}
    </Loaded>
  );
}

interface StepProps {
  item: ChecklistItem;
  index: number;
  count: number;
  changes: StepChanges;
}

function Step({ item, index, count, changes }: StepProps) {
  const { person } = useSession();
  const dates = useDates();
  const [editing, setEditing] = useState(false);
  const place = (to: number) => {
    if (item.can.edit && to >= 0 && to < count) changes.change(item, { position: to });
  };
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    place(index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  if (editing) {
    return (
      <li className={styles.step}>
        <StepForm
          initial={item}
          onSave={(text, by) => {
            changes.change(item, { text, by });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      </li>
    );
  }
  return (
    <li className={styles.step} onKeyDown={press}>
      <Checkbox
        className={styles.tick}
        checked={item.doneAt !== null}
        disabled={!item.can.tick}
        label={<span className={item.doneAt ? styles.done : undefined}>{item.text}</span>}
        description={
          <>
            <StepDoer by={item.by} />
            {item.doneAt && item.doneByName && (
              <>
                {' · '}
                <FormattedMessage
                  id="checklist.done-by"
                  values={{ name: item.doneByName, at: dates.moment(item.doneAt, person.timeZone) }}
                />
              </>
            )}
          </>
        }
        onChange={(event) => changes.change(item, { done: event.currentTarget.checked })}
      />
      {(item.can.edit || item.can.remove) && (
        <StepMenu
          item={item}
          first={index === 0}
          last={index === count - 1}
          onEdit={() => setEditing(true)}
          onPlace={(step) => place(index + step)}
          onRemove={() => changes.remove(item)}
        />
      )}
    </li>
  );
}

interface StepMenuProps {
  item: ChecklistItem;
  first: boolean;
  last: boolean;
  onEdit: () => void;
  onPlace: (step: 1 | -1) => void;
  onRemove: () => void;
}

function StepMenu({ item, first, last, onEdit, onPlace, onRemove }: StepMenuProps) {
  const { formatMessage } = useIntl();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={formatMessage({ id: 'checklist.menu' }, { text: item.text })}
        >
          <EllipsisVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item.can.edit && (
          <>
            <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={onEdit}>
              <FormattedMessage id="common.edit" />
            </Menu.Item>
            <Menu.Item
              leftSection={<ArrowUp size={15} aria-hidden />}
              disabled={first}
              onClick={() => onPlace(-1)}
            >
              <FormattedMessage id="checklist.up" />
            </Menu.Item>
            <Menu.Item
              leftSection={<ArrowDown size={15} aria-hidden />}
              disabled={last}
              onClick={() => onPlace(1)}
            >
              <FormattedMessage id="checklist.down" />
            </Menu.Item>
          </>
        )}
        {item.can.remove && (
          <Menu.Item leftSection={<Trash2 size={15} aria-hidden />} onClick={onRemove}>
            <FormattedMessage id="common.remove" />
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function AddStep({ changes }: { changes: StepChanges }) {
  const [open, setOpen] = useState(false);
  // A new form for each step: the field is empty again and has the keyboard.
  const [number, setNumber] = useState(0);
  if (!open) {
    return (
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          <FormattedMessage id="checklist.add" />
        </Button>
      </div>
    );
  }
  return (
    <StepForm
      key={number}
      onSave={(text, by) => {
        changes.add({ text, by });
        setNumber(number + 1);
      }}
      onCancel={() => setOpen(false)}
    />
  );
}

interface StepFormProps {
  initial?: Pick<ChecklistItem, 'text' | 'by'>;
  onSave: (text: string, by: Doer) => void;
  onCancel: () => void;
}

function StepForm({ initial, onSave, onCancel }: StepFormProps) {
  const { formatMessage } = useIntl();
  const [text, setText] = useState(initial?.text ?? '');
  const [by, setBy] = useState<Doer>(initial?.by ?? 'assistant');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) onSave(text.trim(), by);
  };
  return (
    <form
      className={styles.form}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextInput
        autoFocus
        aria-label={formatMessage({ id: 'checklist.step' })}
        placeholder={formatMessage({ id: 'checklist.step' })}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={formatMessage({ id: 'checklist.who' })}
        value={by}
        onChange={(event) => setBy(doers.find((each) => each === event.currentTarget.value) ?? by)}
        data={doers.map((value) => ({ value, label: formatMessage({ id: `checklist.by.${value}` }) }))}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="compact-sm" disabled={!text.trim()}>
          <FormattedMessage id={initial ? 'common.save' : 'checklist.add'} />
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          <FormattedMessage id={initial ? 'common.cancel' : 'common.close'} />
        </Button>
      </div>
    </form>
  );
}
