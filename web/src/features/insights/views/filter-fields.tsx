import { MultiSelect, NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import { useFilterChoices } from './filter-choices';
import type { ViewDraft } from './view-draft';
import own from './views.module.css';

const fields = [
  { field: 'clientIds', label: 'views.clients' },
  { field: 'engagementIds', label: 'views.engagements' },
  { field: 'serviceIds', label: 'views.services' },
  { field: 'memberIds', label: 'views.members' },
] as const;

/** Which work is looked at; where nothing is chosen, all of it. */
export function FilterFields({ form }: { form: UseFormReturnType<ViewDraft> }) {
  const { formatMessage } = useIntl();
  const choices = useFilterChoices();
  return (
    <>
      {fields.map(({ field, label }) => (
        <MultiSelect
          key={field}
          label={formatMessage({ id: label })}
          placeholder={form.values[field].length === 0 ? formatMessage({ id: 'views.all' }) : ''}
          data={choices[field]}
          classNames={{ input: own.many ?? '', inputField: own.search ?? '' }}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': formatMessage({ id: 'common.clear' }) }}
          {...form.getInputProps(field)}
        />
      ))}
      <NativeSelect
        label={formatMessage({ id: 'views.work' })}
        data={(['all', 'yes', 'no'] as const).map((value) => ({
          value,
          label: formatMessage({ id: `views.work-${value}` }),
        }))}
        {...form.getInputProps('work')}
      />
    </>
  );
}
