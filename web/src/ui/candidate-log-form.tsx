import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { services } from '../api/engagements';
import type { EntryCandidate } from '../api/entry-candidates';
import { tasks } from '../api/tasks';
import type { Engagement } from '../api/types';
import { useSession } from '../api/use-session';
import { useCandidateActs } from './candidate-acts';
import { clockIn, typedTimes } from './candidate-times';
import { engagementNames } from './engagement-names';
import { FieldsForm } from './fields-form';
import fields from './fields-form.module.css';
import { useSubmit } from './submit';

interface CandidateLogFormProps {
  candidate: EntryCandidate;
  engagements: Engagement[];
  onClose: () => void;
}

/** What an event was, in the words that the client reads. */
export function CandidateLogForm({ candidate, engagements, onClose }: CandidateLogFormProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const { accept } = useCandidateActs();
  const zone = person.timeZone;
  const required = formatMessage({ id: 'common.required' });
  const form = useForm({
    initialValues: {
      engagementId: candidate.engagementId ?? '',
      taskId: candidate.taskId ?? '',
      serviceId: candidate.serviceId ?? '',
      description: candidate.description,
      startsAt: clockIn(candidate.startsAt, zone),
      endsAt: clockIn(candidate.endsAt, zone),
      billable: true,
    },
    validate: {
      engagementId: (id) => (id ? null : required),
      startsAt: (text) => (text ? null : required),
      endsAt: (text, { startsAt }) =>
        text && text !== startsAt ? null : formatMessage({ id: 'candidate.ends' }),
    },
  });
  const { engagementId } = form.values;
  const open = useQuery({ ...tasks.list({ engagementId, open: true }), enabled: engagementId !== '' });
  const kinds = useQuery({ ...services.list(engagementId), enabled: engagementId !== '' });
  const sending = useSubmit(form, async ({ startsAt, endsAt, ...said }) => {
    const changes = {
      ...said,
      taskId: said.taskId || null,
      serviceId: said.serviceId || null,
      ...typedTimes(candidate, { start: startsAt, end: endsAt }, zone),
    };
    await accept.mutateAsync({ candidate, changes });
    onClose();
  });
  const none = { value: '', label: formatMessage({ id: 'common.none' }) };
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose} label="candidate.submit-log">
      <NativeSelect
        required
        data-autofocus={!engagementId || undefined}
        label={formatMessage({ id: 'candidate.client' })}
        data={[{ value: '', label: '' }, ...engagementNames(engagements)]}
        {...form.getInputProps('engagementId')}
        onChange={(event) =>
          form.setValues({ engagementId: event.currentTarget.value, taskId: '', serviceId: '' })
        }
      />
      <NativeSelect
        label={formatMessage({ id: 'candidate.task' })}
        disabled={engagementId === ''}
        data={[
          { value: '', label: formatMessage({ id: 'candidate.no-task' }) },
          ...(open.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title })),
        ]}
        {...form.getInputProps('taskId')}
      />
      <Textarea
        className={fields.whole}
        autosize
        minRows={2}
        maxLength={3000}
        label={formatMessage({ id: 'entry.description' })}
        description={formatMessage({
          id:
            candidate.description === '' && candidate.title !== ''
              ? 'candidate.named-other'
              : 'candidate.reads',
        })}
        {...form.getInputProps('description')}
      />
      <TextInput
        type="time"
        required
        label={formatMessage({ id: 'entry.start' })}
        {...form.getInputProps('startsAt')}
      />
      <TextInput
        type="time"
        required
        label={formatMessage({ id: 'entry.end' })}
        {...form.getInputProps('endsAt')}
      />
      <NativeSelect
        label={formatMessage({ id: 'entry.service' })}
        disabled={engagementId === ''}
        data={[
          none,
          ...(kinds.data?.items ?? [])
            .filter(({ archivedAt }) => !archivedAt)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...form.getInputProps('serviceId')}
      />
      <Checkbox
        style={{ alignSelf: 'end', paddingBottom: '0.5rem' }}
        label={formatMessage({ id: 'entry.billable' })}
        {...form.getInputProps('billable', { type: 'checkbox' })}
      />
    </FieldsForm>
  );
}
