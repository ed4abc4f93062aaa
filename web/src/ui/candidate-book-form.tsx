import { Checkbox, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { contacts } from '../api/clients';
import type { EntryCandidate } from '../api/entry-candidates';
import type { Engagement } from '../api/types';
import { useCandidateActs } from './candidate-acts';
import { engagementNames } from './engagement-names';
import { FieldsForm } from './fields-form';
import fields from './fields-form.module.css';
import { useSubmit } from './submit';

interface CandidateBookFormProps {
  candidate: EntryCandidate;
  engagements: Engagement[];
  onClose: () => void;
}

/** An event to come, as the appointment that the client knows of. Nobody is told by mail unless one says so. */
export function CandidateBookForm({ candidate, engagements, onClose }: CandidateBookFormProps) {
  const { formatMessage } = useIntl();
  const { accept } = useCandidateActs();
  const required = formatMessage({ id: 'common.required' });
  const form = useForm({
    initialValues: {
      engagementId: candidate.engagementId ?? '',
      title: candidate.description.slice(0, 200),
      contactIds: candidate.contactIds,
      tell: false,
    },
    validate: {
      engagementId: (id) => (id ? null : required),
      title: (title) => (title.trim() ? null : required),
      contactIds: (ids) => (ids.length > 0 ? null : required),
    },
  });
  const clientId = engagements.find(({ id }) => id === form.values.engagementId)?.clientId ?? '';
  const people = useQuery({ ...contacts.list(clientId), enabled: clientId !== '' });
  const sending = useSubmit(form, async (changes) => {
    await accept.mutateAsync({ candidate, changes });
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose} label="candidate.submit-book">
      <NativeSelect
        className={fields.whole}
        required
        label={formatMessage({ id: 'candidate.client' })}
        data={[{ value: '', label: '' }, ...engagementNames(engagements)]}
        {...form.getInputProps('engagementId')}
        onChange={(event) => form.setValues({ engagementId: event.currentTarget.value, contactIds: [] })}
      />
      <TextInput
        className={fields.whole}
        required
        maxLength={200}
        label={formatMessage({ id: 'candidate.appointment-title' })}
        description={formatMessage({
          id: candidate.description === '' ? 'candidate.named-other' : 'candidate.reads',
        })}
        {...form.getInputProps('title')}
      />
      <MultiSelect
        className={fields.whole}
        required
        disabled={clientId === ''}
        label={formatMessage({ id: 'candidate.contacts' })}
        data={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('contactIds')}
      />
      <Checkbox
        className={fields.whole}
        label={formatMessage({ id: 'candidate.tell' })}
        {...form.getInputProps('tell', { type: 'checkbox' })}
      />
    </FieldsForm>
  );
}
