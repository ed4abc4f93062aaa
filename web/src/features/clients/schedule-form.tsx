import { Checkbox, NativeSelect } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { bodyOf, emptyRules, questionOf, valuesOf, type ScheduleValues } from './schedule-draft';
import { CoveredFields, WhenFields } from './schedule-fields';
import { SchedulePreview } from './schedule-preview';
import { ScheduleReaders } from './schedule-readers';
import { TermsPart } from './terms-part';
import styles from './clients.module.css';

/** When reports are made, of which days, and for whom; the next ones are shown while one chooses. */
export function ScheduleForm({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const form = useForm<ScheduleValues>({
    initialValues: valuesOf(engagement.schedule),
    validate: {
      time: (time) => (time === '' ? formatMessage({ id: 'common.required' }) : null),
      recipients: (readers) =>
        readers === null || readers.some(({ role }) => role === 'to')
          ? null
          : formatMessage({ id: 'schedule.readers.somebody' }),
    },
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    await engagements.schedule(engagement.id, bodyOf(values));
    await queries.invalidateQueries({ queryKey: ['engagements'] });
    onClose();
  });
  const { enabled } = form.values;
  return (
    <form
      className={styles.agreement}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      {error !== null && <ProblemNote error={error} />}
      <Checkbox
        label={formatMessage({ id: 'clients.schedule-on' })}
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
      {enabled && (
        <>
          <TermsPart title={formatMessage({ id: 'schedule.part-when' })}>
            <WhenFields form={form} engagement={engagement} />
          </TermsPart>
          <TermsPart title={formatMessage({ id: 'schedule.part-days' })}>
            <CoveredFields form={form} />
          </TermsPart>
          <TermsPart title={formatMessage({ id: 'schedule.part-next' })}>
            <SchedulePreview
              engagementId={engagement.id}
              zone={form.values.timeZone ?? engagement.timeZone}
              asked={questionOf(form.values, engagement)}
            />
          </TermsPart>
        </>
      )}
      <TermsPart title={formatMessage({ id: 'schedule.part-sending' })}>
        {enabled && <SendingFields form={form} />}
        <ScheduleReaders form={form} clientId={engagement.clientId} />
      </TermsPart>
      <div className={styles.buttons}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

function SendingFields({ form }: { form: UseFormReturnType<ScheduleValues> }) {
  const { formatMessage } = useIntl();
  return (
    <>
      <Checkbox
        className={styles.whole}
        label={formatMessage({ id: 'clients.schedule-auto' })}
        description={formatMessage({ id: 'clients.schedule-auto-hint' })}
        {...form.getInputProps('autoSend', { type: 'checkbox' })}
      />
      <NativeSelect
        label={formatMessage({ id: 'schedule.empty' })}
        data={emptyRules.map((value) => ({ value, label: formatMessage({ id: `schedule.empty.${value}` }) }))}
        {...form.getInputProps('emptyWeeks')}
      />
    </>
  );
}
