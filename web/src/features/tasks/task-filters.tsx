import { Button, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FilterX, Search, SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useTypedWords } from '../../ui/typed-words';
import { isFiltered } from './filter';
import { priorities, statuses, turns, type TaskSearch } from './search';
import styles from './tasks.module.css';

interface TaskFiltersProps {
  engagements: Engagement[];
  search: TaskSearch;
  onChange: (search: TaskSearch) => void;
}

type Changed = { [Key in keyof TaskSearch]: TaskSearch[Key] | undefined };

/** The filters live in the address, so that a list can be kept and come back to. */
export function TaskFilters({ engagements, search, onChange }: TaskFiltersProps) {
  const { formatMessage } = useIntl();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const set = (changed: Changed) => {
    const all = Object.entries({ ...search, ...changed }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(all));
  };
  const { view, q: _q, ...narrowed } = search;
  const count = Object.keys(narrowed).length;
  return (
    <search aria-label={formatMessage({ id: 'tasks.filters' })} className={styles.search}>
      <div className={styles.searchLine}>
        <Words value={search.q} onChange={(q) => set({ q })} />
        <Button
          variant="default"
          leftSection={<SlidersHorizontal size={15} aria-hidden />}
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          onClick={() => setOpen(!open)}
        >
          <FormattedMessage id="tasks.filter-button" values={{ count }} />
        </Button>
        {isFiltered(search) && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<FilterX size={15} aria-hidden />}
            onClick={() => onChange(view ? { view } : {})}
          >
            <FormattedMessage id="tasks.show-all" />
          </Button>
        )}
      </div>
      {open && (
        <div id={panel} className={styles.filters}>
          <OfClient engagements={engagements} search={search} onSet={set} />
          <Assignee engagements={engagements} search={search} onSet={set} />
          <Choice
            label="tasks.priority"
            value={search.priority}
            data={priorities.map((value) => ({
              value,
              label: formatMessage({ id: `tasks.priority.${value}` }),
            }))}
            onChange={(priority) => set({ priority })}
          />
          <Choice
            label="tasks.turn"
            value={search.turn}
            data={turns.map((value) => ({ value, label: formatMessage({ id: `task.turn.${value}` }) }))}
            onChange={(turn) => set({ turn, status: undefined })}
          />
          <Choice
            label="tasks.status"
            value={search.status}
            data={statuses.map((value) => ({ value, label: formatMessage({ id: `task.status.${value}` }) }))}
            onChange={(status) => set({ status, turn: undefined })}
          />
          <Switch
            className={styles.late}
            label={formatMessage({ id: 'tasks.only-late' })}
            checked={search.late === true}
            onChange={(event) => set({ late: event.currentTarget.checked || undefined })}
          />
        </div>
      )}
    </search>
  );
}

interface ChoiceProps<T extends string> {
  label:
    'tasks.client' | 'tasks.assignee' | 'tasks.service' | 'tasks.priority' | 'tasks.turn' | 'tasks.status';
  value: T | undefined;
  data: { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
}

function Choice<T extends string>({ label, value, data, onChange }: ChoiceProps<T>) {
  const { formatMessage } = useIntl();
  return (
    <Select
      label={formatMessage({ id: label })}
      placeholder={formatMessage({ id: 'common.all' })}
      clearable
      searchable={data.length > 8}
      value={value ?? null}
      data={data}
      clearButtonProps={{ 'aria-label': formatMessage({ id: 'common.clear' }) }}
      onChange={(chosen) => onChange(data.find((each) => each.value === chosen)?.value)}
    />
  );
}

interface PartProps {
  engagements: Engagement[];
  search: TaskSearch;
  onSet: (changed: Changed) => void;
}

/** A client, and of that client a service: services belong to an engagement. */
function OfClient({ engagements, search, onSet }: PartProps) {
  const { data: kinds } = useQuery(services.all);
  const names = new Map(engagements.map(({ clientId, clientName }) => [clientId, clientName]));
  const clientId = search.clientId ?? engagements.find(({ id }) => id === search.engagementId)?.clientId;
  const own = new Map(
    engagements.filter((each) => each.clientId === clientId).map(({ id, name }) => [id, name]),
  );
  return (
    <>
      {names.size > 1 && (
        <Choice
          label="tasks.client"
          value={clientId}
          data={[...names]
            .map(([value, label]) => ({ value, label }))
            .toSorted((one, other) => one.label.localeCompare(other.label))}
          onChange={(chosen) => onSet({ clientId: chosen, engagementId: undefined, serviceId: undefined })}
        />
      )}
      {(clientId ?? (names.size === 1 || undefined)) && (
        <Choice
          label="tasks.service"
          value={search.serviceId}
          data={(kinds ?? [])
            .filter(({ engagementId }) => names.size === 1 || own.has(engagementId))
            .map(({ id, name, engagementId }) => ({
              value: id,
              label: own.size > 1 ? `${name} · ${own.get(engagementId) ?? ''}` : name,
            }))}
          onChange={(serviceId) => onSet({ serviceId })}
        />
      )}
    </>
  );
}

/** Everybody who works on one of the engagements, the reader first. */
function Assignee({ engagements, search, onSet }: PartProps) {
  const { formatMessage } = useIntl();
  const { seat } = useSession();
  const people = new Map(
    engagements.flatMap(({ assistants }) => assistants).map(({ memberId, name }) => [memberId, name]),
  );
  people.delete(seat.id);
  return (
    <Choice
      label="tasks.assignee"
      value={search.assigneeId}
      data={[
        { value: seat.id, label: formatMessage({ id: 'tasks.me' }) },
        ...[...people].map(([value, label]) => ({ value, label })),
      ]}
      onChange={(assigneeId) => onSet({ assigneeId })}
    />
  );
}

interface WordsProps {
  value: string | undefined;
  onChange: (q: string | undefined) => void;
}

function Words({ value, onChange }: WordsProps) {
  const { formatMessage } = useIntl();
  const [typed, type] = useTypedWords(value, onChange);
  return (
    <TextInput
      type="search"
      className={styles.words}
      aria-label={formatMessage({ id: 'tasks.words' })}
      placeholder={formatMessage({ id: 'tasks.words' })}
      leftSection={<Search size={15} aria-hidden />}
      value={typed}
      maxLength={100}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
