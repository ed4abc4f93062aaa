import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements, holidayRegions } from '../../api/engagements';
import { newId } from '../../api/ids';
import type { Engagement } from '../../api/types';
import { DurationField } from '../../ui/duration-field';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { useWeekdays } from './place-fields';
import styles from './clients.module.css';

interface WindowValues {
  key: string;
  weekdays: string[];
  from: string;
  to: string;
}

interface BusinessValues extends Record<string, unknown> {
  windows: WindowValues[];
  holidays: string | null;
  noticeMinutes: number | null;
}

const most = 7;
const longestNotice = 200 * 3600;
const usual = { weekdays: ['1', '2', '3', '4', '5'], from: '09:00', to: '17:00' };

/** When work is promised: what turnaround counts, whose holidays are kept, and how early a wish has to come. */
export function BusinessForm({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { data: regions } = useQuery(holidayRegions);
  const form = useForm<BusinessValues>({
    initialValues: {
      windows: engagement.workingWindows.map(({ weekdays, from, to }) => ({
        ...{ key: newId(), weekdays: weekdays.map(String), from, to },
      })),
      holidays: engagement.holidays,
      noticeMinutes: engagement.noticeMinutes,
    },
    validate: {
      windows: {
        weekdays: (value: string[]) => (value.length === 0 ? formatMessage({ id: 'common.required' }) : null),
      },
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ windows, holidays, noticeMinutes }) => {
    const workingWindows = windows.map(({ weekdays, from, to }) => ({
      ...{ weekdays: weekdays.map(Number).sort(), from, to },
    }));
    await engagements.edit(engagement.id, { workingWindows, holidays, noticeMinutes }, engagement.version);
    await queries.invalidateQueries({ queryKey: ['engagements'] });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
    onClose();
  });
  const { windows, noticeMinutes } = form.values;
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
      {windows.map((window, index) => (
        <WindowRow key={window.key} form={form} index={index} alone={windows.length === 1} />
      ))}
      {windows.length < most && (
        <div className={styles.whole}>
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => form.insertListItem('windows', { key: newId(), ...usual })}
          >
            <FormattedMessage id="clients.add-window" />
          </Button>
        </div>
      )}
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
      <div className={`${styles.whole} ${styles.buttons}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

interface WindowRowProps {
  form: UseFormReturnType<BusinessValues>;
  index: number;
  alone: boolean;
}

function WindowRow({ form, index, alone }: WindowRowProps) {
  const { formatMessage } = useIntl();
  const weekdays = useWeekdays();
  const remove = formatMessage({ id: 'clients.remove-window' }, { number: index + 1 });
  return (
    <fieldset className={styles.surcharge}>
      <legend className="only-heard">
        <FormattedMessage id="clients.window-number" values={{ number: index + 1 }} />
      </legend>
      <Checkbox.Group
        label={formatMessage({ id: 'terms.window-days' })}
        {...form.getInputProps(`windows.${index}.weekdays`)}
      >
        <div className={styles.weekdays}>
          {weekdays.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={styles.windowTimes}>
        <TextInput
          type="time"
          label={formatMessage({ id: 'terms.window-from' })}
          {...form.getInputProps(`windows.${index}.from`)}
        />
        <TextInput
          type="time"
          label={formatMessage({ id: 'terms.window-to' })}
          description={formatMessage({ id: 'terms.window-to-hint' })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          {...form.getInputProps(`windows.${index}.to`)}
        />
        {!alone && (
          <ActionIcon
            className={styles.surchargeRemove}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={remove}
            title={remove}
            onClick={() => form.removeListItem('windows', index)}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </fieldset>
  );
}
