import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FilterX, Search } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { services } from '../../../api/engagements';
import { tasks } from '../../../api/tasks';
import { engagementNames } from '../../../ui/engagement-names';
import { useTypedWords } from '../../../ui/typed-words';
import type { TimeSearch } from '../search';
import { useWork } from '../work';
import { isFiltered, unfiltered } from './list-filter';
import styles from './list.module.css';

interface FiltersProps {
  search: TimeSearch;
  onChange: (search: TimeSearch) => void;
}

/** What the list shows, kept in the address. */
export function Filters({ search, onChange }: FiltersProps) {
  const { formatMessage } = useIntl();
  const { engagements } = useWork();
  const set = (changed: TimeSearch) => onChange(cleaned({ ...search, ...changed }));
  return (
    <search className={styles.filters} aria-label={formatMessage({ id: 'list.filters' })}>
      <Words value={search.q} onChange={(q) => set({ q })} />
      <Select
        label={formatMessage({ id: 'list.client' })}
        placeholder={formatMessage({ id: 'common.all' })}
        clearable
        searchable
        value={search.engagementId ?? null}
        data={engagementNames(engagements)}
        clearButtonProps={{ 'aria-label': formatMessage({ id: 'common.clear' }) }}
        onChange={(engagementId) =>
          set({ engagementId: engagementId ?? undefined, taskId: undefined, serviceId: undefined })
        }
      />
      {search.engagementId && <OfEngagement engagementId={search.engagementId} search={search} onSet={set} />}
      <Choice
        label="list.billable"
        value={search.billable}
        yes="entry.billable"
        no="entry.not-billable"
        onChange={(billable) => set({ billable })}
      />
      <Choice
        label="list.state"
        value={search.locked}
        yes="list.locked"
        no="list.open"
        onChange={(locked) => set({ locked })}
      />
      <Select
        label={formatMessage({ id: 'list.period' })}
        allowDeselect={false}
        value={search.period ?? 'week'}
        data={[
          { value: 'week', label: formatMessage({ id: 'list.period-week' }) },
          { value: 'days', label: formatMessage({ id: 'list.period-days' }) },
          { value: 'all', label: formatMessage({ id: 'list.period-all' }) },
        ]}
        onChange={(period) =>
          set({
            period: period === 'all' || period === 'days' ? period : undefined,
            from: undefined,
            to: undefined,
          })
        }
      />
      {search.period === 'days' &&
        (['from', 'to'] as const).map((edge) => (
          <TextInput
            key={edge}
            type="date"
            label={formatMessage({ id: `list.${edge}` })}
            value={search[edge] ?? ''}
            onChange={(event) => set({ [edge]: event.currentTarget.value || undefined })}
          />
        ))}
      {isFiltered(search) && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<FilterX size={15} aria-hidden />}
          onClick={() => onChange(unfiltered(search))}
        >
          <FormattedMessage id="list.clear" />
        </Button>
      )}
    </search>
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
      label={formatMessage({ id: 'list.words' })}
      leftSection={<Search size={15} aria-hidden />}
      value={typed}
      maxLength={200}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

interface ChoiceProps {
  label: 'list.billable' | 'list.state';
  value: boolean | undefined;
  yes: 'entry.billable' | 'list.locked';
  no: 'entry.not-billable' | 'list.open';
  onChange: (value: boolean | undefined) => void;
}

/** Yes, no, or both. */
function Choice({ label, value, yes, no, onChange }: ChoiceProps) {
  const { formatMessage } = useIntl();
  return (
    <Select
      label={formatMessage({ id: label })}
      placeholder={formatMessage({ id: 'common.all' })}
      clearable
      value={value === undefined ? null : String(value)}
      data={[
        { value: 'true', label: formatMessage({ id: yes }) },
        { value: 'false', label: formatMessage({ id: no }) },
      ]}
      clearButtonProps={{ 'aria-label': formatMessage({ id: 'common.clear' }) }}
      onChange={(chosen) => onChange(chosen === null ? undefined : chosen === 'true')}
    />
  );
}

interface OfEngagementProps {
  engagementId: string;
  search: TimeSearch;
  onSet: (changed: TimeSearch) => void;
}

/** Tasks and services belong to one engagement. */
function OfEngagement({ engagementId, search, onSet }: OfEngagementProps) {
  const { formatMessage } = useIntl();
  const { data: kinds } = useQuery(services.list(engagementId));
  const { data: known } = useQuery(tasks.list({ engagementId }));
  const clear = { 'aria-label': formatMessage({ id: 'common.clear' }) };
  return (
    <>
      <Select
        label={formatMessage({ id: 'list.task' })}
        placeholder={formatMessage({ id: 'common.all' })}
        clearable
        searchable
        value={search.taskId ?? null}
        data={(known?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        clearButtonProps={clear}
        onChange={(taskId) => onSet({ taskId: taskId ?? undefined })}
      />
      <Select
        label={formatMessage({ id: 'entry.service' })}
        placeholder={formatMessage({ id: 'common.all' })}
        clearable
        value={search.serviceId ?? null}
        data={(kinds?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        clearButtonProps={clear}
        onChange={(serviceId) => onSet({ serviceId: serviceId ?? undefined })}
      />
    </>
  );
}

/** Without what is undefined, so that the address stays short. */
function cleaned(search: TimeSearch): TimeSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
