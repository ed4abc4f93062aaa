import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { contacts } from '../../api/clients';
import { engagements } from '../../api/engagements';
import type { Appointment } from '../../api/types';
import { engagementNames } from '../../ui/engagement-names';
import styles from '../../ui/appointment.module.css';
import fields from '../../ui/fields-form.module.css';

export type PlaceKind = NonNullable<Appointment['place']>['kind'];

/** What an appointment is about, whoever it is with. */
export interface AboutValues extends Record<string, unknown> {
  engagementId: string;
  contactIds: string[];
  title: string;
  placeKind: PlaceKind | '';
  place: string;
  note: string;
}

export const nothingYet: AboutValues = {
  ...{ engagementId: '', contactIds: [], title: '', placeKind: '', place: '', note: '' },
};

/** What is asked for before it is sent. */
export function useAboutChecks() {
  const { formatMessage } = useIntl();
  const required = formatMessage({ id: 'common.required' });
  return {
    engagementId: (value: string) => (value ? null : required),
    contactIds: (value: string[]) => (value.length > 0 ? null : required),
    title: (value: string) => (value.trim() ? null : required),
    place: (value: string, { placeKind }: AboutValues) => (placeKind && !value.trim() ? required : null),
  };
}

/** As the server takes it. */
export function placeIn({ placeKind, place }: AboutValues): Appointment['place'] {
  return placeKind && place.trim() ? { kind: placeKind, text: place.trim() } : null;
}

interface AboutFieldsProps<V extends AboutValues> {
  form: UseFormReturnType<V>;
  /** Null: the engagement is chosen here; else whose contacts take part. */
  clientId: string | null;
}

/** With whom, what about, where. */
export function AboutFields<V extends AboutValues>({ form, clientId }: AboutFieldsProps<V>) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const places = useQuery({ ...engagements.list(), enabled: clientId === null });
  const chosen = places.data?.items.find(({ id }) => id === form.values.engagementId);
  const ofClient = clientId ?? chosen?.clientId ?? '';
  const people = useQuery({ ...contacts.list(ofClient), enabled: ofClient !== '' });
  const known = (people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const missing = ofClient !== '' && people.data !== undefined;
  /** Where there is one contact alone, it is they who take part. */
  const choose = async (engagementId: string) => {
    form.setValues({ engagementId, contactIds: [] as string[] } as Partial<V>);
    const place = places.data?.items.find(({ id }) => id === engagementId);
    if (!place) return;
    const { items } = await queries.ensureQueryData(contacts.list(place.clientId));
    const [only] = items;
    if (only && items.length === 1) form.setValues({ contactIds: [only.id] } as Partial<V>);
  };
  const none = { value: '', label: formatMessage({ id: 'task.not-set' }) };
  const kinds = (['video', 'telephone', 'address'] as const).map((value) => ({
    value,
    label: formatMessage({ id: `appointments.place.${value}` }),
  }));
  return (
    <>
      <TextInput
        className={fields.whole}
        autoFocus
        autoComplete="off"
        label={formatMessage({ id: 'appointments.title' })}
        maxLength={200}
        {...form.getInputProps('title')}
      />
      {clientId === null && (
        <NativeSelect
          label={formatMessage({ id: 'clients.engagement' })}
          data={[none, ...engagementNames(places.data?.items ?? [])]}
          {...form.getInputProps('engagementId')}
          onChange={(event) => void choose(event.currentTarget.value)}
        />
      )}
      <Checkbox.Group
        className={clientId === null ? undefined : fields.whole}
        label={formatMessage({ id: 'appointments.guests' })}
        {...form.getInputProps('contactIds')}
      >
        <div className={styles.guests}>
          {known.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
          {known.length === 0 && (
            <span className="dim small">
              {formatMessage({ id: missing ? 'appointments.no-contacts' : 'appointments.guests-of' })}
            </span>
          )}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={formatMessage({ id: 'appointments.where' })}
        data={[none, ...kinds]}
        {...form.getInputProps('placeKind')}
      />
      <TextInput
        label={formatMessage({ id: `appointments.place-text.${form.values.placeKind || 'none'}` })}
        maxLength={500}
        disabled={form.values.placeKind === ''}
        {...form.getInputProps('place')}
      />
      <Textarea
        className={fields.whole}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        label={formatMessage({ id: 'appointments.note' })}
        description={formatMessage({ id: 'appointments.note-hint' })}
        {...form.getInputProps('note')}
      />
    </>
  );
}
