import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import type { Language } from '../../api/types';
import { languageNames } from '../../i18n/language';

export interface ContactValues {
  contactName: string;
  email: string;
  language: Language;
}

/** The languages to choose from, each in its own name. */
export const languageChoices = Object.entries(languageNames).map(([value, label]) => ({ value, label }));

/** Who reads the reports, in which language. */
export function ContactFields<V extends ContactValues>({ form }: { form: UseFormReturnType<V> }) {
  const { formatMessage } = useIntl();
  return (
    <>
      <TextInput
        label={formatMessage({ id: 'clients.contact-name' })}
        maxLength={120}
        autoComplete="off"
        {...form.getInputProps('contactName')}
      />
      <TextInput
        type="email"
        label={formatMessage({ id: 'common.email' })}
        autoComplete="off"
        {...form.getInputProps('email')}
      />
      <NativeSelect
        label={formatMessage({ id: 'common.language' })}
        data={languageChoices}
        {...form.getInputProps('language')}
      />
    </>
  );
}
