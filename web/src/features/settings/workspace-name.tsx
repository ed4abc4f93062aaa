import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { sessionQuery, workspace } from '../../api/identity';
import type { Workspace } from '../../api/types';
import { Loaded } from '../../ui/loaded';
import { Card, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import styles from './settings.module.css';

export function WorkspaceName() {
  const { formatMessage } = useIntl();
  const query = useQuery(workspace.query);
  return (
    <Card title={formatMessage({ id: 'settings.workspace' })} minHeight={168}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={48} />}>
        {(found) => <NameForm found={found} />}
      </Loaded>
    </Card>
  );
}

function NameForm({ found }: { found: Workspace }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useForm({
    initialValues: { name: found.name },
    validate: { name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async ({ name }) => {
    queries.setQueryData(
      workspace.query.queryKey,
      await workspace.edit({ name: name.trim() }, found.version),
    );
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    form.resetDirty();
    toasts.done(formatMessage({ id: 'common.saved' }));
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
      <ProblemNote error={error} />
      <TextInput
        label={formatMessage({ id: 'workspace.name' })}
        description={formatMessage({ id: 'workspace.hint' })}
        disabled={!found.can.edit}
        {...form.getInputProps('name')}
      />
      <div className={styles.actions}>
        <Button type="submit" loading={pending} disabled={!form.isDirty()}>
          <FormattedMessage id="common.save" />
        </Button>
      </div>
    </form>
  );
}
