import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { preferences } from '../../api/preferences';
import type { Contact, Preference } from '../../api/types';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';
import { emptyFields, fieldsOf, kinds, problemsOf, valueOf, type PreferenceFields } from './preference-draft';
import { PreferenceValueField } from './preference-value-field';

interface PreferenceFormProps {
  clientId: string;
  contacts: Contact[];
  /** Without one, a new one is written down. */
  preference?: Preference;
  onClose: () => void;
}

/** What somebody likes, how that is known and since when; said anew, it counts as confirmed today. */
export function PreferenceForm({ clientId, contacts, preference, onClose }: PreferenceFormProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const now = today(person.timeZone);
  const form = useForm<PreferenceFields>({
    initialValues: preference ? fieldsOf(preference) : emptyFields(now),
    validate: (values) =>
      Object.fromEntries(
        Object.entries(problemsOf(values)).map(([field, problem]) => [
          field,
          formatMessage({ id: problem === 'required' ? 'common.required' : `preference.problem.${problem}` }),
        ]),
      ),
  });
  const sending = useSubmit(form, async (values) => {
    const value = valueOf(values);
    const known = { source: values.source.trim(), note: values.note.trim() };
    if (preference) {
      // Only another value is sent: one that is sent counts as confirmed today.
      const same = JSON.stringify(value) === JSON.stringify(valueOf(fieldsOf(preference)));
      await preferences.edit(preference.id, same ? known : { ...known, value }, preference.version);
    } else {
      await preferences.add({
        id,
        clientId,
        kind: values.kind,
        contactId: values.contactId || null,
        value,
        ...known,
        ...(values.confirmedOn ? { confirmedOn: values.confirmedOn } : {}),
      });
    }
    await queries.invalidateQueries({ queryKey: ['preferences'] });
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      {!preference && (
        <>
          <NativeSelect
            autoFocus
            label={formatMessage({ id: 'preference.kind' })}
            data={kinds.map((value) => ({ value, label: formatMessage({ id: `brief.kind.${value}` }) }))}
            {...form.getInputProps('kind')}
          />
          <NativeSelect
            label={formatMessage({ id: 'preference.whose' })}
            data={[
              { value: '', label: formatMessage({ id: 'preference.of-client' }) },
              ...contacts.map(({ id: value, name }) => ({ value, label: name })),
            ]}
            {...form.getInputProps('contactId')}
          />
        </>
      )}
      <PreferenceValueField form={form} />
      <TextInput
        label={formatMessage({ id: 'preference.source' })}
        placeholder={formatMessage({ id: 'preference.source-example' })}
        maxLength={200}
        {...form.getInputProps('source')}
      />
      {!preference && (
        <TextInput
          type="date"
          label={formatMessage({ id: 'preference.confirmed-on' })}
          max={now}
          {...form.getInputProps('confirmedOn')}
        />
      )}
      <TextInput
        className={fields.whole}
        label={formatMessage({ id: 'preference.note' })}
        description={formatMessage({ id: 'common.optional' })}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
    </FieldsForm>
  );
}
