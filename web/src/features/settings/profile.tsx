import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { person as calls, sessionQuery } from '../../api/identity';
import { useSession } from '../../api/use-session';
import { languageNames } from '../../i18n/language';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import { ZoneSelect } from '../../ui/zone-select';
import styles from './settings.module.css';

export function Profile() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useForm({
    initialValues: { name: person.name, language: person.language, timeZone: person.timeZone },
    validate: { name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async ({ name, language, timeZone }) => {
    await calls.edit({ name: name.trim(), language, timeZone });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    form.resetDirty();
    toasts.done(formatMessage({ id: 'common.saved' }));
  });
  return (
    <Card title={formatMessage({ id: 'settings.profile' })} aside={person.email}>
      <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
        <ProblemNote error={error} />
        <TextInput
          label={formatMessage({ id: 'person.name' })}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <Select
          label={formatMessage({ id: 'common.language' })}
          allowDeselect={false}
          data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('language')}
        />
        <ZoneSelect
          label={formatMessage({ id: 'common.time-zone' })}
          description={formatMessage({ id: 'settings.zone-hint' })}
          {...form.getInputProps('timeZone')}
        />
        <div className={styles.actions}>
          <Button type="submit" loading={pending} disabled={!form.isDirty()}>
            <FormattedMessage id="common.save" />
          </Button>
        </div>
      </form>
    </Card>
  );
}
