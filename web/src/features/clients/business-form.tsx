import { Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { engagements, holidayRegions } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { DurationField } from '../../ui/duration-field';
import { FieldsForm } from '../../ui/fields-form';
import { useSubmit } from '../../ui/submit';
import {
  typedWindows,
  useWindowChecks,
  WindowFields,
  windowsOf,
  type WindowValues,
} from '../../ui/window-fields';

interface BusinessValues extends WindowValues {
  holidays: string | null;
  noticeMinutes: number | null;
}

const longestNotice = 200 * 3600;

/** When work is promised: what turnaround counts, whose holidays are kept, and how early a wish has to come. */
export function BusinessForm({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { data: regions } = useQuery(holidayRegions);
  const form = useForm<BusinessValues>({
    initialValues: {
      windows: typedWindows(engagement.workingWindows),
      holidays: engagement.holidays,
      noticeMinutes: engagement.noticeMinutes,
    },
    validate: { windows: useWindowChecks() },
  });
  const sending = useSubmit(form, async (values) => {
    const { holidays, noticeMinutes } = values;
    const changes = { workingWindows: windowsOf(values), holidays, noticeMinutes };
    await engagements.edit(engagement.id, changes, engagement.version);
    await queries.invalidateQueries({ queryKey: ['engagements'] });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
    onClose();
  });
  const { noticeMinutes } = form.values;
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      <WindowFields form={form} needed />
      <Select
        label={formatMessage({ id: 'clients.holidays' })}
        description={formatMessage({ id: 'clients.holidays-hint' })}
        placeholder={formatMessage({ id: 'clients.no-holidays' })}
        data={(regions?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        searchable
        clearable
        limit={80}
        clearButtonProps={{ 'aria-label': formatMessage({ id: 'clients.no-holidays' }) }}
        {...form.getInputProps('holidays')}
      />
      <DurationField
        label={formatMessage({ id: 'clients.notice' })}
        description={formatMessage({ id: 'clients.notice-hint' })}
        longest={longestNotice}
        value={noticeMinutes === null ? null : noticeMinutes * 60}
        onChange={(seconds) =>
          form.setFieldValue('noticeMinutes', seconds === null ? null : Math.max(1, Math.round(seconds / 60)))
        }
        error={form.errors['noticeMinutes']}
      />
    </FieldsForm>
  );
}
