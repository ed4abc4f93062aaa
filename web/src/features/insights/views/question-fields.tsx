import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import { viewRanges, workGroups, type WorkGroup } from '../../../api/views';
import { addDays } from '../../../ui/dates';
import type { ViewDraft } from './view-draft';

/** By what the hours are told apart, and which days. */
export function QuestionFields({ form }: { form: UseFormReturnType<ViewDraft> }) {
  const { formatMessage } = useIntl();
  const { by, range, from, to } = form.values;
  const nameOf = (group: WorkGroup) => formatMessage({ id: `views.group.${group}` });
  /** What is not taken by the groups before. */
  const offered = (place: number) => workGroups.filter((group) => !by.slice(0, place).includes(group));
  const choose = (place: 0 | 1 | 2, value: string) => {
    const chosen = workGroups.find((group) => group === value) ?? '';
    const next = by.map((group, index) =>
      index === place ? chosen : index > place && group === chosen ? '' : group,
    );
    const [first, second = '', third = ''] = next.filter((group) => group !== '');
    form.setFieldValue('by', [first || 'client', second, third]);
  };
  return (
    <>
      <NativeSelect
        label={formatMessage({ id: 'views.by-1' })}
        value={by[0]}
        onChange={({ currentTarget: { value } }) => choose(0, value)}
        data={workGroups.map((value) => ({ value, label: nameOf(value) }))}
      />
      {([1, 2] as const)
        .filter((place) => by[place - 1] !== '')
        .map((place) => (
          <NativeSelect
            key={place}
            label={formatMessage({ id: place === 1 ? 'views.by-2' : 'views.by-3' })}
            value={by[place]}
            onChange={({ currentTarget: { value } }) => choose(place, value)}
            data={[
              { value: '', label: formatMessage({ id: 'views.by-nothing' }) },
              ...offered(place).map((value) => ({ value, label: nameOf(value) })),
            ]}
          />
        ))}
      <NativeSelect
        label={formatMessage({ id: 'views.range' })}
        value={range}
        onChange={({ currentTarget: { value } }) =>
          form.setFieldValue('range', viewRanges.find((each) => each === value) ?? 'last_week')
        }
        data={viewRanges.map((value) => ({ value, label: formatMessage({ id: `views.range.${value}` }) }))}
      />
      {range === 'days' && (
        <>
          <TextInput
            type="date"
            label={formatMessage({ id: 'insights.from' })}
            {...form.getInputProps('from')}
          />
          <TextInput
            type="date"
            label={formatMessage({ id: 'insights.to' })}
            value={to && addDays(to, -1)}
            min={from}
            error={form.errors['to']}
            onChange={({ currentTarget: { value } }) => form.setFieldValue('to', value && addDays(value, 1))}
          />
        </>
      )}
    </>
  );
}
